import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postRecordedV1, unitRecordedV1 } from '@namkhong/contracts';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

const communes = readFileSync(
  new URL('../../../../packages/nk/data/ca-mau/communes.csv', import.meta.url),
  'utf8',
);
const province =
  'code,name,kind,parent_code,valid_from,valid_to,illustrative\n96,Tỉnh Cà Mau,tinh,,,,false\n';
const importCommunes = 'imports/communes?parentCode=96&validFrom=2025-07-01';

let directive: BootedDirective;
beforeAll(async () => {
  directive = await bootDirective();
});
afterAll(async () => directive.close());

describe('importing the communes of Cà Mau', () => {
  it('refuses a province that nobody has recorded', async () => {
    const answer = await directive.postCsv('operator', importCommunes, communes);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'unit-unknown', title: 'Không có đơn vị “96”.' });
  });

  it('changes nothing in a dry run', async () => {
    await directive.postCsv('operator', 'imports/units', province);
    const answer = await directive.postCsv('operator', `${importCommunes}&dryRun=true`, communes);
    expect(answer.body).toEqual({ dryRun: true, read: 64, accepted: 64, unchanged: 0, rejected: [] });
    expect((await directive.get(null, 'units?limit=200')).body.items).toHaveLength(1);
  });

  it('records 64 communes and 163 former units, each with one event in the same transaction', async () => {
    const answer = await directive.postCsv('operator', importCommunes, communes);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ dryRun: false, read: 64, accepted: 64, unchanged: 0, rejected: [] });
    const events = await directive.published(unitRecordedV1);
    expect(events).toHaveLength(1 + 64 + 163);
    expect(new Set(events.map(({ data }) => data.unitId)).size).toBe(1 + 64 + 163);
  });

  it('reports everything unchanged the second time and publishes nothing', async () => {
    const answer = await directive.postCsv('operator', importCommunes, communes);
    expect(answer.body).toEqual({ dryRun: false, read: 64, accepted: 0, unchanged: 64, rejected: [] });
    expect(await directive.published(unitRecordedV1)).toHaveLength(1 + 64 + 163);
  });

  it('shows the organisation of every date', async () => {
    // 164 communal units before the merger: Bạc Liêu 64, Cà Mau 100; the province has no known beginning.
    expect(await directive.allUnits('asOf=2025-06-30')).toHaveLength(1 + 163 + 1);
    expect(await directive.allUnits('asOf=2025-07-01')).toHaveLength(1 + 64);
    expect(await directive.allUnits('')).toHaveLength(1 + 64);
  });

  it('finds units with and without diacritics, in Vietnamese order, page by page', async () => {
    const names = async (q: string) =>
      (await directive.allUnits(`q=${encodeURIComponent(q)}`)).map(({ name }) => name);
    expect(await names('Đất Mũi')).toEqual(['Xã Đất Mũi']);
    expect(await names('dat mui')).toEqual(['Xã Đất Mũi']);
    expect(await names('100%')).toEqual([]);
    const all = (await directive.allUnits('', 7)).map(({ name }) => name);
    expect(all).toEqual([...all].sort(new Intl.Collator('vi').compare));
    expect(new Set(all).size).toBe(65);
  });

  it('links a commune with the units it came from, and a split unit with all its successors', async () => {
    const [giaRai] = await directive.allUnits(`q=${encodeURIComponent('Giá Rai')}`);
    expect(giaRai).toMatchObject({ code: '31942', kind: 'phuong', validFrom: '2025-07-01', areaKm2: 11.76 });
    expect(giaRai?.predecessors.map(({ name }) => name)).toEqual([
      'Phường 1',
      'Phường Hộ Phòng',
      'Xã Phong Thạnh',
      'Xã Phong Thạnh A',
    ]);
    const [loiAn] = await directive.allUnits('asOf=2025-06-30&q=xa%20loi%20an');
    expect(loiAn).toMatchObject({ validFrom: null, validTo: '2025-07-01' });
    expect(loiAn?.successors.map(({ name }) => name)).toEqual([
      'Phường Lý Văn Lâm',
      'Xã Lương Thế Trân',
      'Xã Trần Văn Thời',
    ]);
    const one = await directive.get(null, `units/${loiAn?.unitId}`);
    expect(one.body).toEqual(loiAn);
  });

  it('keeps the good rows of a bad file and names every bad line in the language asked for', async () => {
    const csv = [
      'code,full_name,name,type,merged_from,area_km2',
      '99001,Xã Tốt,Tốt,Xã,Xã Cũ,1.5',
      '99002,Xã Hỏng,Khác,Xã,Xã Cũ,1.5',
      '99003,Xã "Lệch" nháy,Lệch,Xã,"Xã Cũ',
      '99004,Xã Thiếu cột',
      '99005,Xã Ngoặc,Ngoặc,Xã,Xã Cũ (một phần,2',
    ].join('\n');
    const answer = await directive.postCsv('operator', 'imports/communes', csv, { 'accept-language': 'en' });
    expect(answer.body).toMatchObject({
      read: 5,
      accepted: 1,
      rejected: [
        { line: 3, code: 'full-name-differs' },
        { line: 4, code: 'csv-quotes-invalid' },
        { line: 5, code: 'csv-columns-differ', message: 'The line has 2 columns, the header has 6.' },
        { line: 6, code: 'merged-from-parenthesis-unbalanced' },
      ],
    });
    expect(await directive.allUnits('q=xa%20tot')).toHaveLength(1);
  });

  it.each([
    ['imports/communes', 'code,name\n1,a', 'csv-header-invalid', 422],
    ['imports/units', '', 'input-invalid', 422],
    ['imports/units?dryRun=perhaps', province, 'input-invalid', 422],
  ])('refuses %s with %j: %s', async (path, csv, code, status) => {
    const answer = await directive.postCsv('operator', path, csv);
    expect(answer).toMatchObject({ status, body: { code, status } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('importing units and posts', () => {
  const units = `${province}MH-01,Phường Sen Hồng,phuong,96,2025-07-01,,true\n`;
  const posts = [
    'official_code,unit_code,role,valid_from,valid_to,illustrative',
    'CB-MH-001,MH-01,head,2025-07-01,,true',
    'CB-MH-101,MH-01,staff,2025-07-01,,true',
    'CB-MH-102,XX-99,staff,2025-07-01,,true',
    '',
  ].join('\n');

  it('records the good posts, refuses an unknown unit, and changes nothing the second time', async () => {
    await directive.postCsv('operator', 'imports/units', units);
    const first = await directive.postCsv('operator', 'imports/posts', posts);
    const rejected = [{ line: 4, code: 'unit-unknown', message: 'Không có đơn vị “XX-99”.' }];
    expect(first.body).toEqual({ dryRun: false, read: 3, accepted: 2, unchanged: 0, rejected });
    const second = await directive.postCsv('operator', 'imports/posts', posts);
    expect(second.body).toEqual({ dryRun: false, read: 3, accepted: 0, unchanged: 2, rejected });
    const events = await directive.published(postRecordedV1);
    expect(events.map(({ data }) => [data.officialCode, data.role, data.illustrative])).toEqual([
      ['CB-MH-001', 'head', true],
      ['CB-MH-101', 'staff', true],
    ]);
  });
});

describe('who may import', () => {
  it.each(['official', 'unit-head', 'committee-office', 'inspector', 'reviewer', 'analyst'] as const)(
    'not a %s',
    async (role) => {
      const answer = await directive.postCsv(role, 'imports/units', province);
      expect(answer).toMatchObject({ status: 403, body: { code: 'permission-denied' } });
    },
  );

  it('not a stranger', async () => {
    const answer = await directive.postCsv(null, 'imports/units', 'not even a list');
    expect(answer).toMatchObject({ status: 401, body: { code: 'token-missing' } });
  });
});

describe('reading units', () => {
  it.each([
    ['units/0198aaaa-0000-7000-8000-000000000000', 404, 'unit-unknown'],
    ['units/not-an-id', 422, 'input-invalid'],
    ['units?cursor=bm9uc2Vuc2U', 400, 'cursor-invalid'],
    ['units?limit=0', 422, 'input-invalid'],
    ['units?asOf=2026-02-30', 422, 'input-invalid'],
  ])('%s answers %i %s', async (path, status, code) => {
    expect(await directive.get(null, path)).toMatchObject({ status, body: { code } });
  });
});
