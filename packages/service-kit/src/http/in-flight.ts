import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';
import { answerProblem, type ProblemAnswering } from '../problems/answer-problem.js';
import { Problem } from '../problems/problem.js';

/** Paths that answer however busy the service is: who watches it must be able to see it. */
const exempt = /^\/(health\/|metrics)/;

/** One for all refusals: to take down where it was made would cost as much as all the rest of a refusal. */
const overloaded = new Problem(503, 'overloaded', {}, { retryAfter: 2 });

/**
 * Refuses with 503 and Retry-After, instead of queueing, once `limit` requests are being answered. A refusal goes past
 * routes, guards and error handlers, since what it costs is taken from those who are served.
 */
export function useInFlightBound(
  fastify: FastifyInstance,
  limit: number,
  metrics: Metrics,
  answering: ProblemAnswering,
): void {
  let inFlight = 0;
  metrics.watchInFlight(() => inFlight);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (exempt.test(request.url)) return done();
    if (inFlight >= limit) return answerProblem(overloaded, request, reply, answering);
    inFlight += 1;
    let left = false;
    // `finish` never comes where the client went away, `close` not everywhere else: whichever is first counts.
    const leave = () => {
      if (left) return;
      left = true;
      inFlight -= 1;
    };
    reply.raw.once('finish', leave);
    reply.raw.once('close', leave);
    done();
  });
}
