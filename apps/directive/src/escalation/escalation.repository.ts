import type { EscalationTaken } from '@namkhong/contracts/http/directive-escalation';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Recipient } from './choose-recipient.js';

/** A step about to be taken. */
export interface Escalation {
  readonly assignmentId: string;
  readonly step: string;
  readonly about: CivilDate;
  readonly ladderId: string;
  readonly fellDueOn: CivilDate;
  readonly recipient: Recipient;
}

/** How a step is known: once for a task, a step and the day it was counted from. */
export const escalationKey = (assignmentId: string, step: string, about: CivilDate): string =>
  `${assignmentId} ${step} ${about}`;

/** Steps that were taken; they only grow in number. */
@Injectable()
export class EscalationRepository {
  /** The keys of what was taken for the tasks. */
  async taken(session: Session, assignmentIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await session.query<{ assignment_id: string; step: string; about: string }>(
      `SELECT assignment_id, step, about::text FROM escalations WHERE assignment_id = ANY($1::uuid[])`,
      [assignmentIds],
    );
    return new Set(rows.map((row) => escalationKey(row.assignment_id, row.step, row.about)));
  }

  /** Takes them; answers the keys of those that nobody had taken before. */
  async add(session: Session, steps: readonly Escalation[], at: Date): Promise<ReadonlySet<string>> {
    const rows = await session.query<{ assignment_id: string; step: string; about: string }>(
      `INSERT INTO escalations (assignment_id, step, about, ladder_id, fell_due_on, role, unit_id, official_ids, taken_at)
       SELECT assignment_id, step, about, ladder_id, fell_due_on, role, unit_id,
              ARRAY(SELECT jsonb_array_elements_text(officials)::uuid), $9::timestamptz
         FROM unnest($1::uuid[], $2::text[], $3::date[], $4::uuid[], $5::date[], $6::text[], $7::uuid[], $8::jsonb[])
              AS given (assignment_id, step, about, ladder_id, fell_due_on, role, unit_id, officials)
       ON CONFLICT DO NOTHING RETURNING assignment_id, step, about::text`,
      [
        steps.map((each) => each.assignmentId),
        steps.map((each) => each.step),
        steps.map((each) => each.about),
        steps.map((each) => each.ladderId),
        steps.map((each) => each.fellDueOn),
        steps.map(({ recipient }) => recipient.role),
        steps.map(({ recipient }) => recipient.unitId),
        steps.map(({ recipient }) => JSON.stringify(recipient.officialIds)),
        at,
      ],
    );
    return new Set(rows.map((row) => escalationKey(row.assignment_id, row.step, row.about)));
  }

  /** What was taken for one task, the first first. */
  async list(
    session: Session,
    assignmentId: string,
    { skip, limit }: { readonly skip: number; readonly limit: number },
  ): Promise<EscalationTaken[]> {
    const rows = await session.query<Omit<EscalationTaken, 'takenAt'> & { readonly takenAt: Date }>(
      `SELECT step, about::text, fell_due_on::text AS "fellDueOn", taken_at AS "takenAt",
              json_build_object('role', role, 'unitId', unit_id, 'unitName', u.name, 'officialCodes',
                ARRAY(SELECT code FROM officials WHERE official_id = ANY(official_ids) ORDER BY code)) AS recipient
         FROM escalations LEFT JOIN units u USING (unit_id)
        WHERE assignment_id = $1 ORDER BY taken_at, fell_due_on, step OFFSET $2 LIMIT $3`,
      [assignmentId, skip, limit],
    );
    return rows.map((row) => ({ ...row, takenAt: row.takenAt.toISOString() }));
  }
}
