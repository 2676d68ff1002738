import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import { CreateBusTables1795392000001 } from './migrations/1795392000001-create-bus-tables.js';
import { CreateAuthGrants1795392000002 } from './migrations/1795392000002-create-auth-grants.js';
import { CreateIdempotencyKeys1795392000003 } from './migrations/1795392000003-create-idempotency-keys.js';
import { CreateAuditLog1795651200060 } from './migrations/1795651200060-create-audit-log.js';
import { CreateSealingKeys1795651300010 } from './migrations/1795651300010-create-sealing-keys.js';

export type EntityClass = Extract<EntityTarget<ObjectLiteral>, new (...args: never[]) => unknown>;
export type MigrationClass = new () => MigrationInterface;

/** The tables of the kit itself, which the database of every service on the bus has before its own. */
export const kitMigrations: readonly MigrationClass[] = [
  CreateBusTables1795392000001,
  CreateAuthGrants1795392000002,
  CreateIdempotencyKeys1795392000003,
  CreateAuditLog1795651200060,
];

/** The tables of `SealingModule`, for the services that have it. */
export const sealingMigrations: readonly MigrationClass[] = [CreateSealingKeys1795651300010];

export interface DataSourceSettings {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  /** Connections at most. */
  readonly pool: number;
}

/** The data source of a service: explicit lists, no globs, no synchronisation, and a bound on everything that waits. */
export function createDataSource({ url, name, entities, migrations, pool }: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: `namkhong-${name}`,
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
    synchronize: false,
    logging: false,
    poolSize: pool,
    connectTimeoutMS: 5_000,
    extra: {
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      lock_timeout: 10_000,
      options: '-c transaction_timeout=120s -c timezone=UTC',
    },
  });
}
