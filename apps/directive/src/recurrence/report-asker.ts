import {
  DayOutsideCalendarError,
  nationalCalendar,
  type CivilDate,
  type WorkingCalendar,
} from '@namkhong/domain';
import { Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentIssuer } from '../assignments/assignments.module.js';
import { RecipientReader } from '../assignments/recipient.reader.js';
import { WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { DirectiveReader } from '../directives/directive.reader.js';
import { SuccessionReader } from '../organisation/succession.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { periodsToAsk } from './decide-periods.js';
import type { StoredDuty } from './duty.repository.js';
import { countedRule, reportDueOn, sayPeriod, type ReportPeriod } from './report-periods.js';

/** Documents that order nothing any longer. */
const ENDED: readonly (string | undefined)[] = ['superseded', 'revoked'];

/** Makes the tasks that a duty asks for on a day, each once; those made before are left alone. */
@Injectable()
export class ReportAsker {
  constructor(
    private readonly directives: DirectiveReader,
    private readonly recipients: RecipientReader,
    private readonly units: UnitReader,
    private readonly successions: SuccessionReader,
    private readonly calendars: WorkingCalendarReader,
    private readonly issuer: AssignmentIssuer,
    private readonly ids: Ids,
  ) {}

  /**
   * Answers how many were new. A document that was superseded or revoked asks for nothing. For a unit that ended the one that
   * carries it on is asked, once however many it carries on.
   */
  async ask(session: Session, duty: StoredDuty, today: CivilDate): Promise<number> {
    const directive = await this.directives.findByClause(session, duty.clauseId);
    if (directive === null || ENDED.includes(directive.state)) return 0;
    const given = await this.recipients.unitsOf(session, duty.units, today);
    const carriers = await this.successions.carriersOf(session, given, today);
    const named = [...new Set(given.flatMap((unitId) => carriers.get(unitId) ?? []))];
    const inForce = await this.units.inForce(session, named, today);
    const calendars = await this.calendars.calendarsFor(session, named);
    const asked = new Map<WorkingCalendar, ReturnType<typeof periodsToAsk>>();
    const assignments = named.flatMap((unitId) => {
      const unit = inForce.get(unitId);
      if (unit === undefined) return [];
      const calendar = calendars.get(unitId) ?? nationalCalendar;
      const periods =
        asked.get(calendar) ?? periodsToAsk(duty, today, (period) => dueOf(duty, period, calendar));
      asked.set(calendar, periods);
      return periods.map(({ period, dueOn }) => ({
        assignmentId: this.ids.next(),
        kind: 'directive' as const,
        directiveId: directive.directiveId,
        directiveNumber: directive.number,
        clauseId: duty.clauseId,
        caseId: null,
        unitId,
        title: `${duty.title} (${sayPeriod(period)})`,
        dueOn,
        dueRule: countedRule(duty.due, period),
        urgency: duty.urgency,
        expectedOutput: duty.expectedOutput,
        duty: { dutyId: duty.dutyId, period: period.name },
        illustrative: directive.illustrative || unit.illustrative,
      }));
    });
    return this.issuer.issue(session, assignments);
  }
}

/** Null where the calendar does not reach as far: the period waits until it does. */
function dueOf({ due }: StoredDuty, period: ReportPeriod, calendar: WorkingCalendar): CivilDate | null {
  try {
    return reportDueOn(due, period, calendar);
  } catch (error) {
    if (error instanceof DayOutsideCalendarError) return null;
    throw error;
  }
}
