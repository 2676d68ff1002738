import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import { contextOf } from './request-hooks.js';
import { isUnobserved } from './unobserved.decorator.js';

/** Measures every answer and logs it at debug level: by the pattern of its route, never by its address. Unobserved ones it passes over. */
export function useHttpMetrics(fastify: FastifyInstance, metrics: Metrics, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    if (isUnobserved(request)) return done();
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: String(reply.statusCode),
    };
    metrics.httpDuration.observe(labels, reply.elapsedTime / 1000);
    const { correlationId } = contextOf(request);
    logger.debug({ ...labels, ms: Math.round(reply.elapsedTime), correlationId }, 'answered');
    done();
  });
}

/** `/metrics`, for the operator's Prometheus; the gateway does not route it to the outside. */
export function exposeMetrics(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.get('/metrics', async (_request, reply) => {
    void reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}
