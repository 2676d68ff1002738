import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { PROBLEMS, LOGGER } from '../kit.tokens.js';
import type { ProblemCatalogue } from '../problems/catalogue.js';
import { problemHeaders, renderProblem } from '../problems/render-problem.js';
import { toProblem } from '../problems/to-problem.js';
import { contextOf } from './request-hooks.js';

/** The one place where an error becomes an answer. What is ours is logged with its stack and never shown. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(PROBLEMS) private readonly catalogue: ProblemCatalogue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error);
    const context = contextOf(request);
    if (problem.status >= 500) {
      this.logger.error(
        { err: problem.cause ?? problem, code: problem.code, correlationId: context.correlationId },
        'a request failed',
      );
    }
    if (reply.sent) return;
    void reply
      .status(problem.status)
      .headers(problemHeaders(problem))
      .send(JSON.stringify(renderProblem(problem, this.catalogue, context)));
  }
}
