import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Urgency } from './cut-assignments.js';

/** A task that is neither accepted nor withdrawn, as far as time matters to it. */
export interface OpenTask {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly urgency: Urgency;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly acknowledged: boolean;
  readonly claimed: boolean;
  readonly illustrative: boolean;
}

const SELECT = `
  SELECT assignment_id AS "assignmentId", unit_id AS "unitId", urgency, illustrative, due_on::text AS "dueOn",
         (issued_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "issuedOn",
         acknowledged_at IS NOT NULL AS acknowledged, state = 'claimed' AS claimed
    FROM assignments WHERE state NOT IN ('accepted', 'withdrawn')`;

/** Open tasks for those who watch time pass. */
@Injectable()
export class OpenTaskReader {
  /** In the order of their ids, from the one after `after` on. */
  async page(session: Session, after: string | null, limit: number): Promise<OpenTask[]> {
    return session.query<OpenTask>(
      `${SELECT} AND ($1::uuid IS NULL OR assignment_id > $1) ORDER BY assignment_id LIMIT $2`,
      [after, limit],
    );
  }

  /**
   * Those of the ids that are still open, their rows held until the transaction ends. What somebody else holds is left out
   * rather than waited for: whoever waits with rows in hand can be waited for in turn.
   */
  async hold(session: Session, assignmentIds: readonly string[]): Promise<OpenTask[]> {
    return session.query<OpenTask>(
      `${SELECT} AND assignment_id = ANY($1::uuid[]) ORDER BY assignment_id FOR UPDATE SKIP LOCKED`,
      [assignmentIds],
    );
  }
}
