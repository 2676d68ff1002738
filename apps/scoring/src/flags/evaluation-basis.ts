import { localDate, quarterDays, type Quarter } from '@namkhong/domain';
import { Clock, Problem, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { CriteriaSetsReader } from '../methodology/criteria-sets.reader.js';
import { FLAG_EVIDENCE, type FlagEvidence } from './evidence.port.js';
import type { Yardstick } from './level-judge.js';
import { planEvaluation } from './plan-evaluation.js';

/** What an evaluation measures by, and the publications it rests on. */
export interface Basis extends Yardstick {
  readonly publicationIds: readonly string[];
}

/** Finds what a quarter may be judged by. */
@Injectable()
export class EvaluationBasis {
  constructor(
    private readonly sets: CriteriaSetsReader,
    @Inject(FLAG_EVIDENCE) private readonly evidence: FlagEvidence,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 `criteria-set-unknown`, 422 `quarter-not-ended`, `threshold-not-fixed` or `period-not-closed` */
  async of(session: Session, setCode: string, quarter: Quarter): Promise<Basis> {
    const versions = await this.sets.versions(session, setCode);
    if (versions.length === 0) throw new Problem(404, 'criteria-set-unknown', { setCode });
    const today = localDate(this.clock.now());
    const plan = planEvaluation(quarter, versions, today);
    if (plan.kind === 'refused') {
      const { code, ...details } = plan.reason;
      throw new Problem(422, code, details);
    }
    const { set, quarters } = plan;
    const publicationIds: string[] = [];
    for (const each of quarters) {
      const closed = await this.evidence.closed(session, setCode, each);
      if (closed === null) throw new Problem(422, 'period-not-closed', { quarter: each });
      publicationIds.push(closed.publicationId);
    }
    const publishedAt = await this.sets.publishedAt(session, set);
    const publishedInAdvance = localDate(publishedAt) < quarterDays(quarters[0]).from;
    return { set, publishedInAdvance, quarters, today, publicationIds };
  }
}
