import { clauseTrace } from '@namkhong/contracts/http/directive';
import { report } from '@namkhong/contracts/http/directive-reports';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Trace } from '../loop/trace.js';
import type { Issued } from './directive.js';

const base = '/api/directive/v1';

/** The quarter's report of this directive, compiled by itself and signed; and the chain of a clause from end to end. */
export async function compileReport({ committeeOffice }: Cast, trace: Trace, issued: Issued): Promise<void> {
  const draft = await committeeOffice.call(`${base}/reports`, report, {
    json: {
      ...{ period: '2026-Q4', directiveId: issued.directiveId },
      letterhead: {
        ...{ issuer: 'Cơ quan minh họa', symbol: 'BC-MH', place: 'Minh Họa', post: 'Chánh Văn phòng' },
        recipients: ['Thường trực cấp ủy'],
      },
    },
  });
  const signed = await committeeOffice.call(`${base}/reports/${draft.reportId}/signature`, report, {
    json: {},
    headers: { 'if-match': `"${draft.version}"` },
  });
  const figures = signed.content.sections.flatMap((section) => section.figures);
  demand('figures that lead to what they rest on', figures, (all) => all.some(({ href }) => href !== null));
  const [clause] = issued.clauses;
  const chain = await committeeOffice.call(`${base}/clauses/${clause?.clauseId ?? ''}/trace`, clauseTrace);
  trace.add({
    ...{ journey: 'quarter', step: 'report of the quarter compiled and signed; the clause traced' },
    ...{
      number: issued.number,
      sections: signed.content.sections.length,
      figures: figures.length,
      hash: signed.hash,
    },
    assignments: chain.assignments,
  });
}
