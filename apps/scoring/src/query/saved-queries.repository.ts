import type { savedQuery } from '@namkhong/contracts/http/scoring-query';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';

export type SavedQuery = z.output<typeof savedQuery>;

const SELECT = `
  SELECT saved_query_id AS "savedQueryId", owner, name, question, shared_with AS "sharedWith",
         to_char(saved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "savedAt"
    FROM saved_query`;

/** Own ones, and those shared with a role that one holds. */
const READABLE = '(owner = $1 OR shared_with = ANY ($2::text[]))';

@Injectable()
export class SavedQueriesRepository {
  async add(session: Session, saved: SavedQuery): Promise<void> {
    const { savedQueryId, owner, name, question, sharedWith, savedAt } = saved;
    await session.query(
      `INSERT INTO saved_query (saved_query_id, owner, name, question, shared_with, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [savedQueryId, owner, name, JSON.stringify(question), sharedWith, savedAt],
    );
  }

  async countOf(session: Session, owner: string): Promise<number> {
    const [row] = await session.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM saved_query WHERE owner = $1',
      [owner],
    );
    return row?.count ?? 0;
  }

  async readable(
    session: Session,
    subject: string,
    roles: readonly string[],
    after: string | null,
    limit: number,
  ): Promise<SavedQuery[]> {
    return session.query(
      `${SELECT} WHERE ${READABLE} AND ($3::uuid IS NULL OR saved_query_id > $3) ORDER BY saved_query_id LIMIT $4`,
      [subject, roles, after, limit],
    );
  }

  async find(
    session: Session,
    savedQueryId: string,
    subject: string,
    roles: readonly string[],
  ): Promise<SavedQuery | undefined> {
    const [saved] = await session.query<SavedQuery>(`${SELECT} WHERE ${READABLE} AND saved_query_id = $3`, [
      subject,
      roles,
      savedQueryId,
    ]);
    return saved;
  }

  /** Whether there was one of this owner to remove. */
  async remove(session: Session, savedQueryId: string, owner: string): Promise<boolean> {
    const removed = await session.query(
      'DELETE FROM saved_query WHERE saved_query_id = $1 AND owner = $2 RETURNING 1',
      [savedQueryId, owner],
    );
    return removed.length > 0;
  }
}
