import type { ReportingDuty } from '@namkhong/contracts/http/directive-reporting-duties';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** What is stored of a duty; the document it rests on follows from the clause. */
export type StoredDuty = Omit<ReportingDuty, 'directiveId' | 'directiveNumber' | 'made'>;

const COLUMNS = `
  duty_id AS "dutyId", clause_id AS "clauseId", title, every, due, lead_days AS "leadDays", units, urgency,
  expected_output AS "expectedOutput", starts_on::text AS "startsOn", ends_on::text AS "endsOn", version`;

const VIEW = `
  SELECT d.*, c.directive_id AS "directiveId", r.number AS "directiveNumber",
         (SELECT count(*)::int FROM assignments a WHERE a.duty_id = d."dutyId") AS made
    FROM (SELECT ${COLUMNS} FROM reporting_duties) d JOIN clauses c ON c.clause_id = d."clauseId"
    JOIN directives r ON r.directive_id = c.directive_id`;

/** Recurring reporting duties. */
@Injectable()
export class DutyRepository {
  /** The latest first. */
  async list(
    session: Session,
    { after, limit }: { after: string | undefined; limit: number },
  ): Promise<ReportingDuty[]> {
    return session.query<ReportingDuty>(
      `${VIEW} WHERE $1::uuid IS NULL OR d."dutyId" < $1 ORDER BY d."dutyId" DESC LIMIT $2`,
      [after ?? null, limit],
    );
  }

  async find(session: Session, dutyId: string): Promise<ReportingDuty | null> {
    const [row] = await session.query<ReportingDuty>(`${VIEW} WHERE d."dutyId" = $1`, [dutyId]);
    return row ?? null;
  }

  /** The version that stands, its row held until the transaction ends; null where there is no such duty. */
  async lock(session: Session, dutyId: string): Promise<number | null> {
    const [row] = await session.query<{ version: number }>(
      `SELECT version FROM reporting_duties WHERE duty_id = $1 FOR UPDATE`,
      [dutyId],
    );
    return row?.version ?? null;
  }

  /** Adds or replaces it; the next round looks at it anew. */
  async save(session: Session, duty: StoredDuty): Promise<void> {
    await session.query(
      `INSERT INTO reporting_duties (duty_id, clause_id, title, every, due, lead_days, units, urgency, expected_output,
                                     starts_on, ends_on, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (duty_id) DO UPDATE
          SET clause_id = excluded.clause_id, title = excluded.title, every = excluded.every, due = excluded.due,
              lead_days = excluded.lead_days, units = excluded.units, urgency = excluded.urgency,
              expected_output = excluded.expected_output, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
              version = excluded.version, looked_on = NULL`,
      [
        duty.dutyId,
        duty.clauseId,
        duty.title,
        duty.every,
        JSON.stringify(duty.due),
        duty.leadDays,
        JSON.stringify(duty.units),
        duty.urgency,
        duty.expectedOutput,
        duty.startsOn,
        duty.endsOn,
        duty.version,
      ],
    );
  }

  /** A duty that nobody has looked at on the day, its row held; null where there is none left. */
  async next(session: Session, today: CivilDate): Promise<StoredDuty | null> {
    const [row] = await session.query<StoredDuty>(
      `SELECT ${COLUMNS} FROM reporting_duties
        WHERE looked_on IS NULL OR looked_on < $1::date ORDER BY duty_id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [today],
    );
    return row ?? null;
  }

  async noteLook(session: Session, dutyId: string, today: CivilDate): Promise<void> {
    await session.query(`UPDATE reporting_duties SET looked_on = $2 WHERE duty_id = $1`, [dutyId, today]);
  }
}
