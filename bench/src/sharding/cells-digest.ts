import pg from 'pg';

/**
 * What every figure is computed from. What was released when is left out: that depends on the minute it was due; and so
 * is where a rating lies in the log, which depends on its partitions.
 */
const tables = ['rating', 'day_cell', 'month_cell'] as const;
const places = ['log_partition', 'log_offset'];

export interface CellsDigest {
  readonly rows: Readonly<Record<string, number>>;
  /** One digest over every row of these tables. */
  readonly digest: string;
}

/** Reads the cells of a scoring database, whatever order they were written in. */
export async function digestCells(databaseUrl: string): Promise<CellsDigest> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rows: Record<string, number> = {};
    const digests: string[] = [];
    for (const table of tables) {
      const result = await client.query<{ n: number; digest: string }>(
        `SELECT count(*)::int AS n, coalesce(md5(string_agg(line, E'\\n' ORDER BY line COLLATE "C")), '') AS digest
           FROM ${table} t, LATERAL (SELECT (to_jsonb(t) - $1::text[])::text AS line) AS row`,
        [places],
      );
      const [row] = result.rows;
      rows[table] = row?.n ?? 0;
      digests.push(row?.digest ?? '');
    }
    return { rows, digest: digests.join(' ') };
  } finally {
    await client.end();
  }
}
