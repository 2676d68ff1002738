import { report, type ReportView } from '@namkhong/contracts/http/directive-reports';
import { canonicalJson } from '@namkhong/domain';
import { createHash } from 'node:crypto';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Trace } from '../loop/trace.js';

const period = '2026-Q3';
const letterhead = {
  issuer: 'Cơ quan minh họa',
  symbol: 'BC-MH',
  place: 'Minh Họa',
  post: 'Chánh Văn phòng',
  recipients: ['Thường trực cấp ủy'],
};

/** A quarter’s report: compiled by itself, signed by a person, and every address in it answers. */
export async function followReport(cast: Cast, trace: Trace): Promise<void> {
  const { committeeOffice } = cast;
  const path = '/api/directive/v1/reports';
  const draft = await committeeOffice.call(path, report, { json: { period, letterhead } });
  demand(
    'the draft of an illustration',
    draft,
    ({ state, content }) => state === 'draft' && content.illustrative,
  );
  const headers = { 'if-match': `"${draft.version}"` };
  const signed = await committeeOffice.call(`${path}/${draft.reportId}/signature`, report, {
    json: {},
    headers,
  });
  demand('the hash of what was signed', signed, (each) => each.hash !== null && hashOf(each) === each.hash);
  const addresses = evidenceOf(signed);
  for (const address of addresses)
    demand(`evidence at ${address}`, await statusOf(cast, address), (status) => status === 200);
  trace.add({
    journey: 'report',
    step: 'compiled, signed, evidence read',
    period,
    addresses: addresses.length,
  });

  const word = await fileOf(cast, `${path}/${signed.reportId}/file?format=docx`);
  demand('a Word file', word.subarray(0, 4).toString('latin1'), (start) => start === 'PK\u0003\u0004');
  const page = (await fileOf(cast, `${path}/${signed.reportId}/file?format=html`)).toString('utf8');
  demand(
    'the page',
    page,
    (html) => html.includes('SỐ LIỆU MINH HỌA') && html.includes(signed.hash ?? 'no hash'),
  );
  trace.add({ journey: 'report', step: 'written for Word and for the printer', bytes: word.length });
}

function hashOf(view: ReportView): string {
  const { reportId, edition, supersedes, letterhead: head, documentNumber, content, signedOn } = view;
  const form = 'namkhong.report.v1';
  const signed = { form, reportId, edition, supersedes, letterhead: head, documentNumber, content, signedOn };
  return createHash('sha256').update(canonicalJson(signed), 'utf8').digest('hex');
}

/** Every address that a value of the report names, once. */
function evidenceOf({ content }: ReportView): string[] {
  const cells = content.sections.flatMap(({ figures, tables }) => [
    ...figures,
    ...tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
  ]);
  return [...new Set(cells.flatMap(({ href }) => href ?? []))];
}

async function statusOf(cast: Cast, path: string): Promise<number> {
  const response = await ask(cast, path);
  await response.body?.cancel();
  return response.status;
}

async function fileOf(cast: Cast, path: string): Promise<Buffer> {
  return Buffer.from(await (await ask(cast, path)).arrayBuffer());
}

function ask({ origin, committeeOffice }: Cast, path: string): Promise<Response> {
  return fetch(new URL(path, origin), {
    headers: { authorization: `Bearer ${committeeOffice.accessToken}` },
  });
}
