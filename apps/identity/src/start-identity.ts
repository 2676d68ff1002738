import formbody from '@fastify/formbody';
import {
  bounded,
  connectLimitStore,
  createDataSource,
  createLogger,
  exposeMetrics,
  Database,
  Health,
  HOUR_MS,
  kitProblems,
  listenBacklog,
  Metrics,
  Refusals,
  Rounds,
  migrate,
  RateLimits,
  useHealth,
  useHttpMetrics,
  useInFlightBound,
  useProblems,
  useRequestContext,
} from '@namkhong/service-kit';
import { fastify as createFastify } from 'fastify';
import { Accounts } from './accounts/accounts.js';
import { migrations } from './database/data-source.js';
import type { IdentityEnvironment } from './environment.js';
import { signingKeys } from './keys/signing-keys.js';
import { loginRoutes } from './login/login-routes.js';
import { style } from './pages/style.js';
import { createProvider } from './provider/create-provider.js';
import { mountProvider } from './provider/mount-provider.js';
import { forgetExpired } from './provider/record-adapter.js';

const name = 'identity';

/** Connects, migrates, prepares keys and accounts, and listens. */
export async function startIdentity(environment: IdentityEnvironment) {
  const logger = createLogger({ name, level: environment.LOG_LEVEL });
  const source = createDataSource({ url: environment.DATABASE_URL, name, entities: [], migrations, pool: 5 });
  await source.initialize();
  await migrate(source);
  const database = new Database(source);
  const accounts = new Accounts(database);
  await accounts.saveAll(environment.DEMO_ACCOUNTS);
  const keys = await signingKeys(database, environment.KEY_ENCRYPTION_KEY, new Date());
  const provider = createProvider({ environment, database, accounts, keys, logger });
  const store = environment.REDIS_URL ? connectLimitStore(environment.REDIS_URL, logger) : undefined;
  const metrics = new Metrics();
  const health = new Health([
    {
      name: 'database',
      check: () => database.read((session) => session.query('SELECT 1')).then(() => undefined),
    },
  ]);

  const fastify = createFastify({
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  });
  useRequestContext(fastify);
  const answering = { catalogue: kitProblems, logger, refusals: new Refusals(metrics, logger) };
  useInFlightBound(fastify, environment.MAX_IN_FLIGHT, metrics, answering);
  useProblems(fastify, answering);
  useHttpMetrics(fastify, metrics, logger);
  exposeMetrics(fastify, metrics);
  useHealth(fastify, health);
  await fastify.register(formbody);
  fastify.get('/oidc/style.css', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(style),
  );
  loginRoutes(fastify, { provider, accounts, limits: new RateLimits(name, store) });
  await mountProvider(fastify, provider, environment.PUBLIC_ORIGIN);
  const url = await fastify.listen({
    port: environment.PORT,
    host: environment.HOST,
    backlog: listenBacklog,
  });
  const failure = 'expired logins were not forgotten; next try in an hour';
  const work = () => forgetExpired(database);
  const upkeep = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger, failure });
  logger.info({ port: environment.PORT }, 'started');

  const stopInOrder = async () => {
    health.leave();
    await upkeep.stop();
    await fastify.close();
    store?.close();
    await source.destroy();
    logger.info('stopped');
  };
  let stopping: Promise<void> | undefined;
  return { url, logger, stop: () => (stopping ??= bounded('stopping identity', 10_000, stopInOrder())) };
}
