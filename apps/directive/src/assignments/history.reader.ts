import type { AssignmentActView } from '@namkhong/contracts/http/directive-assignments';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** What was done about an assignment, in the order in which it was done. */
@Injectable()
export class HistoryReader {
  /** From the act after `after` on; accounts are not shown, officials by badge number alone. */
  async list(
    session: Session,
    assignmentId: string,
    { after, limit }: { readonly after: number; readonly limit: number },
  ): Promise<AssignmentActView[]> {
    const rows = await session.query<Omit<AssignmentActView, 'at'> & { readonly at: Date }>(
      `SELECT sequence, act, from_state AS "from", to_state AS "to", party, o.code AS "officialCode", at, note, percent,
              evidence, working_days AS "workingDays", due_on::text AS "dueOn", u.name AS "toUnitName"
         FROM assignment_acts a LEFT JOIN officials o USING (official_id) LEFT JOIN units u ON u.unit_id = a.to_unit_id
        WHERE assignment_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
      [assignmentId, after, limit],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
