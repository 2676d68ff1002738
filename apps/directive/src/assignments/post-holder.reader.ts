import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** A post of one role in one unit, and who holds it on a day. */
export interface PostHolders {
  readonly unitId: string;
  readonly role: 'head' | 'deputy';
  readonly officialIds: readonly string[];
}

/** Who holds which post, by the register of posts. */
@Injectable()
export class PostHolderReader {
  /** Heads and deputies of the units on the day; posts that nobody holds are not named. */
  async leaders(session: Session, unitIds: readonly string[], on: CivilDate): Promise<PostHolders[]> {
    const rows = await session.query<{ unit_id: string; role: 'head' | 'deputy'; official_ids: string[] }>(
      `SELECT unit_id, role, array_agg(official_id ORDER BY official_id) AS official_ids FROM posts
        WHERE unit_id = ANY($1::uuid[]) AND role IN ('head', 'deputy')
          AND valid_from <= $2::date AND (valid_to IS NULL OR $2::date < valid_to)
        GROUP BY unit_id, role`,
      [unitIds, on],
    );
    return rows.map((row) => ({ unitId: row.unit_id, role: row.role, officialIds: row.official_ids }));
  }

  /** Whether the official holds any post in the unit on the day. */
  async serves(session: Session, officialId: string, unitId: string, on: CivilDate): Promise<boolean> {
    const rows = await session.query(
      `SELECT 1 FROM posts WHERE official_id = $1 AND unit_id = $2 AND valid_from <= $3::date
          AND (valid_to IS NULL OR $3::date < valid_to) LIMIT 1`,
      [officialId, unitId, on],
    );
    return rows.length > 0;
  }
}
