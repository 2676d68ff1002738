import { disclosureDueV1 } from '@namkhong/contracts';
import type { DisclosureRuleView } from '@namkhong/contracts/http/directive-disclosures';
import type { CivilDate } from '@namkhong/domain';
import { Database, Events, Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { DisclosureRepository } from './disclosure.repository.js';
import { periodsBegun, type DuePeriod } from './periods.js';
import { RuleRepository } from './rule.repository.js';

/** Rows per statement. */
const BATCH = 2000;

/**
 * Says for each period that begins to count what each unit has to publish, once. How far a rule was gone through is kept
 * with it and commits with what came of it: a round that is broken off, repeated or run twice at once changes nothing.
 */
@Injectable()
export class DisclosureGenerator {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleRepository,
    private readonly disclosures: DisclosureRepository,
    private readonly calendars: WorkingCalendarReader,
    private readonly events: Events,
    private readonly ids: Ids,
  ) {}

  /** Goes through every rule as far as today; a rule that fails keeps no other from its turn. Throws what failed. */
  async generate(today: CivilDate): Promise<void> {
    const behind = await this.database.read((session) => this.rules.behind(session, today));
    const failures: unknown[] = [];
    for (const ruleId of behind) {
      try {
        await this.database.transaction((session) => this.generateRule(session, ruleId, today));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, 'rules of disclosure could not be gone through');
  }

  /** Goes through one rule in the caller's transaction. */
  async generateRule(session: Session, ruleId: string, today: CivilDate): Promise<void> {
    const claimed = await this.rules.claim(session, ruleId, today);
    if (claimed === null) return;
    for (const period of periodsBegun(claimed.rule, claimed.generatedUntil, today))
      await this.generatePeriod(session, claimed.rule, period);
    await this.rules.saveProgress(session, ruleId, today);
  }

  private async generatePeriod(
    session: Session,
    rule: DisclosureRuleView,
    { period, countedFrom }: DuePeriod,
  ): Promise<void> {
    const units = await this.disclosures.unitsFor(session, rule.unitKinds, rule.unitId, countedFrom);
    const days = await this.calendars.deadlines(
      session,
      units.map(({ unitId }) => unitId),
      { kind: rule.due.counting, from: countedFrom, count: rule.due.count, pauses: [] },
    );
    const due = units.flatMap((unit) => {
      const dueOn = days.get(unit.unitId);
      return dueOn === undefined
        ? []
        : [{ ...unit, disclosureId: this.ids.next(), period, countedFrom, dueOn }];
    });
    for (let start = 0; start < due.length; start += BATCH) {
      const batch = due.slice(start, start + BATCH);
      const added = await this.disclosures.add(session, rule.ruleId, batch);
      const told = batch.filter(({ disclosureId }) => added.has(disclosureId));
      await this.events.appendAll(
        session,
        disclosureDueV1,
        told.map(({ disclosureId, unitId, dueOn, illustrative }) => ({
          disclosureId,
          ruleId: rule.ruleId,
          ruleCode: rule.code,
          unitId,
          period,
          dueOn,
          illustrative,
        })),
      );
    }
  }
}
