import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { AuditController } from './audit/audit.controller.js';
import { AuditLog } from './audit/audit-log.js';
import { AuditReader } from './audit/audit.reader.js';
import { AccessGuard } from './auth/access.guard.js';
import { Callers } from './auth/callers.js';
import { GrantConsumer } from './auth/grant.consumer.js';
import { GrantRepository } from './auth/grant.repository.js';
import { TokenVerifier } from './auth/token-verifier.js';
import { defineConsumer } from './bus/define-consumer.js';
import { Events } from './bus/events.js';
import { Clock } from './context/clock.js';
import { Ids } from './context/ids.js';
import {
  createDataSource,
  kitMigrations,
  type EntityClass,
  type MigrationClass,
} from './database/data-source.js';
import { Database } from './database/database.js';
import { migrate } from './database/migrate.js';
import type { BaseEnvironment } from './environment/base-environment.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IdempotencyRepository } from './idempotency/idempotency.repository.js';
import { connectLimitStore, LimitStoreHolder } from './limits/limit-store.js';
import { RateLimitGuard } from './limits/rate-limit.guard.js';
import { Closing } from './lifecycle/closing.js';
import { RateLimits } from './limits/rate-limits.js';
import { ENVIRONMENT, LOGGER, PROBLEMS, SERVICE_NAME } from './kit.tokens.js';
import { createLogger } from './logging/logger.js';
import { Metrics } from './metrics/metrics.js';
import { DeadLetters } from './operation/dead-letters.service.js';
import { OperationController } from './operation/operation.controller.js';
import { OperationReader } from './operation/operation.reader.js';
import { RunningParts } from './operation/running-parts.js';
import { Refusals } from './problems/refusals.js';
import { kitProblems, type ProblemCatalogue } from './problems/catalogue.js';

export interface ServiceKitSettings {
  /** The service's short name: its path under /api, its source in events, its name in logs. */
  readonly name: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  readonly environment: BaseEnvironment;
  /** The service's own problems, beside those of the kit. */
  readonly problems: ProblemCatalogue;
}

/** What every service has in common, provided globally. The database is connected and migrated before it is injected. */
@Module({})
export class ServiceKitModule {
  static forRoot(settings: ServiceKitSettings): DynamicModule {
    const providers = [...settingsProviders(settings), ...kitProviders];
    return {
      module: ServiceKitModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [AuditController, OperationController],
      providers: [...providers, grantConsumer],
      exports: providers,
    };
  }
}

const grantConsumer = defineConsumer({
  group: 'grants',
  topics: ['directive.grant.v1'],
  handler: GrantConsumer,
});

const kitProviders: Provider[] = [
  Ids,
  Database,
  Events,
  AuditLog,
  AuditReader,
  Closing,
  Metrics,
  RunningParts,
  OperationReader,
  DeadLetters,
  GrantRepository,
  GrantConsumer,
  Callers,
  AccessGuard,
  RateLimitGuard,
  IdempotencyRepository,
  IdempotencyInterceptor,
];

function settingsProviders({
  name,
  entities,
  migrations,
  environment,
  problems,
}: ServiceKitSettings): Provider[] {
  return [
    { provide: SERVICE_NAME, useValue: name },
    { provide: ENVIRONMENT, useValue: environment },
    { provide: PROBLEMS, useValue: { ...kitProblems, ...problems } },
    { provide: Clock, useFactory: () => new Clock(environment.CLOCK_AHEAD_SECONDS) },
    { provide: LOGGER, useFactory: () => createLogger({ name, level: environment.LOG_LEVEL }) },
    {
      provide: Refusals,
      inject: [Metrics, LOGGER],
      useFactory: (metrics: Metrics, logger: Logger) => new Refusals(metrics, logger),
    },
    {
      provide: LimitStoreHolder,
      inject: [LOGGER],
      useFactory: (logger: Logger) =>
        new LimitStoreHolder(
          environment.REDIS_URL ? connectLimitStore(environment.REDIS_URL, logger) : undefined,
        ),
    },
    {
      provide: RateLimits,
      inject: [LimitStoreHolder],
      useFactory: ({ store }: LimitStoreHolder) => new RateLimits(name, store),
    },
    {
      provide: TokenVerifier,
      useFactory: () =>
        new TokenVerifier({
          issuer: environment.OIDC_ISSUER,
          audience: environment.OIDC_AUDIENCE,
          jwksUrl: new URL(environment.OIDC_JWKS_URL ?? `${environment.OIDC_ISSUER}/jwks`),
        }),
    },
    {
      provide: DataSource,
      useFactory: async () => {
        const { DATABASE_URL: url, DATABASE_POOL: pool } = environment;
        const source = createDataSource({
          url,
          name,
          entities,
          migrations: [...kitMigrations, ...migrations],
          pool,
        });
        await source.initialize();
        await migrate(source);
        return source;
      },
    },
  ];
}
