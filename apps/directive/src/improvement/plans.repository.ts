import type { ImprovementPlanView, improvementSummary } from '@namkhong/contracts/http/directive-improvement';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ActionState, PlannedAction } from './plan.js';

/** A plan without what later quarters say of it. */
export type StoredPlan = Omit<ImprovementPlanView, 'before' | 'after'>;

export interface NewPlan extends Pick<
  StoredPlan,
  | 'planId'
  | 'unitId'
  | 'caseId'
  | 'setCode'
  | 'criterion'
  | 'baseline'
  | 'target'
  | 'targetQuarter'
  | 'illustrative'
> {
  readonly actions: readonly PlannedAction[];
}

export interface PlanFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly unitId: string | undefined;
  readonly caseId: string | undefined;
  readonly limit: number;
  /** The last plan of the page before. */
  readonly after: string | undefined;
}

const SCOPE = `WITH RECURSIVE scope AS (
  SELECT unnest($1::uuid[]) AS unit_id
  UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
)`;

/** `$today` is the parameter that holds the day. */
const select = (today: string) => `
  SELECT p.plan_id AS "planId", p.unit_id AS "unitId", u.name AS "unitName", p.case_id AS "caseId",
         p.set_code AS "setCode", p.criterion, p.baseline, p.target, p.target_quarter AS "targetQuarter",
         to_char(p.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt", p.version,
         p.illustrative,
         (SELECT coalesce(json_agg(json_build_object('ordinal', a.ordinal, 'text', a.text, 'dueOn', a.due_on,
             'selfClosed', CASE WHEN a.closed_on IS NOT NULL THEN json_build_object('on', a.closed_on,
                 'text', a.closed_text, 'late', a.closed_on > a.due_on) END,
             'verified', CASE WHEN a.verified_on IS NOT NULL THEN json_build_object('on', a.verified_on,
                 'reason', a.verified_reason) END,
             'returned', CASE WHEN a.returned_on IS NOT NULL THEN json_build_object('on', a.returned_on,
                 'reason', a.returned_reason) END,
             'overdue', a.closed_on IS NULL AND a.due_on < ${today}::date) ORDER BY a.ordinal), '[]')
            FROM improvement_actions a WHERE a.plan_id = p.plan_id) AS actions
    FROM improvement_plans p JOIN units u USING (unit_id)`;

/** The register of improvement plans. */
@Injectable()
export class PlansRepository {
  /** Adds the plan; false where its case has one. */
  async add(session: Session, plan: NewPlan, { at, by }: { at: Date; by: string }): Promise<boolean> {
    const rows = await session.query(
      `INSERT INTO improvement_plans (plan_id, unit_id, case_id, set_code, criterion, baseline, target, target_quarter,
                                      created_at, created_by, illustrative)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (case_id) DO NOTHING RETURNING 1`,
      [
        plan.planId,
        plan.unitId,
        plan.caseId,
        plan.setCode,
        plan.criterion,
        plan.baseline,
        plan.target,
        plan.targetQuarter,
        at,
        by,
        plan.illustrative,
      ],
    );
    if (rows.length === 0) return false;
    await this.replaceActions(session, plan.planId, plan.actions);
    return true;
  }

  /** Keeps others from changing the plan until the transaction ends. */
  async lock(session: Session, planId: string): Promise<void> {
    await session.query(`SELECT 1 FROM improvement_plans WHERE plan_id = $1 FOR UPDATE`, [planId]);
  }

  async find(session: Session, planId: string, today: CivilDate): Promise<StoredPlan | null> {
    const [plan] = await session.query<StoredPlan>(`${select('$2')} WHERE p.plan_id = $1`, [planId, today]);
    return plan ?? null;
  }

  /** Latest first. */
  async list(session: Session, filter: PlanFilter, today: CivilDate): Promise<StoredPlan[]> {
    return session.query<StoredPlan>(
      `${SCOPE} ${select('$6')}
        WHERE ($1::uuid[] IS NULL OR p.unit_id IN (SELECT unit_id FROM scope))
          AND ($2::uuid IS NULL OR p.unit_id = $2) AND ($3::uuid IS NULL OR p.case_id = $3)
          AND ($4::uuid IS NULL OR p.plan_id < $4)
        ORDER BY p.plan_id DESC LIMIT $5`,
      [filter.scope, filter.unitId ?? null, filter.caseId ?? null, filter.after ?? null, filter.limit, today],
    );
  }

