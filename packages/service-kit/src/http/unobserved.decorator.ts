import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

const KEY = 'namkhongUnobserved';

/**
 * Nothing is written down of a request to this route: no line in the log, at any level, and no point in a metric, whose
 * time would tell when somebody spoke. What fails on our side is logged by its kind, without the request's id.
 */
export const Unobserved = () => RouteConfig({ [KEY]: true });

export function isUnobserved(request: FastifyRequest): boolean {
  const config = request.routeOptions.config as unknown as Readonly<Record<string, unknown>> | undefined;
  return config?.[KEY] === true;
}
