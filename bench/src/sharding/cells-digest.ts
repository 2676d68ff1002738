import pg from 'pg';

/** What every figure is computed from. What was released when is left out: that depends on the minute it was due. */
const tables = ['rating', 'day_cell', 'month_cell'] as const;

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
        `SELECT count(*)::int AS n, coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C")), '') AS digest
           FROM ${table} t`,
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
