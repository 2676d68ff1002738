import { RequestMethod } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AccessGuard } from './auth/access.guard.js';
import { Callers } from './auth/callers.js';
import type { BaseEnvironment } from './environment/base-environment.js';
import { ProblemFilter } from './http/problem.filter.js';
import { useRequestContext } from './http/request-hooks.js';
import { LOGGER, PROBLEMS } from './kit.tokens.js';
import type { ProblemCatalogue } from './problems/catalogue.js';

export interface RunningService {
  readonly app: NestFastifyApplication;
  /** Where it listens, for example `http://127.0.0.1:8101`. */
  readonly url: string;
  /** Stops in order: not ready → no new requests → consumers drained → relay stopped → database closed. */
  stop(): Promise<void>;
  /** Stops on SIGTERM or SIGINT and ends the process. */
  stopOnSignals(): void;
}

export interface RunSettings {
  readonly name: string;
  readonly environment: BaseEnvironment;
}

export async function runService(
  app: NestFastifyApplication,
  { name, environment }: RunSettings,
): Promise<RunningService> {
  const fastify = app.getHttpAdapter().getInstance();
  const logger = app.get<Logger>(LOGGER);
  useRequestContext(fastify);
  app.setGlobalPrefix(`api/${name}/v1`, { exclude: [{ path: 'health/*path', method: RequestMethod.GET }] });
  app.useGlobalFilters(new ProblemFilter(app.get<ProblemCatalogue>(PROBLEMS), logger));
  app.useGlobalGuards(new AccessGuard(app.get(Reflector), app.get(Callers)));
  await app.listen(environment.PORT, environment.HOST);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  const stop = () => app.close();
  return {
    app,
    url,
    stop,
    stopOnSignals() {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
    },
  };
}
