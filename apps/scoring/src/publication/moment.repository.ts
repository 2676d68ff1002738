import { quarterDays } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { QuarterOf } from './subject-cells.repository.js';

/** A rating that does not count, and the decision that says so. */
export type Exclusion = readonly [ratingId: string, standing: string, sequence: number];

/** Which ratings were left out, and which moments of the log were told: what a manifest states beside its figures. */
@Injectable()
export class MomentRepository {
  /** As they are folded into the cells, in the order of their ids. */
  async exclusions(session: Session, { setCode, quarter }: QuarterOf): Promise<Exclusion[]> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<{ ratingId: string; standing: string; sequence: number }>(
      `SELECT rating_id AS "ratingId", standing, standing_sequence AS sequence FROM rating
        WHERE set_code = $1 AND day >= $2 AND day < $3 AND standing <> 'counted' ORDER BY rating_id`,
      [setCode, from, to],
    );
    return rows.map(({ ratingId, standing, sequence }) => [ratingId, standing, sequence]);
  }

  /** The numbers of the snapshots that the blocks of a publication show. */
  async shownBy(session: Session, publicationId: string): Promise<bigint[]> {
    const rows = await session.query<{ id: string }>(
      `SELECT DISTINCT id::bigint AS id
         FROM publication_subject, jsonb_array_elements(inputs->'blocks') AS block,
              jsonb_array_elements_text(block->'snapshots') AS id
        WHERE publication_id = $1`,
      [publicationId],
    );
    return rows.map(({ id }) => BigInt(id));
  }

  /** How far the log was folded at each snapshot. */
  async snapshots(
    session: Session,
    ids: readonly bigint[],
  ): Promise<Record<string, Record<string, Record<string, string>>>> {
    const rows = await session.query<{ id: string; positions: Record<string, Record<string, string>> }>(
      `SELECT snapshot_id::text AS id, positions FROM release_snapshot
        WHERE snapshot_id = ANY ($1::bigint[]) ORDER BY snapshot_id`,
      [ids.map(String)],
    );
    return Object.fromEntries(rows.map(({ id, positions }) => [id, positions]));
  }
}
