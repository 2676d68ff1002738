import compress from '@fastify/compress';
import {
  bounded,
  createLogger,
  exposeMetrics,
  Health,
  listenBacklog,
  Metrics,
  Refusals,
  useHealth,
  useHttpMetrics,
  useInFlightBound,
  useRequestContext,
  answerProblem,
} from '@namkhong/service-kit';
import { fastify as createFastify } from 'fastify';
import { resolve } from 'node:path';
import type { GatewayEnvironment } from './environment.js';
import { usePortal } from './portal/use-portal.js';
import { gatewayProblems } from './problems.js';
import { routeTable, services } from './proxy/route-table.js';
import { useProxy } from './proxy/use-proxy.js';
import { useReference } from './reference/use-reference.js';
import { NetworkHash } from './security/network-hash.js';
import { useRequestLimits } from './security/use-request-limits.js';
import { useSecurityHeaders } from './security/security-headers.js';

const compressible =
  /^(text\/(?!event-stream)|application\/(json|problem\+json|javascript|manifest\+json|wasm)|image\/svg\+xml)/;

/** The one public origin: limits and headers in front, then the portal, the reference, and the services. */
export async function startGateway(environment: GatewayEnvironment) {
  const logger = createLogger({ name: 'gateway', level: environment.LOG_LEVEL });
  const metrics = new Metrics();
  const health = new Health([]);
  const routes = routeTable(environment);
  const fastify = createFastify({
    bodyLimit: environment.BODY_LIMIT,
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  });
  const answering = { catalogue: gatewayProblems, logger, refusals: new Refusals(metrics, logger) };
  fastify.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, answering));
  useRequestContext(fastify);
  useSecurityHeaders(fastify, { secure: environment.PUBLIC_ORIGIN.startsWith('https:') });
  useInFlightBound(fastify, environment.MAX_IN_FLIGHT, metrics, answering);
  useRequestLimits(fastify, environment.BODY_LIMIT);
  useHttpMetrics(fastify, metrics, logger);
  useHealth(fastify, health);
  await fastify.register(compress, { threshold: 1024, customTypes: compressible, encodings: ['br', 'gzip'] });
  useReference(fastify, upstreamsOf(routes));
  await useProxy(fastify, {
    routes,
    networks: new NetworkHash(environment.NETWORK_HASH_KEY),
    trustedProxies: environment.TRUSTED_PROXIES,
    answering,
  });
  await usePortal(fastify, resolve(environment.PORTAL_DIR));
  const url = await fastify.listen({
    port: environment.PORT,
    host: environment.HOST,
    backlog: listenBacklog,
  });
  const closeMetrics = await serveMetrics(environment, metrics);
  logger.info({ port: environment.PORT }, 'started');

  const stopInOrder = async () => {
    health.leave();
    await fastify.close();
    await closeMetrics();
    logger.info('stopped');
  };
  let stopping: Promise<void> | undefined;
  return { url, logger, stop: () => (stopping ??= bounded('stopping the gateway', 10_000, stopInOrder())) };
}

function upstreamsOf(routes: ReturnType<typeof routeTable>): ReadonlyMap<string, string> {
  return new Map(
    services.flatMap((name) => {
      const route = routes.find(({ prefix }) => prefix === `/api/${name}/`);
      return route ? [[name, route.upstream]] : [];
    }),
  );
}

/** On a port of its own: how busy the platform is, is not for the public origin. */
async function serveMetrics(
  { METRICS_PORT, HOST }: GatewayEnvironment,
  metrics: Metrics,
): Promise<() => Promise<void>> {
  if (METRICS_PORT === undefined) return () => Promise.resolve();
  const fastify = createFastify();
  exposeMetrics(fastify, metrics);
  await fastify.listen({ port: METRICS_PORT, host: HOST });
  return () => fastify.close();
}
