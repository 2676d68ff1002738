import type { ImprovementPlanView, improvementSummary } from '@namkhong/contracts/http/directive-improvement';
import { type Caller, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { LineReader } from '../organisation/line.reader.js';
import { PlanMeasurer } from './plan-measurer.js';
import { PlansRepository, type PlanFilter } from './plans.repository.js';

/** Shows plans of the units that the caller's grants cover. */
@Injectable()
export class PlanQueries {
  constructor(
    private readonly database: Database,
    private readonly repository: PlansRepository,
    private readonly measurer: PlanMeasurer,
    private readonly lines: LineReader,
  ) {}

  async list(caller: Caller, filter: Omit<PlanFilter, 'scope'>): Promise<ImprovementPlanView[]> {
    return this.database.read(async (session) => {
      const asked = { ...filter, scope: scopeOf(caller) };
      const plans = await this.repository.list(session, asked, caller.today);
      const measured: ImprovementPlanView[] = [];
      for (const plan of plans) measured.push(await this.measurer.measured(session, plan));
      return measured;
    });
  }

  /** @throws Problem 404 `plan-unknown`, 403 `permission-denied` */
  async one(caller: Caller, planId: string): Promise<ImprovementPlanView> {
    return this.database.read(async (session) => {
      const plan = await this.repository.find(session, planId, caller.today);
      if (!plan) throw new Problem(404, 'plan-unknown', { text: planId });
      caller.require('improvement.read', await this.lines.target(session, plan.unitId));
      return this.measurer.measured(session, plan);
    });
  }

  async summary(caller: Caller, unitId: string | undefined): Promise<z.output<typeof improvementSummary>> {
    const asked = { unitId, scope: scopeOf(caller) };
    return this.database.read((session) => this.repository.summary(session, asked, caller.today));
  }
}

function scopeOf(caller: Caller): readonly string[] | null {
  const units = caller.unitsFor('improvement.read');
  return units === 'everything' ? null : units;
}
