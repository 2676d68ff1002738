import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  criteriaSetPublishedV1,
  figurePublishedV1,
  lowFlagRaisedV1,
  periodPublishedV1,
} from '@namkhong/contracts';
import type { ReportSection, ReportView } from '@namkhong/contracts/http/directive-reports';
import { createHash } from 'node:crypto';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';
import { criteriaSetOf, figureOf, lowFlagOf, publicationOf } from '../testing/published-by-scoring.js';
import { letterhead } from '../testing/report-letterhead.js';
import { readDocx, textOfWordXml } from '../testing/read-docx.js';

/** The first working day of 2027, 10:00 in Hà Nội. */
const JANUARY = new Date('2027-01-04T03:00:00.000Z');

let directive: BootedDirective;
let ward: string, office: string, other: string, directiveId: string;

beforeAll(async () => {
  directive = await bootDirective();
  ward = (await directive.addUnit('MH-01', 'Phường Sen Hồng', { illustrative: true })).unitId;
  office = (
    await directive.addUnit('MH-01-VP', 'Văn phòng Sen Hồng', {
      kind: 'co-quan',
      parentCode: 'MH-01',
      illustrative: true,
    })
  ).unitId;
  other = (await directive.addUnit('MH-02', 'Xã Tre Xanh', { illustrative: true })).unitId;
  const issued = await directive.addDirective('01/KH-UBND', 'issued', 2);
  directiveId = issued.directiveId;
  const [first, second] = issued.clauses;
  const cut = (clauseId: string | undefined, units: string[], dueOn: string) =>
    directive.post('committee-office', `directives/${directiveId}/assignments`, {
      units,
      assignments: [{ clauseId, title: 'Nhiệm vụ', dueOn, urgency: 'normal' }],
    });
  await cut(first?.clauseId, [ward, office, other], '2026-11-20');
  await cut(second?.clauseId, [ward], '2026-12-31');
  await finish(ward, '2026-11-20', true);
  await finish(office, '2026-11-20', false);
  await directive.post(null, 'proposals', {
    kind: 'inadequate-regulation',
    title: 'Mẫu đơn trùng lặp',
    text: 'Đề nghị bỏ một mẫu đơn trùng lặp trong thủ tục.',
  });
  await directive.addPost('CB-MH-001', 'MH-01', 'staff');
  await directive.post('committee-office', 'pledges/campaigns', {
    title: 'Cam kết “5 không” năm 2026',
    legalBasis: ['01/KH-UBND'],
    opensOn: '2026-11-01',
    closesOn: '2026-12-31',
    text: 'Tôi cam kết thực hiện “5 không”.',
    illustrative: true,
  });
  await directive.receive(criteriaSetPublishedV1, criteriaSetOf(first?.clauseId ?? null));
  await directive.receive(figurePublishedV1, figureOf(ward, { n: 1200 }));
  await directive.receive(
    figurePublishedV1,
    figureOf(ward, { score: '99.00', to: '2027-02-01', publishedAt: '2027-01-02T00:00:00.000Z' }),
  );
  await directive.receive(periodPublishedV1, publicationOf());
  await directive.receive(lowFlagRaisedV1, lowFlagOf(ward));
  await directive.eventually(async () => {
    const traced = await directive.get(
      'committee-office',
      `trace?setCode=hai-long&unitId=${ward}&quarter=2027-Q1`,
    );
    expect(traced.body.links?.[0]).toMatchObject({ score: '99.00' });
    expect((await directive.get('reviewer', 'cases')).body.items).toHaveLength(1);
  });
}, 60_000);
afterAll(async () => directive.close());

/** The unit's task of the day is claimed on the morning of the clock, and accepted where the issuer agrees. */
async function finish(unitId: string, dueOn: string, isAccepted: boolean): Promise<void> {
  const head = { role: 'unit-head', unitId } as const;
  const { items } = (await directive.get(head, `assignments?unitId=${unitId}`)).body;
  const task = items.find((each: { dueOn: string }) => each.dueOn === dueOn);
  const act = async (asker: Asker, what: string, body: object) => {
    const { version } = (await directive.get(head, `assignments/${task.assignmentId}`)).body;
    const answer = await directive.post(asker, `assignments/${task.assignmentId}/${what}`, body, {
      'if-match': `"${version}"`,
    });
    expect([what, answer.status, answer.body.code]).toEqual([what, 200, undefined]);
  };
  await act(head, 'acknowledgement', {});
  await act(head, 'claim', {
    note: 'Đã hoàn thành nhiệm vụ',
    evidence: [{ kind: 'link', url: 'https://example.vn/kq' }],
  });
  if (isAccepted) await act('committee-office', 'acceptance', {});
}

