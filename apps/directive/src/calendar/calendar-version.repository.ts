import type { CalendarVersion } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

interface CalendarVersionRow {
  readonly valid_from: string;
  readonly valid_to: string;
  readonly legal_basis: string[];
  readonly week: CalendarVersion['week'];
  readonly days_off: CalendarVersion['daysOff'];
  readonly swaps: CalendarVersion['swaps'];
  readonly provisional: boolean;
}

/** Stores the versions of calendars; none is ever changed. */
@Injectable()
export class CalendarVersionRepository {
  /** Every version that bears on the unit, the one that replaces after those it replaces. */
  async inForce(session: Session, unitId: string | null): Promise<CalendarVersion[]> {
    const rows = await session.query<CalendarVersionRow>(
      `WITH RECURSIVE line AS (
         SELECT unit_id, parent_id, 0 AS height FROM units WHERE unit_id = $1
         UNION ALL
         SELECT u.unit_id, u.parent_id, line.height + 1
           FROM units u JOIN line ON u.unit_id = line.parent_id WHERE line.height < 50
       )
       SELECT v.valid_from::text, v.valid_to::text, v.legal_basis, v.week, v.days_off, v.swaps, v.provisional
         FROM calendar_versions v LEFT JOIN line USING (unit_id)
        WHERE v.unit_id IS NULL OR line.unit_id IS NOT NULL
        ORDER BY line.height DESC NULLS FIRST, v.ordinal`,
      [unitId],
    );
    return rows.map(toVersion);
  }
}

function toVersion(row: CalendarVersionRow): CalendarVersion {
  return {
    from: row.valid_from,
    to: row.valid_to,
    legalBasis: row.legal_basis,
    week: row.week,
    daysOff: row.days_off,
    swaps: row.swaps,
    provisional: row.provisional,
  };
}
