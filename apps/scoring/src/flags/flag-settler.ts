import type { evaluationResult } from '@namkhong/contracts/http/scoring-flags';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Basis } from './evaluation-basis.js';
import { toFlagContent } from './flag-content.js';
import { FlagKeeper } from './flag-keeper.js';
import { endOf } from './flag-state.js';
import type { FlagFile } from './flag.js';
import { FlagsReader } from './flags.reader.js';
import { FlagsRepository } from './flags.repository.js';
import type { JudgedSubject } from './level-judge.js';
import { planFlag, type FlagPlan } from './plan-flag.js';

/** What became of flags, and of how many. */
export type Outcomes = Pick<
  z.output<typeof evaluationResult>,
  'flagged' | 'unchanged' | 'superseded' | 'lapsed' | 'waiting'
>;

const outcomes: Record<Exclude<FlagPlan['kind'], 'none'>, keyof Outcomes> = {
  raise: 'flagged',
  keep: 'unchanged',
  supersede: 'superseded',
  lapse: 'lapsed',
  wait: 'waiting',
};

/** Brings the flags of a quarter into line with what the rule says of its subjects now. */
@Injectable()
export class FlagSettler {
  constructor(
    private readonly flags: FlagsReader,
    private readonly repository: FlagsRepository,
    private readonly keeper: FlagKeeper,
  ) {}

  /**
   * The last flag of every subject that has one, by kind and subject id. Until the transaction ends nobody else judges the
   * quarter or changes these flags.
   */
  async take(session: Session, setCode: string, quarter: string) {
    await this.repository.lockQuarter(session, setCode, quarter);
    return this.flags.latest(session, setCode, quarter);
  }

  /** @param latest the last flag of each subject of the kind */
  async settle(
    session: Session,
    judged: readonly JudgedSubject[],
    latest: ReadonlyMap<string, FlagFile>,
    basis: Basis,
  ): Promise<Outcomes> {
    const counts: Outcomes = { flagged: 0, unchanged: 0, superseded: 0, lapsed: 0, waiting: 0 };
    for (const one of judged) {
      const plan = await this.settleOne(session, one, latest.get(one.subject.subjectId) ?? null, basis);
      if (plan.kind !== 'none') counts[outcomes[plan.kind]] += 1;
    }
    const seen = new Set(judged.map(({ subject }) => subject.subjectId));
    for (const [subjectId, { flag, history }] of latest) {
      if (seen.has(subjectId) || endOf(history) !== null) continue;
      // Nothing is left of what the flag rested on.
      await this.keeper.end(session, flag, 'lapsed', 'too-few-ratings');
      counts.lapsed += 1;
    }
    return counts;
  }

  private async settleOne(
    session: Session,
    judged: JudgedSubject,
    latest: FlagFile | null,
    basis: Basis,
  ): Promise<FlagPlan> {
    const content = toFlagContent(judged, basis.set);
    const plan = planFlag(latest, judged.decision.conditions, content);
    if (plan.kind === 'lapse' && latest) await this.keeper.end(session, latest.flag, 'lapsed', plan.reason);
    if ((plan.kind === 'raise' || plan.kind === 'supersede') && content) {
      const replaced = plan.kind === 'supersede' && latest ? latest.flag : null;
      await this.keeper.raise(session, judged, content, basis, replaced);
    }
    return plan;
  }
}
