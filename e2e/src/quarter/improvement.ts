import { improvementPlan, type ImprovementPlanView } from '@namkhong/contracts/http/directive-improvement';
import { publicationSummary } from '@namkhong/contracts/http/scoring-publication';
import { eventually } from '@namkhong/nk';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Person } from '../loop/person.js';
import { refused } from '../loop/refused.js';
import type { Trace } from '../loop/trace.js';
import { improved } from './ratings.js';

const base = '/api/directive/v1/improvement-plans';

/** The unit's plan for the criterion that was low, what others found of it, and what the next quarter says. */
export async function improve(trace: Trace, about: { readonly wardId: string; readonly caseId: string }) {
  let plan: ImprovementPlanView | undefined;
  const say = (step: string, details: Readonly<Record<string, unknown>>) =>
    trace.add({ journey: 'quarter', step, ...details });
  const known = () => {
    if (!plan) throw new Error('there is no plan yet');
    return plan;
  };
  const act = async (who: Person, path: string, json: unknown) => {
    const { planId, version } = known();
    plan = await who.call(`${base}/${planId}/${path}`, improvementPlan, {
      json,
      headers: { 'if-match': `"${version}"` },
    });
    return plan;
  };

  return {
    async begin({ unitHead }: Cast) {
      plan = await unitHead.call(base, improvementPlan, {
        json: {
          ...{ unitId: about.wardId, setCode: 'sipas', criterion: improved, baseline: '2026-Q3' },
          ...{ target: '70.00', targetQuarter: '2026-Q4' },
          actions: [
            { text: 'Bố trí đủ người tại quầy đất đai', dueOn: '2026-11-10' },
            { text: 'Bồi dưỡng kỹ năng tiếp dân', dueOn: '2026-12-10' },
          ],
        },
      });
      say('plan for the low criterion', { before: plan.before, actions: plan.actions.length });
    },

    /** The unit's word and what somebody outside found stand side by side. */
    async carryOut({ unitHead, committeeOffice }: Cast) {
      await act(unitHead, 'actions/1/closing', { text: 'Đã bố trí thêm một người từ ngày 12 tháng 10.' });
      const own = await refused(
        'a verification by the unit itself',
        act(unitHead, 'actions/1/verification', { outcome: 'verified', reason: 'Tự kiểm tra.' }),
      );
      const after = await act(committeeOffice, 'actions/1/verification', {
        ...{ outcome: 'verified', reason: 'Đã kiểm tra bảng phân công và quầy.' },
      });
      const [first, second] = after.actions;
      demand(
        'one verified, one open',
        [first, second],
        () => first?.verified !== null && second?.selfClosed === null,
      );
      say('one action closed by the unit and verified by the office', { refusedBefore: own });
    },

    /** The quarter is closed, and the plan compares what it may. */
    async measureAgain({ committeeOffice, unitHead }: Cast) {
      const closed = await committeeOffice.call('/api/scoring/v1/periods', publicationSummary, {
        json: { setCode: 'sipas', quarter: '2026-Q4' },
      });
      const measured = await eventually('the plan measured again', async () => {
        const found = await unitHead.call(`${base}/${known().planId}`, improvementPlan);
        return found.after.length > 0 ? found : undefined;
      });
      demand(
        'the second action is overdue, and says so',
        measured.actions[1],
        (action) => action?.overdue === true,
      );
      say('quarter closed, plan measured again', {
        ...{ publicationId: closed.publicationId, before: measured.before, after: measured.after },
      });
    },
  };
}
