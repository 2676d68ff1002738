import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { contextOf } from '../http/request-hooks.js';
import { isUnobserved } from '../http/unobserved.decorator.js';
import type { ProblemCatalogue } from './catalogue.js';
import { Problem } from './problem.js';
import { isRefusal, type Refusals } from './refusals.js';
import { problemHeaders, renderProblem } from './render-problem.js';
import { toProblem } from './to-problem.js';

export interface ProblemAnswering {
  readonly catalogue: ProblemCatalogue;
  readonly logger: Logger;
  readonly refusals: Refusals;
}

/** The one place where an error becomes an answer. What is ours is logged with its stack and never shown. */
export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { catalogue, logger, refusals }: ProblemAnswering,
): void {
  const problem = toProblem(error);
  const context = contextOf(request);
  if (isRefusal(problem)) refusals.note();
  else if (problem.status >= 500) {
    const { code } = problem;
    const cause = problem.cause ?? problem;
    logger.error(
      isUnobserved(request)
        ? { code, kind: cause instanceof Error ? cause.name : typeof cause }
        : { err: cause, code, correlationId: context.correlationId },
      'a request failed',
    );
  }
  if (reply.sent) return;
  if (problem.code === 'body-too-large') readToTheEnd(request, reply);
  void reply
    .status(problem.status)
    .headers(problemHeaders(problem))
    .send(JSON.stringify(renderProblem(problem, catalogue, context)));
}

/** So much of a body that is too large is read and thrown away: what the gateway lets through at most, and more. */
const UNREAD_AT_MOST = 64 * 1024 * 1024;

/**
 * Fastify would close the connection at once, and whoever is still sending would see it break and never the answer. Where
 * the end is known and near, Node throws the rest away once the answer is out.
 */
function readToTheEnd({ headers }: FastifyRequest, reply: FastifyReply): void {
  if (Number(headers['content-length'] ?? Infinity) <= UNREAD_AT_MOST) void reply.removeHeader('connection');
}

/** Problem answers for an application on Fastify alone; under Nest the ProblemFilter gives them. */
export function useProblems(fastify: FastifyInstance, answering: ProblemAnswering): void {
  fastify.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, answering));
  fastify.setNotFoundHandler((request, reply) =>
    answerProblem(new Problem(404, 'route-unknown'), request, reply, answering),
  );
}