const ask = (period: string, scope: object = {}, asker: Asker = 'committee-office') =>
  directive.post(asker, 'reports', { period, letterhead, ...scope });
const sign = (report: ReportView, body: object = {}, asker: Asker = 'committee-office') =>
  directive.post(asker, `reports/${report.reportId}/signature`, body, { 'if-match': `"${report.version}"` });
const recompile = (report: ReportView, version = report.version) =>
  directive.post(
    'committee-office',
    `reports/${report.reportId}/compilation`,
    {},
    { 'if-match': `"${version}"` },
  );
const fileOf = async (report: ReportView, format: string) => {
  const url = `/api/directive/v1/reports/${report.reportId}/file?format=${format}`;
  const { headers } = await directive.service.as('committee-office');
  return directive.service.app.inject({ method: 'GET', url, headers });
};
const sectionOf = ({ content }: ReportView, code: string) =>
  content.sections.find((section) => section.code === code) as ReportSection;
const rowsOf = (section: ReportSection, table: string) =>
  Object.fromEntries(
    (section.tables.find(({ code }) => code === table)?.rows ?? []).map(({ label, cells }) => [
      label,
      cells.map(({ value, suppressed }) => (suppressed ? 'withheld' : value)),
    ]),
  );

describe('a report that compiles itself', () => {
  let whole: ReportView;

  beforeAll(async () => {
    directive.clock.set(JANUARY);
    const answer = await ask('2026-Q4');
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    whole = answer.body;
  });

  it('counts tasks two by two, self-closed beside verified, over what was due', () => {
    // Four tasks: one accepted (claimed late), one claimed only, two never claimed, all due by the end of the quarter.
    const section = sectionOf(whole, 'follow-up');
    expect(rowsOf(section, 'two-by-two')).toEqual({
      'Hoàn thành đúng hạn': ['0', '0'],
      'Hoàn thành quá hạn': ['2', '1'],
      'Chưa hoàn thành, trong hạn': ['1', '1'],
      'Chưa hoàn thành, quá hạn': ['1', '2'],
      'Số nhiệm vụ đến hạn': ['3', '3'],
      'Tỷ lệ hoàn thành': ['66.66', '33.33'],
      'Tỷ lệ hoàn thành đúng hạn': ['0.00', '0.00'],
      'Tỷ lệ quá hạn chưa hoàn thành': ['33.34', '66.67'],
    });
    expect(rowsOf(section, 'tasks-by-directive')).toEqual({ '01/KH-UBND': ['3', '2', '1', '2', '33.33'] });
    expect(rowsOf(section, 'tasks-by-unit')).toMatchObject({ 'Xã Tre Xanh': ['1', '0', '0', '1', '0.00'] });
  });

  it('shows the figures last announced of windows that end by then, with interval and n', () => {
    const section = sectionOf(whole, 'satisfaction');
    const [row] = section.tables.find(({ code }) => code === 'figures')?.rows ?? [];
    expect(row?.label).toBe('Phường Sen Hồng');
    expect(row?.cells[0]?.value).toBe('Mức độ hài lòng');
    expect(row?.cells.at(-1)).toEqual({
      kind: 'points',
      value: '41.25',
      interval: { lower: '37.10', upper: '45.40' },
      n: 1200,
      suppressed: false,
      href: `/api/scoring/v1/units/${ward}/figures`,
    });
  });

  it('counts flags and cases, and nothing about officials where fewer than ten units could be meant', () => {
    expect(rowsOf(sectionOf(whole, 'flags'), 'flags')).toEqual({
      'Phát sinh trong kỳ': ['1', 'withheld'],
      'Còn hiệu lực cuối kỳ': ['1', 'withheld'],
    });
    expect(rowsOf(sectionOf(whole, 'cases'), 'cases')).toEqual({ 'Mới mở': ['1', 'withheld'] });
  });

  it('tells nobody of a case that a person opened before its subject was told', async () => {
    const opened = await directive.post('inspector', 'cases', {
      unitId: other,
      reason: 'Có phản ánh về thái độ phục vụ',
      redacted: 'Có phản ánh về thái độ phục vụ',
      evidence: [{ kind: 'document', reference: 'Sổ tiếp công dân', redacted: 'Một phản ánh' }],
    });
    expect([opened.status, opened.body.code]).toEqual([201, undefined]);
    const report = (await ask('2027-Q1', { unitId: other })).body;
    expect(sectionOf(report, 'cases').figures[0]).toMatchObject({ code: 'cases-opened-units', value: '0' });
    expect(rowsOf(sectionOf(report, 'cases'), 'cases')).toEqual({});
  });

  it('counts pledges of those in post, and proposals by what became of them', () => {
    expect(rowsOf(sectionOf(whole, 'pledges'), 'pledges')).toEqual({
      'Cam kết “5 không” năm 2026': ['1', '0', '0', '0.00'],
    });
    const proposals = sectionOf(whole, 'proposals');
    expect(proposals.figures[0]).toMatchObject({ code: 'proposals-received', value: '1' });
    // Nobody answered within ten working days.
    expect(rowsOf(proposals, 'proposals')).toMatchObject({
      'Tiếp thu': ['0'],
      'Đang xem xét, còn hạn': ['0'],
      'Đang xem xét, quá hạn': ['1'],
    });
  });

  it('names an address in this platform for every value, and answers there', async () => {
    const cells = whole.content.sections.flatMap(({ figures, tables }) => [
      ...figures,
      ...tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
    ]);
    expect(cells.length).toBeGreaterThan(40);
    expect(cells.filter(({ href }) => href === null)).toEqual([]);
    const own = new Set(cells.flatMap(({ href }) => (href?.startsWith('/api/directive/') ? [href] : [])));
    for (const href of own) {
      const answer = await directive.get('committee-office', href.replace('/api/directive/v1/', ''));
      expect([href, answer.status]).toEqual([href, 200]);
    }
  });

  it('is of a unit with all below it, for whoever has a grant there', async () => {
    const head = { role: 'unit-head', unitId: ward } as const;
    const { body } = await ask('2026-Q4', { unitId: ward }, head);
    expect(rowsOf(sectionOf(body, 'follow-up'), 'tasks-by-unit')).toEqual({
      'Phường Sen Hồng': ['1', '1', '1', '0', '100.00'],
      'Văn phòng Sen Hồng': ['1', '1', '0', '1', '0.00'],
    });
    const ofOther = (await ask('2026-Q4', { unitId: other })).body;
    expect(rowsOf(sectionOf(ofOther, 'satisfaction'), 'figures')).toEqual({
      'Xã Tre Xanh': ['withheld', 'withheld', 'withheld'],
    });
    const listed = (await directive.get(head, 'reports')).body.items;
    expect(listed.map(({ unitId }: { unitId: string }) => unitId)).toEqual([ward]);
  });

  it('lists the documents issued within the period, with their tasks', async () => {
    const { body } = await ask('2026');
    expect(rowsOf(sectionOf(body, 'documents'), 'documents')).toEqual({
      '01/KH-UBND: Văn bản thử': ['02/03/2026', '2', '4'],
    });
    expect(rowsOf(sectionOf(body, 'satisfaction'), 'publications')).toEqual({
      '2026-Q3': ['Mức độ hài lòng', 'ab'.repeat(32)],
    });
  });

  it('is of one directive', async () => {
    const { body } = await ask('2026-11', { directiveId });
    expect(body.content.scope).toMatchObject({ directiveId, directiveNumber: '01/KH-UBND' });
    expect(body.content.sections.map(({ code }: ReportSection) => code)).not.toContain('documents');
    // At the end of November the task of 31 December was open in time.
    expect(rowsOf(sectionOf(body, 'follow-up'), 'two-by-two')).toMatchObject({
      'Chưa hoàn thành, trong hạn': ['1', '1'],
    });
  });

  it('is signed as it was seen, frozen under a hash that anybody recomputes, and told in the audit log', async () => {
    const signed = await sign(whole, { documentNumber: '5/BC-UBND' });
    expect(signed.body).toMatchObject({
      state: 'signed',
      documentNumber: '05/BC-UBND',
      signedOn: '2027-01-04',
    });
    const {
      reportId,
      edition,
      supersedes,
      letterhead: head,
      documentNumber,
      content,
      signedOn,
      hash,
    } = signed.body;
    const form = 'namkhong.report.v1';
    const whole_ = {
      form,
      reportId,
      edition,
      supersedes,
      letterhead: head,
      documentNumber,
      content,
      signedOn,
    };
    expect(createHash('sha256').update(sortedJson(whole_)).digest('hex')).toBe(hash);
    expect(await recompile(signed.body)).toMatchObject({ status: 409, body: { code: 'report-signed' } });
    expect(await sign(signed.body)).toMatchObject({ status: 409, body: { code: 'report-signed' } });
    const { items } = (await directive.get('inspector', `audit?target=${reportId}`)).body;
    expect(
      items.map((item: { content: { act: string; details: { hash: string } } }) => [
        item.content.act,
        item.content.details.hash,
      ]),
    ).toEqual([
      ['report.sign', hash],
      ['report.compile', null],
    ]);
    await expect(
      directive.service.database.transaction((session) =>
        session.query(`UPDATE periodic_reports SET content = '{}' WHERE report_id = $1`, [reportId]),
      ),
    ).rejects.toThrow('a signed report stays as it is');
    whole = signed.body;
  });

  it('goes on in a new edition where something changed, and both stay readable', async () => {
    const second = (await ask('2026-Q4')).body;
    expect(second).toMatchObject({ edition: 2, supersedes: whole.reportId, state: 'draft' });
    expect((await directive.get('committee-office', `reports/${whole.reportId}`)).body).toEqual(whole);
    const signed = await sign(second);
    expect(signed.status).toBe(200);
    expect((await directive.get('committee-office', `reports/${whole.reportId}`)).body).toEqual({
      ...whole,
      supersededBy: second.reportId,
    });
  });

  it('is a Word document in the form of Nghị định 30/2020/NĐ-CP', async () => {
    const answer = await fileOf(whole, 'docx');
    expect(answer.headers['content-type']).toMatch('wordprocessingml.document');
    const parts = readDocx(answer.rawPayload);
    const xml = parts.get('word/document.xml') ?? '';
    const text = textOfWordXml(xml);
    for (const line of [
      'SỐ LIỆU MINH HỌA',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ỦY BAN NHÂN DÂN TỈNH MINH HỌA',
      'ỦY BAN NHÂN DÂN PHƯỜNG SEN HỒNG',
      'Số: 05/BC-UBND',
      'Sen Hồng, ngày 04 tháng 01 năm 2027',
      'BÁO CÁO',
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
      'Nơi nhận:',
      '- Văn phòng cấp ủy;',
      '- Lưu: VT.',
      '66,66 %',
      '41,25 (37,10–45,40; n = 1.200)',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toContain(whole.hash);
    expect(text).not.toContain('BẢN DỰ THẢO');
    // A4 in twentieths of a point, 30 mm on the left.
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/w:left="1701"/);
    expect(parts.get('word/styles.xml')).toMatch('Times New Roman');
    const links = parts.get('word/_rels/document.xml.rels') ?? '';
    expect(links).toMatch(`/api/scoring/v1/units/${ward}/figures`);
    expect(
      [...links.matchAll(/Target="(http[^"]+)"/g)].every(([, url]) =>
        new URL(url ?? '').pathname.startsWith('/api/'),
      ),
    ).toBe(true);
  });

  it('is a page for the printer that runs nothing, and the report itself as JSON', async () => {
    const page = await fileOf(whole, 'html');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page.payload) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers['content-security-policy']).toMatch(
      `default-src 'none'; style-src 'sha256-${hash}';`,
    );
    expect(page.payload).toMatch(/<html lang="vi">/);
    expect(page.payload).not.toMatch(/<script|onclick|style="/);
    expect(page.payload).toContain('41,25 (37,10–45,40; n = 1.200)');
    const json = await fileOf(whole, 'json');
    expect(JSON.parse(json.payload)).toMatchObject({ hash: whole.hash, content: whole.content });
  });
});

