import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { DynamicModule, Type } from '@nestjs/common';
import type { BaseEnvironment } from './environment/base-environment.js';
import { createAdapter } from './http/fastify-adapter.js';
import { NestLogger } from './logging/nest-logger.js';
import { createLogger } from './logging/logger.js';
import { stopOnSignals } from './lifecycle/stop-on-signals.js';
import { runService, type RunningService } from './lifecycle/run-service.js';

export interface BootSettings {
  /** The same short name as in ServiceKitModule.forRoot. */
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly environment: BaseEnvironment;
  /** Largest request body in bytes; 1 MiB when left out. */
  readonly bodyLimit?: number;
  /** Exchanges a provider's instance for another, for tests: a clock that stands still. */
  readonly replace?: (instance: unknown) => unknown;
}

/**
 * Boots a service: database connected and migrated, HTTP listening, then relay and consumers started. Stops in order
 * on SIGTERM or SIGINT. Rejects, naming the route, where a route demands neither @Public nor @Allow.
 */
export async function bootService(settings: BootSettings): Promise<RunningService> {
  const service = await startService(settings);
  stopOnSignals(() => service.stop(), service.logger);
  return service;
}

/** The same without a hold on the process: several may run in one, as in tests. */
export async function startService(settings: BootSettings): Promise<RunningService> {
  const { name, module, environment, replace } = settings;
  const logger = createLogger({ name, level: environment.LOG_LEVEL });
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter(settings), {
    logger: new NestLogger(logger),
    abortOnError: false,
    ...(replace ? { instrument: { instanceDecorator: replace } } : {}),
  });
  try {
    return await runService(app, { name, environment });
  } catch (error) {
    await app.close();
    await app.get(DataSource).destroy();
    throw error;
  }
}
