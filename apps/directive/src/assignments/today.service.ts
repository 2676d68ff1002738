import type { TodayList } from '@namkhong/contracts/http/directive-assignments';
import { isValidOn, type GrantableRole } from '@namkhong/domain';
import { type Caller, Database } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { AssignmentReader } from './assignment.reader.js';
import { reasonsOf, soonUntil } from './today-reasons.js';
import { TodayReader } from './today.reader.js';

const cursor = z.object({ dueOn: z.string().max(10), assignmentId: z.uuid() });

/** Today's list of a unit's head or of an official: theirs alone, not that of the units below. */
@Injectable()
export class TodayService {
  constructor(
    private readonly database: Database,
    private readonly reader: TodayReader,
    private readonly assignments: AssignmentReader,
    private readonly calendars: WorkingCalendarReader,
  ) {}

  async list(caller: Caller, query: { limit: number; cursor?: string | undefined }): Promise<TodayList> {
    const { today } = caller;
    const owner = {
      heads: unitsHeldAs(caller, 'unit-head'),
      serves: unitsHeldAs(caller, 'official'),
      officialId: caller.officialId ?? null,
    };
    const after = readCursor(cursor, query.cursor);
    return this.database.read(async (session) => {
      const soon = soonUntil(await this.calendars.calendarFor(session), today);
      const days = { today, soon };
      const found = await this.reader.page(session, owner, days, { after, limit: query.limit + 1 });
      const page = pageOf(found, query.limit, (position) => position);
      const ids = page.items.map(({ assignmentId }) => assignmentId);
      const shown = await this.assignments.findAll(session, ids, today);
      return {
        asOf: today,
        soonUntil: soon,
        counts: await this.reader.counts(session, owner, days),
        items: shown.map((task) => ({ ...task, reasons: reasonsOf(task, today, soon) })),
        next: page.next,
      };
    });
  }
}

/** The units a role is held for today; null where it is held for all of them. */
function unitsHeldAs({ grants, today }: Caller, role: GrantableRole): readonly string[] | null {
  const units = grants
    .filter((grant) => grant.role === role && isValidOn(grant, today))
    .map((grant) => grant.unitId);
  return units.includes(null) ? null : units.filter((unitId) => unitId !== null);
}
