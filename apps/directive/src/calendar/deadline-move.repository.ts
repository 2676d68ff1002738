import type { DeadlineMoveView } from '@namkhong/contracts/http/directive-calendar';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeadlineMove } from './open-deadlines.port.js';

export interface MoveFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly versionId: string | undefined;
  readonly deadlineId: string | undefined;
  /** Kinds that are told to nobody. */
  readonly confidential: readonly string[];
  readonly limit: number;
  readonly after: Pick<DeadlineMoveView, 'versionId' | 'kind' | 'deadlineId'> | undefined;
}

interface MoveRow {
  readonly version_id: string;
  readonly kind: string;
  readonly deadline_id: string;
  readonly unit_id: string;
  readonly from_date: string;
  readonly to_date: string;
  readonly moved_at: Date;
}

/** What each change of a calendar did to open deadlines, kept for ever. */
@Injectable()
export class DeadlineMoveRepository {
  async add(
    session: Session,
    versionId: string,
    kind: string,
    moves: readonly DeadlineMove[],
    at: Date,
  ): Promise<void> {
    await session.query(
      `INSERT INTO deadline_moves (version_id, kind, deadline_id, unit_id, from_date, to_date, moved_at)
       SELECT $1, $2, *, $7::timestamptz FROM unnest($3::uuid[], $4::uuid[], $5::date[], $6::date[])`,
      [
        versionId,
        kind,
        moves.map(({ deadlineId }) => deadlineId),
        moves.map(({ unitId }) => unitId),
        moves.map(({ from }) => from),
        moves.map(({ to }) => to),
        at,
      ],
    );
  }

  /** By version, latest first, then by kind and id. */
  async list(session: Session, filter: MoveFilter): Promise<DeadlineMoveView[]> {
    const rows = await session.query<MoveRow>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       SELECT version_id, kind, deadline_id, unit_id, from_date::text, to_date::text, moved_at FROM deadline_moves
        WHERE ($1::uuid[] IS NULL OR unit_id IN (SELECT unit_id FROM scope))
          AND ($2::uuid IS NULL OR version_id = $2) AND ($3::uuid IS NULL OR deadline_id = $3)
          AND ($4::uuid IS NULL OR version_id < $4 OR (version_id = $4 AND (kind, deadline_id) > ($5, $6::uuid)))
          AND kind <> ALL ($7::text[])
        ORDER BY version_id DESC, kind, deadline_id LIMIT $8`,
      [
        filter.scope,
        filter.versionId ?? null,
        filter.deadlineId ?? null,
        filter.after?.versionId ?? null,
        filter.after?.kind ?? null,
        filter.after?.deadlineId ?? null,
        filter.confidential,
        filter.limit,
      ],
    );
    return rows.map((row) => ({
      versionId: row.version_id,
      kind: row.kind,
      deadlineId: row.deadline_id,
      unitId: row.unit_id,
      from: row.from_date,
      to: row.to_date,
      movedAt: row.moved_at.toISOString(),
    }));
  }
}
