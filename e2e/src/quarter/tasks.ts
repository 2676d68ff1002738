import {
  assignmentAct,
  todayList,
  trackedAssignment,
  type TrackedAssignment,
} from '@namkhong/contracts/http/directive-assignments';
import { reportingRound } from '@namkhong/contracts/http/directive-reporting-duties';
import { page } from '@namkhong/contracts/http/page';
import { eventually } from '@namkhong/nk';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Person } from '../loop/person.js';
import { refused } from '../loop/refused.js';
import type { Trace } from '../loop/trace.js';
import type { Issued } from './directive.js';

const base = '/api/directive/v1/assignments';

/** What the ward does with its two tasks, day by day. */
export async function followTasks(
  trace: Trace,
  { directiveId, wardId }: Issued & { readonly wardId: string },
) {
  const say = (step: string, details: Readonly<Record<string, unknown>>) =>
    trace.add({ journey: 'quarter', step, ...details });
  const own = async ({ unitHead }: Cast): Promise<TrackedAssignment[]> => {
    const path = `${base}?unitId=${wardId}&directiveId=${directiveId}&limit=100`;
    const { items } = await unitHead.call(path, page(trackedAssignment));
    return items.toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''));
  };
  const act = (who: Person, task: TrackedAssignment, what: string, json: unknown = {}) =>
    who.call(`${base}/${task.assignmentId}/${what}`, trackedAssignment, {
      json,
      headers: { 'if-match': `"${task.version}"` },
    });
  const titled = async (cast: Cast, start: string) => {
    const found = (await own(cast)).find(({ title }) => title.startsWith(start));
    if (!found) throw new Error(`the ward has no task ${start}`);
    return found;
  };

  return {
    /** Opened and acknowledged; the first monthly report is there by itself. */
    async acknowledge(cast: Cast) {
      const tasks = await eventually('both tasks', async () => {
        const found = (await own(cast)).filter(({ state }) => state === 'issued');
        return found.length >= 2 ? found : undefined;
      });
      const today = await cast.unitHead.call(`${base}/today`, todayList);
      for (const task of tasks) {
        await cast.unitHead.call(`${base}/${task.assignmentId}/reading`, trackedAssignment, { json: {} });
        const { version } = await cast.unitHead.call(`${base}/${task.assignmentId}`, trackedAssignment);
        await act(cast.unitHead, { ...task, version }, 'acknowledgement');
      }
      say('opened and acknowledged', {
        tasks: tasks.map(({ title }) => title),
        unanswered: today.counts.unanswered,
      });
    },

    /** Progress on one task, more time asked for and granted on the other, a deputy named for the days of leave. */
    async report(cast: Cast) {
      const first = await titled(cast, 'Niêm yết');
      await act(cast.unitHead, first, 'progress', { note: 'Ba trên năm quầy đã niêm yết.', percent: 60 });
      const second = await titled(cast, 'Khắc phục');
      const asked = await act(cast.unitHead, second, 'extension-request', {
        ...{ workingDays: 5, reason: 'Bốn hồ sơ chờ cơ quan khác trả lời.' },
      });
      const self = await refused(
        'an extension granted by the head who asked',
        act(cast.unitHead, asked, 'extension-decision', {
          decision: 'granted',
          workingDays: 5,
          reason: 'Đồng ý cho thêm ngày.',
        }),
      );
      const granted = await act(cast.committeeOffice, asked, 'extension-decision', {
        ...{ decision: 'granted', workingDays: 5, reason: 'Lý do khách quan, có văn bản.' },
      });
      demand('the deadline moved by five working days', granted.dueOn, (dueOn) => dueOn === '2026-12-22');
      say('progress told, more time granted', {
        percent: 60,
        from: second.dueOn,
        to: granted.dueOn,
        refusedBefore: self,
      });
    },

    /** Said done, given back, said done again, accepted by the office, and late by nobody. */
    async claim(cast: Cast) {
      const evidence = [{ kind: 'link', url: 'https://example.vn/niem-yet' }];
      const task = await titled(cast, 'Niêm yết');
      const claimed = await act(cast.unitHead, task, 'claim', {
        note: 'Đã niêm yết tại năm quầy.',
        evidence,
      });
      const returned = await act(cast.committeeOffice, claimed, 'return', {
        reason: 'Thiếu ảnh của hai quầy, đề nghị bổ sung.',
      });
      const again = await act(cast.unitHead, returned, 'claim', {
        note: 'Đã bổ sung ảnh hai quầy.',
        evidence,
      });
      const accepted = await act(cast.committeeOffice, again, 'acceptance');
      demand('done in time, by its own word and verified', accepted.standing, (standing) => {
        return standing?.selfClosed === 'done-in-time' && standing.verified === 'done-in-time';
      });
      const history = await cast.committeeOffice.call(
        `${base}/${task.assignmentId}/history`,
        page(assignmentAct),
      );
      say('said done, given back, said done again, accepted', {
        acts: history.items.map(({ act: name }) => name),
      });
      const round = await cast.operator.call('/api/directive/v1/reporting-duties/rounds', reportingRound, {
        json: {},
      });
      const reports = (await own(cast)).filter(({ dutyId }) => dutyId !== null);
      demand('the monthly reports made themselves', reports.length, (count) => count >= 1);
      for (const report of reports.filter(({ state }) => state === 'acknowledged' || state === 'issued')) {
        const known =
          report.state === 'issued' ? await act(cast.unitHead, report, 'acknowledgement') : report;
        await act(cast.unitHead, known, 'claim', { note: `Báo cáo ${report.period ?? ''}.`, evidence });
      }
      say('monthly reports asked for by themselves, and given', {
        made: round.made,
        periods: reports.map(({ period }) => period),
      });
    },
  };
}
