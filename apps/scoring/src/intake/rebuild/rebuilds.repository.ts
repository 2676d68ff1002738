import type { RebuildView } from '@namkhong/contracts/http/scoring-rebuild';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** How far a rebuild has come. */
export interface RebuildProgress {
  readonly records: number;
  readonly replayed: number;
  readonly refused: number;
}

export type RebuildOutcome =
  | { readonly state: 'equal' | 'corrected'; readonly differences: Readonly<Record<string, number>> }
  | { readonly state: 'failed'; readonly failure: string };

const instant = (column: string, name: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "${name}"`;

/** Rebuilds that were asked for; at most one of them is not over. */
@Injectable()
export class RebuildsRepository {
  /** Answers false where one is not over yet. */
  async add(session: Session, rebuildId: string, requestedAt: Date): Promise<boolean> {
    const added = await session.query(
      `INSERT INTO rebuild (rebuild_id, state, requested_at) VALUES ($1, 'waiting', $2)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [rebuildId, requestedAt],
    );
    return added.length > 0;
  }

  async unfinished(session: Session): Promise<string | undefined> {
    const [row] = await session.query<{ rebuildId: string }>(
      'SELECT rebuild_id AS "rebuildId" FROM rebuild WHERE finished_at IS NULL',
    );
    return row?.rebuildId;
  }

  async find(session: Session, rebuildId: string): Promise<RebuildView | undefined> {
    const [row] = await session.query<RebuildView>(
      `SELECT rebuild_id AS "rebuildId", state, ${instant('requested_at', 'requestedAt')},
              ${instant('started_at', 'startedAt')}, ${instant('finished_at', 'finishedAt')}, attempts,
              records::float8 AS records, replayed::float8 AS replayed, refused::float8 AS refused, differences, failure
         FROM rebuild WHERE rebuild_id = $1`,
      [rebuildId],
    );
    return row;
  }

  async require(session: Session, rebuildId: string): Promise<RebuildView> {
    const known = await this.find(session, rebuildId);
    if (!known) throw new Error(`there is no rebuild ${rebuildId}`);
    return known;
  }

  /** It begins, for the first time or anew; answers the how-manieth time. */
  async begin(session: Session, rebuildId: string, now: Date): Promise<number> {
    const [row] = await session.query<{ attempts: number }>(
      `UPDATE rebuild SET state = 'running', started_at = $2, attempts = attempts + 1, records = 0, replayed = 0,
              refused = 0
        WHERE rebuild_id = $1 RETURNING attempts`,
      [rebuildId, now],
    );
    return row?.attempts ?? 0;
  }

  async note(session: Session, rebuildId: string, progress: RebuildProgress): Promise<void> {
    await session.query(
      'UPDATE rebuild SET records = $2, replayed = $3, refused = $4 WHERE rebuild_id = $1',
      [rebuildId, progress.records, progress.replayed, progress.refused],
    );
  }

  async finish(session: Session, rebuildId: string, now: Date, outcome: RebuildOutcome): Promise<void> {
    await session.query(
      'UPDATE rebuild SET state = $2, finished_at = $3, differences = $4, failure = $5 WHERE rebuild_id = $1',
      [
        rebuildId,
        outcome.state,
        now,
        'differences' in outcome ? JSON.stringify(outcome.differences) : null,
        'failure' in outcome ? outcome.failure : null,
      ],
    );
  }
}
