import type { MigrationClass } from '@namkhong/service-kit';
import { CreateIdentityTables1795395600001 } from './migrations/1795395600001-create-identity-tables.js';

export const migrations: readonly MigrationClass[] = [CreateIdentityTables1795395600001];
