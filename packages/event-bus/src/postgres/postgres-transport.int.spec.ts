import pg from 'pg';
import { busContract } from '../testing/contract/bus-contract.js';
import { createTestDatabase } from '../testing/pg-transactor.js';
import { removeExpired } from './remove-expired.js';

busContract('PostgreSQL', async () => {
  const database = await createTestDatabase({ busTables: false });
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  return {
    config: { kind: 'postgres', url: database.url },
    async expire(topic, partition, below) {
      await pool.query(
        `UPDATE bus_record SET created_at = created_at - interval '92 days'
          WHERE topic = $1 AND partition = $2 AND record_offset < $3`,
        [topic, partition, below],
      );
      while ((await removeExpired(pool, 4)) > 0);
    },
    async instants(topic) {
      const { rows } = await pool.query<{ created_at: Date }>(
        `SELECT created_at FROM bus_record WHERE topic = $1`,
        [topic],
      );
      return rows.map((row) => row.created_at);
    },
    async close() {
      await pool.end();
      await database.drop();
    },
  };
});
