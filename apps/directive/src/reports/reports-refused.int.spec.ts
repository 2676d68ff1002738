import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportView } from '@namkhong/contracts/http/directive-reports';
import { v7 } from 'uuid';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';
import { letterhead } from '../testing/report-letterhead.js';

let directive: BootedDirective;
let ward: string, other: string;

beforeAll(async () => {
  directive = await bootDirective();
  ward = (await directive.addUnit('MH-01', 'Phường Sen Hồng', { illustrative: true })).unitId;
  other = (await directive.addUnit('MH-02', 'Xã Tre Xanh', { illustrative: true })).unitId;
}, 60_000);
afterAll(async () => directive.close());

const ask = (period: string, scope: object = {}, asker: Asker = 'committee-office') =>
  directive.post(asker, 'reports', { period, letterhead, ...scope });
const sign = (report: ReportView, body: object = {}, asker: Asker = 'committee-office') =>
  directive.post(asker, `reports/${report.reportId}/signature`, body, { 'if-match': `"${report.version}"` });

describe('what is refused', () => {
  it.each([
    ['quý tư', {}, 422, 'report-period-unknown'],
    ['2026-13', {}, 422, 'report-period-unknown'],
    ['2028', {}, 422, 'report-period-not-begun'],
    ['2026', { unitId: v7() }, 422, 'unit-unknown'],
    ['2026', { directiveId: v7() }, 422, 'directive-unknown'],
    ['2026', { letterhead: { ...letterhead, symbol: 'QĐ-UBND' } }, 422, 'input-invalid'],
    ['2026', { letterhead: { ...letterhead, post: 'Chủ tịch 0912 345 678' } }, 422, 'report-line-personal'],
  ])('%s %j', async (period, change, status, code) => {
    expect(await ask(period, change)).toMatchObject({ status, body: { code } });
  });

  it('is a second draft of the same scope and period, were they asked for at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('2026-10', { unitId: other })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    const begun = answers.find(({ status }) => status === 201);
    expect(refused?.body).toMatchObject({ code: 'report-draft-exists', reportId: begun?.body.reportId });
  });

  it('is whoever has no grant for the unit, or none over everything for a report of the authority', async () => {
    const stranger = { role: 'unit-head', unitId: other } as const;
    for (const scope of [{ unitId: ward }, {}]) {
      expect(await ask('2026-09', scope, stranger)).toMatchObject({
        status: 403,
        body: { code: 'permission-denied', reason: 'outside-granted-units' },
      });
    }
    const report = (await ask('2026-09', { unitId: ward })).body;
    expect(await directive.get(stranger, `reports/${report.reportId}`)).toMatchObject({ status: 403 });
    expect(await directive.get(stranger, `reports/${report.reportId}/file?format=docx`)).toMatchObject({
      status: 403,
    });
    expect(await sign(report, {}, stranger)).toMatchObject({ status: 403 });
  });

  it('is a format nobody writes, a report nobody began, a number of somebody else', async () => {
    const report = (await ask('2026-08', { unitId: ward })).body;
    expect(
      await directive.get('committee-office', `reports/${report.reportId}/file?format=pdf`),
    ).toMatchObject({
      status: 422,
      body: { code: 'report-format-unknown' },
    });
    expect(await directive.get('committee-office', `reports/${v7()}`)).toMatchObject({
      status: 404,
      body: { code: 'report-unknown' },
    });
    expect(await sign(report, { documentNumber: '12/BC-SNV' })).toMatchObject({
      status: 422,
      body: { code: 'report-symbol-differs' },
    });
    const bare = await directive.post('committee-office', `reports/${report.reportId}/signature`, {});
    expect(bare).toMatchObject({ status: 428, body: { code: 'version-missing' } });
  });
});
