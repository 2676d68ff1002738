import { localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { knownDays, WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { REPLY_WORKING_DAYS } from './proposal.repository.js';
import { routeProposal, type RoutedProposal, type Routing } from './route-proposal.js';
import { RouteRepository } from './route.repository.js';

/** Finds the competent unit, and the days it has by its calendar. */
@Injectable()
export class ProposalRouter {
  constructor(
    private readonly routes: RouteRepository,
    private readonly units: UnitReader,
    private readonly calendars: WorkingCalendarReader,
    private readonly clock: Clock,
  ) {}

  /**
   * By the rules in force today; a rule whose unit has ended speaks of nobody.
   *
   * @throws Problem 422 `unit-not-in-force` where it is addressed to no unit of today
   */
  async route(
    session: Session,
    proposal: Omit<RoutedProposal, 'addressedLine'> & { readonly addressedTo: string | null },
  ): Promise<Routing> {
    const today = localDate(this.clock.now());
    const addressedLine = await this.lineOf(session, proposal.addressedTo, today);
    const routes = await this.routes.inForce(session, today);
    const competent = routes.map(({ competentUnitId }) => competentUnitId);
    const inForce = await this.units.inForce(session, competent, today);
    const usable = routes.filter(({ competentUnitId }) => inForce.has(competentUnitId));
    return routeProposal({ ...proposal, addressedLine }, usable, today);
  }

  /** The last day for the reply, counted from the day it came to the unit. Throws Problem 422 `calendar-lacks-day`. */
  async replyDueOn(session: Session, unitId: string | null, from: CivilDate): Promise<CivilDate> {
    return this.workingDays(session, unitId, from, REPLY_WORKING_DAYS);
  }

  /** Throws Problem 422 `calendar-lacks-day`. */
  async workingDays(
    session: Session,
    unitId: string | null,
    from: CivilDate,
    count: number,
  ): Promise<CivilDate> {
    return this.calendars.deadline(session, unitId, { kind: 'working-days', from, count, pauses: [] });
  }

  /** Throws Problem 422 `calendar-lacks-day` for a day that the unit's calendar does not know. */
  async requireKnownDay(session: Session, unitId: string | null, day: CivilDate): Promise<void> {
    const calendar = await this.calendars.calendarFor(session, unitId);
    knownDays(() => calendar.isWorkingDay(day));
  }

  /** Throws Problem 422 `unit-not-in-force` for units that are not there today. */
  async requireInForce(session: Session, unitIds: readonly string[], today: CivilDate): Promise<void> {
    const inForce = await this.units.inForce(session, unitIds, today);
    const missing = unitIds.find((unitId) => !inForce.has(unitId));
    if (missing !== undefined) throw new Problem(422, 'unit-not-in-force', { text: missing });
  }

  private async lineOf(session: Session, unitId: string | null, today: CivilDate): Promise<string[]> {
    if (unitId === null) return [];
    await this.requireInForce(session, [unitId], today);
    const unit = await this.units.target(session, unitId);
    return unit === null ? [] : [unit.unitId, ...unit.ancestorIds];
  }
}
