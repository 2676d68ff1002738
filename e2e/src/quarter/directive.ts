import { assignResponse, directive, type DirectiveView } from '@namkhong/contracts/http/directive';
import { document, issuer } from '@namkhong/contracts/http/directive-documents';
import { reportingDuty } from '@namkhong/contracts/http/directive-reporting-duties';
import { page } from '@namkhong/contracts/http/page';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import { refused } from '../loop/refused.js';
import type { Trace } from '../loop/trace.js';

const base = '/api/directive/v1';
const clauses = [
  'Niêm yết và giải thích năm tiêu chí hài lòng tại mọi quầy.',
  'Rà soát hồ sơ trễ hạn, xin lỗi bằng văn bản và khắc phục nguyên nhân.',
  'Báo cáo kết quả thực hiện hằng tháng.',
];

export interface Issued {
  readonly directiveId: string;
  readonly number: string;
  readonly clauses: DirectiveView['clauses'];
  /** Units that were given its tasks. */
  readonly units: number;
}

/**
 * A directive that rests on the letter of 2019 and on what that letter rests on: drafted, reviewed, signed by the head,
 * numbered and issued by the office, cut into tasks for the 64 communes and the ward, and a report asked for each month.
 */
export async function issueDirective(cast: Cast, trace: Trace, wardId: string): Promise<Issued> {
  const { committeeOffice, unitHead } = cast;
  const { items: register } = await cast.citizen.call(`${base}/directives?limit=200`, page(directive));
  const historical = register.filter(
    ({ number, status }) => status === 'historical' && ['12-CT/TU', '693-CV/TU'].includes(number),
  );
  demand(
    'both historical documents',
    historical.map(({ number }) => number),
    ({ length }) => length === 2,
  );

  const { issuerId } = await committeeOffice.call(`${base}/issuers`, issuer, {
    json: { name: 'Đảng ủy Phường Sen Hồng (minh họa)', system: 'party', symbol: 'ĐU', unitId: wardId },
  });
  await committeeOffice.call(`${base}/issuers/${issuerId}/terms`, issuer, {
    json: { name: 'Nhiệm kỳ 2025–2030', congressClosedOn: '2025-08-15' },
  });
  let draft = await committeeOffice.call(`${base}/documents`, document, {
    json: {
      ...{ issuerId, type: 'party-directive', illustrative: true },
      title: 'Về nâng cao sự hài lòng của người dân trong quý IV năm 2026 (văn bản minh họa)',
      links: historical.map(({ number, issuer: of }) => ({ kind: 'based-on', number, issuer: of })),
    },
  });
  const act = async (who: typeof unitHead, path: string, json: unknown) => {
    const headers = { 'if-match': `"${draft.version}"` };
    draft = await who.call(`${base}/documents/${draft.documentId}/${path}`, document, { json, headers });
  };
  for (const text of clauses) await act(committeeOffice, 'clauses', { text });
  const early = await refused('an issue before the signature', act(committeeOffice, 'issuance', {}));
  await act(committeeOffice, 'submission', {});
  await act(unitHead, 'signature', { post: 'Bí thư' });
  await act(committeeOffice, 'issuance', {});
  demand('a number without a gap', draft.number, (number) => number === '01-CT/ĐU');
  demand('both bases found in the register', draft.links, (links) =>
    links.every(({ directiveId }) => directiveId !== null),
  );
  trace.add({
    ...{ journey: 'quarter', step: 'drafted, reviewed, signed, numbered, issued' },
    ...{ number: draft.number, basedOn: draft.links.map(({ number }) => number), refusedBefore: early },
  });

  const directiveId = draft.documentId;
  const view = await cast.citizen.call(`${base}/directives/${directiveId}`, directive);
  const tasks = ['Niêm yết năm tiêu chí tại mọi quầy', 'Khắc phục hồ sơ trễ hạn'].map((title, index) => ({
    clauseId: view.clauses[index]?.clauseId,
    ...{ title, dueOn: index === 0 ? '2026-11-20' : '2026-12-15', urgency: 'normal' },
    expectedOutput: 'Biên bản và ảnh chụp',
  }));
  let created = 0;
  for (const units of ['all-current-communes', [wardId]]) {
    const answer = await committeeOffice.call(
      `${base}/directives/${directiveId}/assignments`,
      assignResponse,
      {
        json: { units, assignments: tasks },
      },
    );
    created += answer.created;
  }
  const duty = await committeeOffice.call(`${base}/reporting-duties`, reportingDuty, {
    json: {
      ...{ clauseId: view.clauses[2]?.clauseId, title: 'Báo cáo tháng', every: 'month', leadDays: 20 },
      due: { kind: 'day', monthsAfter: 0, day: 28, onClosedDay: 'before' },
      ...{ units: [wardId], urgency: 'normal', startsOn: '2026-10-01', endsOn: '2026-12-31' },
    },
  });
  const units = created / tasks.length;
  demand('tasks of all 64 communes and the ward', units, (count) => count === 65);
  trace.add({
    ...{ journey: 'quarter', step: 'cut into tasks, and a monthly report asked for' },
    ...{ directiveId, created, units, dutyId: duty.dutyId },
  });
  return { directiveId, number: view.number, clauses: view.clauses, units };
}
