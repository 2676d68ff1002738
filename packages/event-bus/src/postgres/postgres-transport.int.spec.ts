import { busContract } from '../contract/bus-contract.js';
import { createTestDatabase } from '../testing/pg-transactor.js';

busContract('PostgreSQL', async () => {
  const database = await createTestDatabase({ busTables: false });
  return { config: { kind: 'postgres', url: database.url }, close: () => database.drop() };
});