  async actions(session: Session, planId: string): Promise<ActionState[]> {
    return session.query<ActionState>(
      `SELECT ordinal, closed_by AS "closedBy", verified_by AS "verifiedBy" FROM improvement_actions
        WHERE plan_id = $1 ORDER BY ordinal`,
      [planId],
    );
  }

  async change(
    session: Session,
    planId: string,
    plan: Pick<NewPlan, 'setCode' | 'criterion' | 'baseline' | 'target' | 'targetQuarter' | 'actions'>,
  ): Promise<void> {
    await session.query(
      `UPDATE improvement_plans SET set_code = $2, criterion = $3, baseline = $4, target = $5, target_quarter = $6,
              version = version + 1 WHERE plan_id = $1`,
      [planId, plan.setCode, plan.criterion, plan.baseline, plan.target, plan.targetQuarter],
    );
    await session.query(`DELETE FROM improvement_actions WHERE plan_id = $1`, [planId]);
    await this.replaceActions(session, planId, plan.actions);
  }

  async close(
    session: Session,
    planId: string,
    ordinal: number,
    closing: { readonly on: CivilDate; readonly text: string; readonly by: string },
  ): Promise<void> {
    await session.query(
      `UPDATE improvement_actions SET closed_on = $3, closed_text = $4, closed_by = $5
        WHERE plan_id = $1 AND ordinal = $2`,
      [planId, ordinal, closing.on, closing.text, closing.by],
    );
    await this.touch(session, planId);
  }

  async verify(
    session: Session,
    planId: string,
    ordinal: number,
    verification: { readonly on: CivilDate; readonly reason: string; readonly by: string },
  ): Promise<void> {
    await session.query(
      `UPDATE improvement_actions SET verified_on = $3, verified_reason = $4, verified_by = $5
        WHERE plan_id = $1 AND ordinal = $2`,
      [planId, ordinal, verification.on, verification.reason, verification.by],
    );
    await this.touch(session, planId);
  }

  /** The unit closes it again; what was missing stays readable. */
  async giveBack(
    session: Session,
    planId: string,
    ordinal: number,
    { on, reason }: { readonly on: CivilDate; readonly reason: string },
  ): Promise<void> {
    await session.query(
      `UPDATE improvement_actions SET closed_on = NULL, closed_text = NULL, closed_by = NULL, returned_on = $3,
              returned_reason = $4 WHERE plan_id = $1 AND ordinal = $2`,
      [planId, ordinal, on, reason],
    );
    await this.touch(session, planId);
  }

  async summary(
    session: Session,
    { scope, unitId }: Pick<PlanFilter, 'scope' | 'unitId'>,
    today: CivilDate,
  ): Promise<z.output<typeof improvementSummary>> {
    const [sums] = await session.query<z.output<typeof improvementSummary>>(
      `${SCOPE} SELECT count(DISTINCT p.plan_id)::int AS plans, count(a.ordinal)::int AS actions,
              count(a.closed_on)::int AS "selfClosed", count(a.verified_on)::int AS verified,
              (count(*) FILTER (WHERE a.closed_on IS NULL AND a.due_on < $3::date))::int AS overdue
         FROM improvement_plans p JOIN improvement_actions a USING (plan_id)
        WHERE ($1::uuid[] IS NULL OR p.unit_id IN (SELECT unit_id FROM scope))
          AND ($2::uuid IS NULL OR p.unit_id = $2)`,
      [scope, unitId ?? null, today],
    );
    if (!sums) throw new Error('a sum without a row');
    return sums;
  }

  private async replaceActions(
    session: Session,
    planId: string,
    actions: readonly PlannedAction[],
  ): Promise<void> {
    await session.query(
      `INSERT INTO improvement_actions (plan_id, ordinal, text, due_on)
       SELECT $1, ordinality, text, due_on FROM unnest($2::text[], $3::date[]) WITH ORDINALITY AS one (text, due_on, ordinality)`,
      [planId, actions.map(({ text }) => text), actions.map(({ dueOn }) => dueOn)],
    );
  }

  private async touch(session: Session, planId: string): Promise<void> {
    await session.query(`UPDATE improvement_plans SET version = version + 1 WHERE plan_id = $1`, [planId]);
  }
}
