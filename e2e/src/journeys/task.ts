import { clauseTrace } from '@namkhong/contracts/http/directive';
import { assignmentAct, trackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { page } from '@namkhong/contracts/http/page';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Person } from '../loop/person.js';
import { refused } from '../loop/refused.js';
import type { Trace } from '../loop/trace.js';

const report = { note: 'Đã niêm yết bộ câu hỏi tại bộ phận một cửa, còn hai quầy chưa có mã QR.' };
const done = {
  note: 'Cả năm quầy đã có mã QR và bộ câu hỏi.',
  evidence: [{ kind: 'link', url: 'https://example.vn/mot-cua' }],
};
const sentBack = { reason: 'Ảnh chụp mới thấy ba quầy, đề nghị bổ sung hai quầy còn lại.' };

/**
 * A task's way in its unit: opened, acknowledged, reported on, claimed, given back with a reason, claimed again, accepted by
 * the office that issued it. Who claims cannot accept, and what was decided on an older version is refused.
 */
export async function followTask({ unitHead, committeeOffice }: Cast, trace: Trace): Promise<void> {
  const { items } = await unitHead.call(
    '/api/directive/v1/assignments?kind=directive&state=issued',
    page(trackedAssignment),
  );
  const [task] = items;
  if (!task) throw new Error('no task of a directive waits for the head');
  const path = `/api/directive/v1/assignments/${task.assignmentId}`;
  let { version } = task;
  const act = (who: Person, what: string, json: unknown = {}, decidedOn = version) =>
    who.call(`${path}/${what}`, trackedAssignment, { json, headers: { 'if-match': `"${decidedOn}"` } });
  const perform = async (who: Person, what: string, json?: unknown) => {
    const after = await act(who, what, json);
    version = after.version;
    return after;
  };

  const early = await refused('a claim before the task is acknowledged', act(unitHead, 'claim', done));
  await perform(unitHead, 'reading');
  await perform(unitHead, 'acknowledgement');
  await perform(unitHead, 'progress', { ...report, percent: 60 });
  const stale = version;
  await perform(unitHead, 'claim', done);
  const own = await refused('an acceptance by the head who claimed', act(unitHead, 'acceptance'));
  await perform(committeeOffice, 'return', sentBack);
  const old = await refused('a claim decided on an older version', act(unitHead, 'claim', done, stale));
  await perform(unitHead, 'claim', done);
  const accepted = await perform(committeeOffice, 'acceptance');
  demand('done by its own word, and verified', accepted, ({ state, standing }) => {
    return (
      state === 'accepted' && standing?.selfClosed === 'done-in-time' && standing.verified === 'done-in-time'
    );
  });
  const history = await committeeOffice.call(`${path}/history`, page(assignmentAct));
  const acts = history.items.map(({ act: name, party }) => `${name} (${party})`);
  trace.add({
    journey: 'task',
    step: 'claimed, given back, claimed again, accepted',
    assignmentId: task.assignmentId,
    acts,
    refusedBefore: [early, own, old],
  });

  const walked = await committeeOffice.call(
    `/api/directive/v1/clauses/${task.clauseId ?? ''}/trace`,
    clauseTrace,
  );
  trace.add({ journey: 'task', step: 'its clause knows', ...walked.assignments });
}
