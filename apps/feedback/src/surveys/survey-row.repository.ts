import { createHash } from 'node:crypto';
import type { Session } from '@namkhong/service-kit';

/**
 * Which rows of which survey were taken in. Only a hash of the key is kept, and no link to the rating: enough to count
 * a row once, not enough to find what it answered.
 */
export class SurveyRowRepository {
  /** Of the row keys, those that were taken in before. */
  async known(session: Session, setCode: string, rowKeys: readonly string[]): Promise<ReadonlySet<string>> {
    const hashes = new Map(rowKeys.map((rowKey) => [hashOf(setCode, rowKey), rowKey]));
    // Two imports of one file wait for each other here, so that each row is new to one of them.
    await session.query(`select pg_advisory_xact_lock(hashtextextended('survey ' || $1, 0))`, [setCode]);
    const rows = await session.query<{ hash: string }>(
      `select encode(row_hash, 'hex') as hash from survey_row
       where set_code = $1 and row_hash in (select decode(hash, 'hex') from unnest($2::text[]) as hash)`,
      [setCode, [...hashes.keys()]],
    );
    return new Set(rows.flatMap((row) => hashes.get(row.hash) ?? []));
  }

  async add(session: Session, setCode: string, rowKeys: readonly string[]): Promise<void> {
    await session.query(
      `insert into survey_row (set_code, row_hash)
       select $1, decode(hash, 'hex') from unnest($2::text[]) as hash order by hash`,
      [setCode, rowKeys.map((rowKey) => hashOf(setCode, rowKey))],
    );
  }
}

function hashOf(setCode: string, rowKey: string): string {
  return createHash('sha256').update(`${setCode}\0${rowKey}`).digest('hex');
}
