import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';
import { Problem } from '../problems/problem.js';

/** Paths that answer however busy the service is: who watches it must be able to see it. */
const exempt = /^\/(health\/|metrics)/;

/** Refuses with 503 and Retry-After, instead of queueing, once `limit` requests are being answered. */
export function useInFlightBound(fastify: FastifyInstance, limit: number, metrics: Metrics): void {
  let inFlight = 0;
  metrics.watchInFlight(() => inFlight);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (exempt.test(request.url)) return done();
    if (inFlight >= limit) {
      metrics.refused.inc({ reason: 'overload' });
      return done(new Problem(503, 'overloaded', {}, { retryAfter: 2 }));
    }
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
