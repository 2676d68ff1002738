import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { contextOf } from '../http/request-hooks.js';
import type { ProblemCatalogue } from './catalogue.js';
import { Problem } from './problem.js';
import { problemHeaders, renderProblem } from './render-problem.js';
import { toProblem } from './to-problem.js';

export interface ProblemAnswering {
  readonly catalogue: ProblemCatalogue;
  readonly logger: Logger;
}

/** The one place where an error becomes an answer. What is ours is logged with its stack and never shown. */
export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { catalogue, logger }: ProblemAnswering,
): void {
  const problem = toProblem(error);
  const context = contextOf(request);
  if (problem.status >= 500) {
    const { code } = problem;
    logger.error(
      { err: problem.cause ?? problem, code, correlationId: context.correlationId },
      'a request failed',
    );
  }
  if (reply.sent) return;
  void reply
    .status(problem.status)
    .headers(problemHeaders(problem))
    .send(JSON.stringify(renderProblem(problem, catalogue, context)));
}

/** Problem answers for an application on Fastify alone; under Nest the ProblemFilter gives them. */
export function useProblems(fastify: FastifyInstance, answering: ProblemAnswering): void {
  fastify.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, answering));
  fastify.setNotFoundHandler((request, reply) =>
    answerProblem(new Problem(404, 'route-unknown'), request, reply, answering),
  );
}
