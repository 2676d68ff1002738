import { type assignRequest, type assignResponse } from '@namkhong/contracts/http/directive';
import { deadlinePointOf } from '@namkhong/domain';
import { type Caller, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { knownDays, WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { SubtreeReader } from '../organisation/subtree.reader.js';
import { AssignmentIssuer } from './assignment-issuer.js';
import { cutAssignments, findCutFault } from './cut-assignments.js';
import { CutMaterial } from './cut-material.js';

/** Cuts the clauses of an issued directive into assignments for units. */
@Injectable()
export class CutService {
  constructor(
    private readonly database: Database,
    private readonly material: CutMaterial,
    private readonly calendars: WorkingCalendarReader,
    private readonly issuer: AssignmentIssuer,
    private readonly units: SubtreeReader,
    private readonly ids: Ids,
  ) {}

  /**
   * All or nothing. Throws Problem 403 `permission-denied` where any unit lies outside the caller's grants, 404 `directive-unknown`, 409 `directive-not-issued` or `directive-not-in-force`, 422 with what is wrong, or
   * `calendar-lacks-day` where working days lead beyond the calendar.
   */
  async cut(
    caller: Caller,
    directiveId: string,
    request: z.output<typeof assignRequest>,
  ): Promise<z.output<typeof assignResponse>> {
    return this.database.transaction(async (session) => {
      const material = await this.material.gather(session, directiveId, request);
      const calendar = await this.calendars.calendarFor(session);
      const cut = { ...material, isKnownDay: (day: string) => calendar.covers(day) };
      const fault = findCutFault(cut);
      if (fault !== null) {
        const status = fault.code.startsWith('directive-') ? 409 : 422;
        throw new Problem(status, fault.code, { text: fault.subject, day: fault.subject });
      }
      await this.requireUnits(session, caller, [...material.unitsInForce.keys()]);
      const calendars = await this.calendars.calendarsFor(session, cut.unitIds);
      const assignments = knownDays(() =>
        cutAssignments(
          cut,
          () => this.ids.next(),
          (unitId, rule) => deadlinePointOf(calendars.get(unitId) ?? calendar, rule),
        ),
      );
      const created = await this.issuer.issue(session, assignments);
      return { created, unchanged: assignments.length - created };
    });
  }

  /** Nobody gives tasks to units, in the lead or in support, that their own grants do not cover. */
  private async requireUnits(session: Session, caller: Caller, unitIds: readonly string[]): Promise<void> {
    if (caller.permits('directive.issue', 'whole-organisation')) return;
    for (const target of (await this.units.targets(session, unitIds)).values()) {
      caller.require('directive.issue', target);
    }
  }
}
