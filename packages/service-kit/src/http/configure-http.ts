import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AccessGuard } from '../auth/access.guard.js';
import type { BaseEnvironment } from '../environment/base-environment.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { LOGGER, PROBLEMS } from '../kit.tokens.js';
import { RateLimitGuard } from '../limits/rate-limit.guard.js';
import { Metrics } from '../metrics/metrics.js';
import { describeService } from '../openapi/describe-service.js';
import type { ProblemCatalogue } from '../problems/catalogue.js';
import { exposeMetrics, useHttpMetrics } from './http-metrics.js';
import { useInFlightBound } from './in-flight.js';
import { Refusals } from '../problems/refusals.js';
import { ProblemFilter } from './problem.filter.js';
import { useRequestContext } from './request-hooks.js';
import { listRoutes, requireAccessEverywhere } from './route-list.js';

export interface HttpSettings {
  readonly name: string;
  readonly environment: BaseEnvironment;
}

/**
 * Puts the house's order in front of every route: context, overload, limits, access, idempotency, problems; and the
 * description of all routes beside them. Throws where a route demands no access.
 */
export function configureHttp(app: NestFastifyApplication, { name, environment }: HttpSettings): void {
  const fastify = app.getHttpAdapter().getInstance();
  const logger = app.get<Logger>(LOGGER);
  const metrics = app.get(Metrics);
  const answering = { catalogue: app.get<ProblemCatalogue>(PROBLEMS), logger, refusals: app.get(Refusals) };
  const routes = listRoutes(app);
  requireAccessEverywhere(routes);

  useRequestContext(fastify);
  useInFlightBound(fastify, environment.MAX_IN_FLIGHT, metrics, answering);
  useHttpMetrics(fastify, metrics, logger);
  exposeMetrics(fastify, metrics);
  app.setGlobalPrefix(`api/${name}/v1`);
  app.useGlobalFilters(new ProblemFilter(answering));
  app.useGlobalGuards(app.get(RateLimitGuard), app.get(AccessGuard));
  app.useGlobalInterceptors(app.get(IdempotencyInterceptor));

  const description = describeService({ name, issuer: environment.OIDC_ISSUER, routes });
  fastify.get(`/api/${name}/openapi.json`, () => description);
}
