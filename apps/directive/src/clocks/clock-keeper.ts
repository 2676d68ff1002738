import type { DeadlineView } from '@namkhong/contracts/http/directive-clocks';
import { type CivilDate } from '@namkhong/domain';
import { Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  OpenDeadlines,
  type DeadlineKeeper,
  type DeadlineMove,
  type OpenDeadline,
} from '../calendar/open-deadlines.port.js';
import { WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { findStartFault, ruleOfClock, type Matter } from './clock.js';
import { ClockRulesRepository } from './clock-rules.repository.js';
import { ClocksRepository } from './clocks.repository.js';
import { showDeadline } from './show-deadline.js';

/** Starts and stops the clocks of a matter, in the transaction of the act that does so. */
@Injectable()
export class ClockKeeper implements DeadlineKeeper, OnModuleInit {
  readonly kind = 'case-or-finding';
  readonly isConfidential = true;

  constructor(
    private readonly rules: ClockRulesRepository,
    private readonly clocks: ClocksRepository,
    private readonly calendars: WorkingCalendarReader,
    private readonly deadlines: OpenDeadlines,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.deadlines.register(this);
  }

  /**
   * Starts a clock by the rule that is in force on the day it runs from; answers its last day.
   *
   * @throws Problem 422 `clock-rule-unknown` or `calendar-lacks-day`
   */
  async start(
    session: Session,
    rule: string,
    { matter, unitId, on }: { readonly matter: Matter; readonly unitId: string; readonly on: CivilDate },
  ): Promise<CivilDate> {
    const { version, dueOn } = await this.compute(session, rule, unitId, on);
    const clock = { clockId: this.ids.next(), rule, ruleVersion: version, matter, unitId };
    await this.clocks.add(session, { ...clock, startedOn: on, dueOn });
    return dueOn;
  }

  /**
   * Starts a clock of the law by hand, from a day that has come.
   *
   * @throws Problem 422 `clock-of-process`, `clock-from-future`, `clock-rule-unknown` or `calendar-lacks-day`
   */
  async startByHand(
    session: Session,
    { rule, from }: { readonly rule: string; readonly from: CivilDate },
    {
      matter,
      unitId,
      today,
    }: { readonly matter: Matter; readonly unitId: string; readonly today: CivilDate },
  ): Promise<void> {
    const fault = findStartFault(rule, from, today);
    if (fault !== null) throw new Problem(422, fault, { rule, from });
    await this.start(session, rule, { matter, unitId, on: from });
  }

  /**
   * The last day of something that lasts as long as the rule says, without a clock that anybody waits for.
   *
   * @throws Problem 422 `clock-rule-unknown` or `calendar-lacks-day`
   */
  async lastDay(
    session: Session,
    rule: string,
    { unitId, on }: { readonly unitId: string; readonly on: CivilDate },
  ): Promise<CivilDate> {
    return (await this.compute(session, rule, unitId, on)).dueOn;
  }

  /** The step was taken on the day: what still runs by the rule is over. */
  async stop(session: Session, { id }: Matter, rule: string, on: CivilDate): Promise<void> {
    await this.clocks.stop(session, id, rule, on);
  }

  /** Nothing of the matter is waited for any longer. */
  async stopAll(session: Session, { id }: Matter, on: CivilDate): Promise<void> {
    await this.clocks.stop(session, id, null, on);
  }

  /** The last day of what runs by the rule for the matter, or ran last; null where it never began. */
  async dueOn(session: Session, { id }: Matter, rule: string): Promise<CivilDate | null> {
    const clocks = (await this.clocks.ofMatters(session, [id])).get(id) ?? [];
    return clocks.findLast((each) => each.rule === rule)?.dueOn ?? null;
  }

  /** Whether a clock by the rule runs for the matter. */
  async isRunning(session: Session, { id }: Matter, rule: string): Promise<boolean> {
    const clocks = (await this.clocks.ofMatters(session, [id])).get(id) ?? [];
    return clocks.some((each) => each.rule === rule && each.stoppedOn === null);
  }

  /** The clocks of the matters as people read them. */
  async show(
    session: Session,
    matterIds: readonly string[],
    today: CivilDate,
  ): Promise<ReadonlyMap<string, DeadlineView[]>> {
    const clocks = await this.clocks.ofMatters(session, matterIds);
    return new Map([...clocks].map(([id, of]) => [id, of.map((clock) => showDeadline(clock, today))]));
  }

  async openDeadlines(session: Session): Promise<readonly OpenDeadline[]> {
    const open = await this.clocks.lockOpen(session);
    return open.map((clock) => ({
      deadlineId: clock.clockId,
      unitId: clock.unitId,
      dueOn: clock.dueOn,
      rule: ruleOfClock(clock.limit, clock),
    }));
  }

  async moveDeadlines(session: Session, moves: readonly DeadlineMove[]): Promise<void> {
    for (const { deadlineId, to } of moves) await this.clocks.move(session, deadlineId, to);
  }

  private async compute(session: Session, rule: string, unitId: string, on: CivilDate) {
    const inForce = await this.rules.inForce(session, rule, on);
    if (!inForce) throw new Problem(422, 'clock-rule-unknown', { rule, on });
    const asRule = ruleOfClock(inForce, { startedOn: on, suspensions: [], extensions: [] });
    return { version: inForce.version, dueOn: await this.calendars.deadline(session, unitId, asRule) };
  }
}
