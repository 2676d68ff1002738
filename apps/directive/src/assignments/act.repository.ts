import type { Evidence } from '@namkhong/contracts/http/directive-assignments';
import type { AssignmentState } from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Act, Party } from './life.js';

/** What somebody wrote and showed with an act. */
export interface ActContent {
  readonly note?: string | null;
  readonly percent?: number | null;
  readonly evidence?: readonly Evidence[];
  readonly workingDays?: number | null;
  /** The deadline it led to, or asked about. */
  readonly dueOn?: CivilDate | null;
  /** Where it went, or with whose it was joined. */
  readonly toUnitId?: string | null;
}

export interface ActRecord extends ActContent {
  readonly assignmentId: string;
  readonly act: Act | 'read';
  readonly from: AssignmentState;
  readonly to: AssignmentState;
  readonly party: Party;
  readonly actor: string;
  readonly officialId: string | null;
  readonly at: Date;
}

/** The history of assignments, which only grows, and what hangs on it: requests for more time, and who stands in. */
@Injectable()
export class ActRepository {
  /** The caller holds the assignment's row, so no two acts take the same number. */
  async add(session: Session, record: ActRecord): Promise<void> {
    await session.query(
      `INSERT INTO assignment_acts (assignment_id, sequence, act, from_state, to_state, party, actor, official_id, at,
                                    note, percent, evidence, working_days, due_on, to_unit_id)
       SELECT $1, coalesce(max(sequence), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
         FROM assignment_acts WHERE assignment_id = $1::uuid`,
      [
        record.assignmentId,
        record.act,
        record.from,
        record.to,
        record.party,
        record.actor,
        record.officialId,
        record.at,
        record.note ?? null,
        record.percent ?? null,
        JSON.stringify(record.evidence ?? []),
        record.workingDays ?? null,
        record.dueOn ?? null,
        record.toUnitId ?? null,
      ],
    );
  }

  /** Working days of the request that waits for a decision; null where none does. */
  async pendingExtension(session: Session, assignmentId: string): Promise<number | null> {
    const [row] = await session.query<{ working_days: number }>(
      `SELECT working_days FROM assignment_extensions WHERE assignment_id = $1 AND decision IS NULL`,
      [assignmentId],
    );
    return row?.working_days ?? null;
  }

  async addExtension(
    session: Session,
    request: { assignmentId: string; workingDays: number; reason: string; at: Date },
  ): Promise<void> {
    await session.query(
      `INSERT INTO assignment_extensions (assignment_id, ordinal, working_days, reason, requested_at)
       SELECT $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4 FROM assignment_extensions WHERE assignment_id = $1::uuid`,
      [request.assignmentId, request.workingDays, request.reason, request.at],
    );
  }

  /** Ends the request that waits, where one does. */
  async endExtension(
    session: Session,
    assignmentId: string,
    decision: 'granted' | 'refused' | 'lapsed',
    at: Date,
  ): Promise<void> {
    await session.query(
      `UPDATE assignment_extensions SET decision = $2, decided_at = $3
        WHERE assignment_id = $1 AND decision IS NULL`,
      [assignmentId, decision, at],
    );
  }

  async saveDelegation(session: Session, assignmentId: string, delegation: Delegation): Promise<void> {
    await session.query(
      `INSERT INTO assignment_delegations (assignment_id, official_id, post_role, valid_from, valid_to, ground)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (assignment_id) DO UPDATE
          SET official_id = excluded.official_id, post_role = excluded.post_role, valid_from = excluded.valid_from,
              valid_to = excluded.valid_to, ground = excluded.ground`,
      [
        assignmentId,
        delegation.officialId,
        delegation.postRole,
        delegation.validFrom,
        delegation.validTo,
        delegation.ground,
      ],
    );
  }

  /** False where the task was delegated to nobody. */
  async endDelegation(session: Session, assignmentId: string): Promise<boolean> {
    const rows = await session.query(
      `DELETE FROM assignment_delegations WHERE assignment_id = $1 RETURNING 1`,
      [assignmentId],
    );
    return rows.length > 0;
  }
}

/** Who stands in for the head of the unit in one task: an official, or whoever holds the post. */
export interface Delegation {
  readonly officialId: string | null;
  readonly postRole: 'head' | 'deputy' | null;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly ground: 'leave' | 'absence' | 'division-of-work';
}
