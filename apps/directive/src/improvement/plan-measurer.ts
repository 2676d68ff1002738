import type { ImprovementPlanView } from '@namkhong/contracts/http/directive-improvement';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { QuarterFigureReader } from '../figures/quarter-figure.reader.js';
import type { StoredPlan } from './plans.repository.js';
import { describeChange, describeTarget, measure } from './remeasure.js';

/** Says of a plan what the quarters before and after it tell: the same criterion, as scoring published it. */
@Injectable()
export class PlanMeasurer {
  constructor(private readonly figures: QuarterFigureReader) {}

  async measured(session: Session, plan: StoredPlan): Promise<ImprovementPlanView> {
    const quarters = await this.figures.ofCriterion(session, plan, plan.baseline);
    const before = quarters.find(({ quarter }) => quarter === plan.baseline) ?? null;
    const after = quarters.filter(({ quarter }) => quarter > plan.baseline);
    return {
      ...plan,
      before: before === null ? null : measure(before),
      after: after.map((figure) => {
        const measured = measure(figure);
        const change = describeChange(before, figure);
        return { ...measured, change, target: describeTarget(measured, plan.target) };
      }),
    };
  }
}