describe('a period that is not over', () => {
  let draft: ReportView;

  beforeAll(async () => {
    directive.clock.set(JANUARY);
    draft = (await ask('2027-Q1', { unitId: ward })).body;
  });

  it('has a draft that says so, and cannot be signed', async () => {
    expect(draft.content).toMatchObject({ asOf: '2027-01-04', period: { ended: false, to: '2027-04-01' } });
    const text = textOfWordXml(
      readDocx((await fileOf(draft, 'docx')).rawPayload).get('word/document.xml') ?? '',
    );
    expect(text).toContain('BẢN DỰ THẢO – kỳ báo cáo chưa kết thúc, số liệu đến ngày 04/01/2027');
    expect(await sign(draft)).toMatchObject({ status: 409, body: { code: 'report-period-not-ended' } });
  });

  it('is signed once it is over, with figures of its end and by the version that was seen', async () => {
    directive.clock.set(new Date('2027-04-02T03:00:00.000Z'));
    expect(await sign(draft)).toMatchObject({ status: 409, body: { code: 'report-compiled-too-early' } });
    const fresh = await recompile(draft);
    expect(fresh.body).toMatchObject({ version: draft.version + 1, content: { period: { ended: true } } });
    expect(await sign(draft)).toMatchObject({ status: 412, body: { code: 'version-stale' } });
    expect(await recompile(draft)).toMatchObject({ status: 412, body: { code: 'version-stale' } });
    const at = await Promise.all(Array.from({ length: 4 }, () => sign(fresh.body)));
    expect(at.filter(({ status }) => status === 200)).toHaveLength(1);
    // Whoever comes while the other signs holds a version that is gone; whoever comes later finds it signed.
    expect(at.filter(({ status }) => status === 409 || status === 412)).toHaveLength(3);
    directive.clock.set(JANUARY);
  });
});

/** Canonical JSON written anew, as a reader of the report would. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${sortedJson(item)}`).join(',')}}`;
}
