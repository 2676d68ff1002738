import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem, type ProblemAnswering } from '../problems/answer-problem.js';

/** Every error that leaves a route, a guard, a pipe or Fastify itself ends here. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly answering: ProblemAnswering) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.answering);
  }
}
