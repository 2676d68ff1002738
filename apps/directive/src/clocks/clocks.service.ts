import type {
  clockRuleRequest,
  ClockRuleView,
  DeadlineView,
  extensionRequest,
  suspensionRequest,
} from '@namkhong/contracts/http/directive-clocks';
import type { CivilDate } from '@namkhong/domain';
import { AuditLog, type Caller, Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { LineReader } from '../organisation/line.reader.js';
import { decideExtension, ruleOfClock, findEndFault, findSuspensionFault } from './clock.js';
import { ClockRulesRepository } from './clock-rules.repository.js';
import { ClocksRepository, type DeadlineFilter, type StoredClock } from './clocks.repository.js';
import { showDeadline } from './show-deadline.js';

/** Lets people read deadlines, and lengthen or suspend one with a reason. */
@Injectable()
export class ClocksService {
  constructor(
    private readonly database: Database,
    private readonly rules: ClockRulesRepository,
    private readonly clocks: ClocksRepository,
    private readonly calendars: WorkingCalendarReader,
    private readonly lines: LineReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async allRules(): Promise<ClockRuleView[]> {
    return this.database.read((session) => this.rules.all(session));
  }

  /** Adds a version of a limit; clocks that run keep the one by which they began. */
  async addRule(caller: Caller, request: z.output<typeof clockRuleRequest>): Promise<ClockRuleView> {
    return this.database.transaction(async (session) => {
      const added = await this.rules.add(session, request);
      const { code, version } = added;
      this.audit.append(session, {
        act: 'handling-rule.publish/clock-rule',
        caller,
        unit: null,
        targets: [],
        details: { code, version },
      });
      return { ...added, extensions: [...added.extensions] };
    });
  }

  /** Open ones, the most urgent first. */
  async open(caller: Caller, filter: Omit<DeadlineFilter, 'scope'>): Promise<DeadlineView[]> {
    const units = caller.unitsFor('deadline.read');
    const scope = units === 'everything' ? null : units;
    const found = await this.database.read((session) => this.clocks.open(session, { ...filter, scope }));
    return found.map((clock) => showDeadline(clock, caller.today));
  }

  /**
   * Lets a clock stand still from a day until another, for a reason.
   *
   * @throws Problem 404 `deadline-unknown`, 403 `permission-denied` or `reviewer-in-line`, 412 `version-stale`, 422 with the
   *   code of the fault or `calendar-lacks-day`
   */
  async suspend(
    caller: Caller,
    clockId: string,
    seenVersion: number,
    { from, to, reason }: z.output<typeof suspensionRequest>,
  ): Promise<DeadlineView> {
    return this.database.transaction(async (session) => {
      const clock = await this.locked(session, caller, clockId, seenVersion);
      const asked = { from, to: to ?? null, reason: (reason ?? '').trim() };
      const fault = findSuspensionFault(clock, asked);
      if (fault !== null || asked.to === null) {
        throw new Problem(422, fault ?? 'suspension-without-end', { clockId });
      }
      const decidedAt = this.clock.now().toISOString();
      const suspension = { from, to: asked.to, reason: asked.reason, decidedAt };
      await this.clocks.addSuspension(session, clockId, suspension, caller.subject);
      return this.moved(session, caller, clockId, 'suspend');
    });
  }

  /**
   * Lengthens a clock as its rule allows.
   *
   * @throws Problem 404 `deadline-unknown`, 403 `permission-denied` or `reviewer-in-line`, 412 `version-stale`, 422 with the
   *   code of the fault or `calendar-lacks-day`
   */
  async extend(
    caller: Caller,
    clockId: string,
    seenVersion: number,
    { ground, reason }: z.output<typeof extensionRequest>,
  ): Promise<DeadlineView> {
    return this.database.transaction(async (session) => {
      const clock = await this.locked(session, caller, clockId, seenVersion);
      const rule = await this.rules.version(session, clock.rule, clock.ruleVersion);
      const decision = decideExtension(clock, rule, ground, caller.today);
      if (typeof decision === 'string') throw new Problem(422, decision, { clockId, ground });
      const decidedAt = this.clock.now().toISOString();
      const extension = { ground, amount: decision.amount, reason, decidedAt };
      await this.clocks.addExtension(session, clockId, extension, caller.subject);
      return this.moved(session, caller, clockId, 'extend');
    });
  }

  /**
   * The step that the clock waits for was taken.
   *
   * @throws Problem 404 `deadline-unknown`, 403 `permission-denied` or `reviewer-in-line`, 412 `version-stale`, 422 with the
   *   code of the fault
   */
  async end(caller: Caller, clockId: string, seenVersion: number, on: CivilDate): Promise<DeadlineView> {
    return this.database.transaction(async (session) => {
      const clock = await this.locked(session, caller, clockId, seenVersion);
      const fault = findEndFault(clock, on, caller.today);
      if (fault !== null) throw new Problem(422, fault, { clockId });
      await this.clocks.end(session, clockId, on);
      this.audit.append(session, {
        act: 'deadline.adjust/end',
        caller,
        unit: await this.lines.target(session, clock.unitId),
        targets: [clockId, clock.matter.id],
        details: { rule: clock.rule, on },
      });
      return showDeadline(await this.find(session, clockId), caller.today);
    });
  }

  private async locked(
    session: Session,
    caller: Caller,
    clockId: string,
    seenVersion: number,
  ): Promise<StoredClock> {
    await this.clocks.lock(session, clockId);
    const clock = await this.find(session, clockId);
    caller.require('deadline.adjust', await this.lines.target(session, clock.unitId));
    await this.lines.requireOutside(session, caller, { unitId: clock.unitId, officialId: null });
    if (clock.version !== seenVersion) throw new Problem(412, 'version-stale');
    return clock;
  }

  /** Gives the clock the last day that follows from its rule and all changes. */
  private async moved(
    session: Session,
    caller: Caller,
    clockId: string,
    how: 'suspend' | 'extend',
  ): Promise<DeadlineView> {
    const clock = await this.find(session, clockId);
    const rule = ruleOfClock(clock.limit, clock);
    const dueOn = await this.calendars.deadline(session, clock.unitId, rule);
    await this.clocks.move(session, clockId, dueOn);
    this.audit.append(session, {
      act: `deadline.adjust/${how}`,
      caller,
      unit: await this.lines.target(session, clock.unitId),
      targets: [clockId, clock.matter.id],
      details: { rule: clock.rule, from: clock.dueOn, to: dueOn },
    });
    return showDeadline(await this.find(session, clockId), caller.today);
  }

  private async find(session: Session, clockId: string): Promise<StoredClock> {
    const clock = await this.clocks.find(session, clockId);
    if (!clock) throw new Problem(404, 'deadline-unknown', { text: clockId });
    return clock;
  }
}
