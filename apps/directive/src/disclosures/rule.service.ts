import type {
  DisclosureRuleView,
  disclosureRuleRequest,
} from '@namkhong/contracts/http/directive-disclosures';
import { isUnitKind, type CivilDate } from '@namkhong/domain';
import { Clock, Database, Ids, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { UnitReader } from '../organisation/unit.reader.js';
import { DisclosureGenerator } from './disclosure-generator.js';
import { RuleRepository } from './rule.repository.js';

/** Records what units have to make public. */
@Injectable()
export class RuleService {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleRepository,
    private readonly generator: DisclosureGenerator,
    private readonly units: UnitReader,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a rule and says at once what follows from it for periods that have begun.
   *
   * @throws Problem 422 `disclosure-rule-interval-empty`, `unit-kind-unknown` or `calendar-lacks-day`, 404 `unit-unknown`,
   *   409 `disclosure-rule-overlaps`
   */
  async record(
    request: z.output<typeof disclosureRuleRequest>,
    today: CivilDate,
  ): Promise<DisclosureRuleView> {
    const { code, validFrom, validTo, unitKinds, unitId } = request;
    if (validTo !== null && validTo <= validFrom) throw new Problem(422, 'disclosure-rule-interval-empty');
    const unknown = unitKinds.find((kind) => !isUnitKind(kind));
    if (unknown !== undefined) throw new Problem(422, 'unit-kind-unknown', { text: unknown });
    return this.database.transaction(async (session) => {
      if (unitId !== null && (await this.units.target(session, unitId)) === null)
        throw new Problem(404, 'unit-unknown', { text: unitId });
      await this.rules.lockCode(session, code);
      if ((await this.rules.overlapping(session, code, validFrom, validTo)).length > 0)
        throw new Problem(409, 'disclosure-rule-overlaps', { code });
      const rule = { ...request, ruleId: this.ids.next(), version: 1 };
      await this.rules.add(session, rule, this.clock.now());
      if (validFrom <= today) await this.generator.generateRule(session, rule.ruleId, today);
      return rule;
    });
  }

  /**
   * Ends a rule from a day on that has not come yet: what it has asked for stays asked for.
   *
   * @throws Problem 404 `disclosure-rule-unknown`, 412 `version-stale`, 422 `disclosure-rule-interval-empty` or
   *   `disclosure-rule-end-passed`
   */
  async end(
    ruleId: string,
    expected: number,
    validTo: CivilDate,
    today: CivilDate,
  ): Promise<DisclosureRuleView> {
    return this.database.transaction(async (session) => {
      const rule = await this.rules.lock(session, ruleId);
      if (rule === null) throw new Problem(404, 'disclosure-rule-unknown');
      if (rule.version !== expected) throw new Problem(412, 'version-stale');
      if (validTo <= today || (rule.validTo !== null && rule.validTo <= today))
        throw new Problem(422, 'disclosure-rule-end-passed');
      if (validTo <= rule.validFrom) throw new Problem(422, 'disclosure-rule-interval-empty');
      await this.rules.lockCode(session, rule.code);
      const others = await this.rules.overlapping(session, rule.code, rule.validFrom, validTo);
      if (others.some((other) => other.ruleId !== ruleId))
        throw new Problem(409, 'disclosure-rule-overlaps', { code: rule.code });
      await this.rules.saveEnd(session, ruleId, validTo);
      return { ...rule, validTo, version: rule.version + 1 };
    });
  }

  async list(filter: Parameters<RuleRepository['list']>[1]): Promise<DisclosureRuleView[]> {
    return this.database.read((session) => this.rules.list(session, filter));
  }
}
