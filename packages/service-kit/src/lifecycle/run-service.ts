import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { BusConsumer } from '../bus/define-consumer.js';
import { BusLifecycle } from '../bus/bus-lifecycle.js';
import { busSettings } from '../bus/bus-settings.js';
import { measureBus } from '../bus/bus-metrics.js';
import { Clock } from '../context/clock.js';
import { Database } from '../database/database.js';
import type { BaseEnvironment } from '../environment/base-environment.js';
import { Health, useHealth } from '../health/health.js';
import { configureHttp } from '../http/configure-http.js';
import { listenBacklog } from '../http/listen-backlog.js';
import { IdempotencyRepository } from '../idempotency/idempotency.repository.js';
import { retainedSince } from '../idempotency/retention.js';
import { LOGGER } from '../kit.tokens.js';
import { LimitStoreHolder } from '../limits/limit-store.js';
import { Metrics } from '../metrics/metrics.js';
import { RunningParts } from '../operation/running-parts.js';
import { bounded } from './bounded.js';
import { HOUR_MS, Rounds } from './rounds.js';

export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly logger: Logger;
  /** Where it listens, for example `http://127.0.0.1:8101`. */
  readonly url: string;
  /** Stops in order, within 10 s: not ready → no new requests → consumers drained → relay → database closed. */
  stop(): Promise<void>;
}

export interface RunSettings {
  readonly name: string;
  readonly environment: BaseEnvironment;
}

const stopWithin = 10_000;

/** Starts what a created application consists of, HTTP first, so that health can be asked while the bus connects. */
export async function runService(
  app: NestFastifyApplication,
  { name, environment }: RunSettings,
): Promise<RunningService> {
  const fastify = app.getHttpAdapter().getInstance();
  const logger = app.get<Logger>(LOGGER);
  const database = app.get(Database);
  configureHttp(app, { name, environment });
  const bus = new BusLifecycle({
    service: name,
    database,
    consumers: consumersOf(app),
    bus: busSettings(environment, name),
    logger,
  });
  const health = new Health([
    {
      name: 'database',
      check: () => database.read((session) => session.query('SELECT 1')).then(() => undefined),
    },
    { name: 'bus', check: () => bus.fault() },
  ]);
  useHealth(fastify, health);
  app.get(RunningParts).run({ bus, health });
  measureBus(app.get(Metrics), bus, database, logger);
  try {
    await app.listen({ port: environment.PORT, host: environment.HOST, backlog: listenBacklog });
    await bus.start();
  } catch (error) {
    await bus.stop();
    throw error;
  }
  const failure = 'stored answers were not forgotten; next try in an hour';
  const work = () => forgetAnswers(app);
  const upkeep = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger, failure });
  logger.info({ port: environment.PORT }, 'started');

  const stopInOrder = async () => {
    health.leave();
    await upkeep.stop();
    await fastify.close();
    await bus.stop();
    app.get(LimitStoreHolder).close();
    await app.close();
    await app.get(DataSource).destroy();
    logger.info('stopped');
  };
  let stopping: Promise<void> | undefined;
  return {
    app,
    logger,
    url: await app.getUrl(),
    stop: () => (stopping ??= bounded(`stopping ${name}`, stopWithin, stopInOrder())),
  };
}

function consumersOf(app: NestFastifyApplication): BusConsumer[] {
  const instances = app
    .get(DiscoveryService)
    .getProviders()
    .map((wrapper): unknown => wrapper.instance);
  return instances.filter((instance) => instance instanceof BusConsumer);
}

async function forgetAnswers(app: NestFastifyApplication): Promise<void> {
  const before = retainedSince(app.get(Clock).now());
  await app
    .get(Database)
    .transaction((session) => app.get(IdempotencyRepository).deleteBefore(session, before));
}
