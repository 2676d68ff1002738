import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule, Type } from '@nestjs/common';
import type { BaseEnvironment } from './environment/base-environment.js';
import { createAdapter } from './http/fastify-adapter.js';
import { NestLogger } from './logging/nest-logger.js';
import { createLogger } from './logging/logger.js';
import { runService, type RunningService } from './run-service.js';

export interface BootSettings {
  /** The same short name as in ServiceKitModule.forRoot. */
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly environment: BaseEnvironment;
  /** Largest request body in bytes; 1 MiB when left out. */
  readonly bodyLimit?: number;
}

/**
 * Boots a service: database connected and migrated, HTTP listening, then relay and consumers started. Stops in order
 * on SIGTERM or SIGINT. Rejects, naming the route, where a route demands neither @Public nor @Allow.
 */
export async function bootService(settings: BootSettings): Promise<RunningService> {
  const { name, module, environment } = settings;
  const logger = createLogger({ name, level: environment.LOG_LEVEL });
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter(settings), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const service = await runService(app, { name, environment });
  service.stopOnSignals();
  return service;
}
