import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitRecordedV1 } from '@namkhong/contracts';
import { type UnitTreeView } from '@namkhong/contracts/http/directive-organisation';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

const data = (path: string) =>
  readFileSync(new URL(`../../../../packages/nk/data/${path}`, import.meta.url), 'utf8');
const national = data('vietnam/units.csv');

let directive: BootedDirective;
beforeAll(async () => {
  directive = await bootDirective();
});
afterAll(async () => directive.close());

describe('the national list', () => {
  it('loads whole, 34 provinces and 3,321 communes, and changes nothing in a dry run or the second time', async () => {
    const dry = await directive.postCsv('operator', 'imports/national-units?dryRun=true', national);
    expect(dry.body).toEqual({ dryRun: true, read: 3355, accepted: 3355, unchanged: 0, rejected: [] });
    expect((await directive.get(null, 'units/tree')).body.units).toEqual([]);
    const first = await directive.postCsv('operator', 'imports/national-units', national);
    expect(first.body).toEqual({ dryRun: false, read: 3355, accepted: 3355, unchanged: 0, rejected: [] });
    const second = await directive.postCsv('operator', 'imports/national-units', national);
    expect(second.body).toEqual({ dryRun: false, read: 3355, accepted: 0, unchanged: 3355, rejected: [] });
    expect(await directive.published(unitRecordedV1)).toHaveLength(3355);
  }, 60_000);

  it('is one answer as a tree: every parent before its children, and nobody lost', async () => {
    const answer = await directive.get(null, 'units/tree');
    const tree = answer.body as UnitTreeView;
    expect(tree.units).toHaveLength(3355);
    expect(tree.units.every(([, , , , parent], index) => parent === null || parent < index)).toBe(true);
    expect(tree.units.filter(([, , , , parent]) => parent === null)).toHaveLength(34);
    const province = tree.units.findIndex(([, code]) => code === '96');
    expect(tree.units.filter(([, , , , parent]) => parent === province)).toHaveLength(64);
    const below = await directive.get(null, `units/tree?rootId=${tree.units[province]?.[0]}`);
    expect(below.body.units).toHaveLength(65);
  });

  it('answers 304 to whoever has this revision of this day, and anew after a change', async () => {
    const { headers, body } = await directive.get(null, 'units/tree?asOf=2026-01-01');
    const etag = headers['etag'] ?? '';
    const again = (known: string, day = '2026-01-01') =>
      directive.service.inject({
        url: `/api/directive/v1/units/tree?asOf=${day}`,
        headers: { 'if-none-match': known },
      });
    expect(await again(etag)).toMatchObject({ status: 304, text: '' });
    expect((await again(etag, '2026-01-02')).status).toBe(200);
    await directive.addUnit('QH-01', 'Đơn vị thử thẻ');
    const changed = await again(etag);
    expect(changed.status).toBe(200);
    expect((changed.json as UnitTreeView).revision).toBe((body as UnitTreeView).revision + 1);
  });

  it('leaves what it does not state as it is: dates, area and predecessors of the communes of Cà Mau', async () => {
    const from = 'parentCode=96&validFrom=2025-07-01';
    await directive.postCsv('operator', `imports/communes?${from}`, data('ca-mau/communes.csv'));
    const [before] = await directive.allUnits(`q=${encodeURIComponent('Giá Rai')}`);
    expect(before?.predecessors).toHaveLength(4);
    const again = await directive.postCsv('operator', 'imports/national-units', national);
    expect(again.body).toMatchObject({ accepted: 0, unchanged: 3355 });
    expect((await directive.get(null, `units/${before?.unitId}`)).body).toEqual(before);
  }, 60_000);

  it('names units below and above one', async () => {
    const [unit] = await directive.allUnits(`q=${encodeURIComponent('Tỉnh Cà Mau')}`);
    const [commune] = await directive.allUnits(`q=${encodeURIComponent('Đất Mũi')}`);
    const above = await directive.get(null, `units/${commune?.unitId}/ancestors`);
    expect(above.body.items).toMatchObject([{ code: '96', name: 'Tỉnh Cà Mau' }]);
    const codes: string[] = [];
    for (let cursor = ''; ;) {
      const page = await directive.get(null, `units/${unit?.unitId}/descendants?limit=30${cursor}`);
      codes.push(...page.body.items.map(({ code }: { code: string }) => code));
      if (page.body.next === null) break;
      cursor = `&cursor=${page.body.next}`;
    }
    expect(codes).toHaveLength(64);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('refuses what is no list, line by line', async () => {
    const header = 'code,full_name,type,parent_code';
    const rows = ['98,Tỉnh Mới,Tỉnh,', '98001,Xã Một,Xã,98', '98002,Xã Hai,Ấp,98', '98003,Xã Ba,Xã,97'];
    const answer = await directive.postCsv(
      'operator',
      'imports/national-units?dryRun=true',
      [header, ...rows, rows[1]].join('\n'),
    );
    expect(answer.body).toMatchObject({
      read: 5,
      accepted: 2,
      rejected: [
        { line: 4, code: 'unit-kind-unknown' },
        { line: 5, code: 'parent-unknown' },
        { line: 6, code: 'unit-repeated' },
      ],
    });
    const garbage = await directive.postCsv(
      'operator',
      'imports/national-units',
      '\u0000\u0001PK\u0003\u0004',
    );
    expect(garbage).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
    const notRows = await directive.post('operator', 'imports/national-units', { code: '98' });
    expect(notRows).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
    const lacking = await directive.post('operator', 'imports/national-units', [{ code: '98' }]);
    expect(lacking).toMatchObject({ status: 422, body: { code: 'csv-header-invalid' } });
  });

  it('is taken as JSON as well', async () => {
    const rows = [
      { code: '98', full_name: 'Tỉnh Mới', type: 'Tỉnh', parent_code: null },
      { code: '98001', full_name: 'Xã Một', type: 'Xã', parent_code: '98' },
      { code: '98002', full_name: 'Xã Hai', type: 'Ấp', parent_code: '98' },
    ];
    const answer = await directive.post('operator', 'imports/national-units?dryRun=true', rows);
    expect(answer.body).toMatchObject({
      read: 3,
      accepted: 2,
      rejected: [{ line: 3, code: 'unit-kind-unknown' }],
    });
  });
});
