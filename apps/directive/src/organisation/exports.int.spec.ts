import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

const national = readFileSync(
  new URL('../../../../packages/nk/data/vietnam/units.csv', import.meta.url),
  'utf8',
);

const lists = {
  units: [
    'code,name,kind,parent_code,valid_from,valid_to,illustrative',
    'T,Tỉnh Mẫu,tinh,,,,true',
    '"TU",Tỉnh ủy Mẫu,cap-uy,T,2025-07-01,,true',
    'B-TC,"Ban Tổ chức, Tỉnh ủy Mẫu",co-quan-dang,TU,2025-07-01,,true',
    'U,Ủy ban nhân dân tỉnh Mẫu,ubnd,T,2025-07-01,,true',
    'HCC,Trung tâm Phục vụ hành chính công,trung-tam-hcc,U,2025-07-01,,true',
    'CU,Phòng Cũ,phong,U,2020-01-01,2024-01-01,true',
  ],
  posts: [
    'official_code,unit_code,role,valid_from,valid_to,illustrative',
    'CB-1,HCC,head,2025-07-01,,true',
    'CB-2,HCC,staff,2025-07-01,2026-01-01,true',
  ],
  'service-points': [
    'code,name,kind,point_code,unit_code,valid_from,valid_to,illustrative',
    'Z-HALL,Sảnh chính,point,,HCC,2025-07-01,,true',
    'A-1,Quầy 1,counter,Z-HALL,HCC,2025-07-01,,true',
    'A-2,Quầy 2,counter,Z-HALL,HCC,2025-07-01,2026-06-01,true',
  ],
  procedures: [
    'code,name,field,procedure_group,legal_basis,valid_from,valid_to,illustrative',
    '1.001193,Đăng ký khai sinh,Hộ tịch,civil-status,528/QĐ-BTP,2025-07-01,2026-07-01,false',
    '1.001193,Đăng ký khai sinh (sửa đổi),Hộ tịch,civil-status,,2026-07-01,,false',
    '2.000635,"Cấp bản sao ""Trích lục""",Hộ tịch,,,2025-07-01,,false',
  ],
} as const;
type List = keyof typeof lists;

let directive: BootedDirective;
let copy: BootedDirective;
beforeAll(async () => {
  [directive, copy] = await Promise.all([bootDirective(), bootDirective()]);
  for (const [list, rows] of Object.entries(lists)) {
    const answer = await directive.postCsv('operator', `imports/${list}`, rows.join('\n'));
    if (answer.body.rejected.length > 0) throw new Error(JSON.stringify(answer.body));
  }
}, 60_000);
afterAll(async () => Promise.all([directive.close(), copy.close()]));

const exported = async (from: BootedDirective, list: string, query = '') =>
  from.service.inject({
    url: `/api/directive/v1/exports/${list}?${query}`,
    headers: (await from.service.as('analyst')).headers,
  });

describe.each(Object.keys(lists) as List[])('the list of %s', (list) => {
  const importer = (into: BootedDirective, body: string) => into.postCsv('operator', `imports/${list}`, body);

  it('comes out as it went in, and changes nothing where it came from', async () => {
    const file = await exported(directive, list);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    const rows = file.text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    const plain = lists[list].map((row) => row.replace('"TU"', 'TU'));
    expect(rows[0]).toBe(plain[0]);
    expect(rows.slice(1).sort()).toEqual([...plain.slice(1)].sort());
    const again = await importer(directive, file.text);
    expect(again.body).toMatchObject({ accepted: 0, unchanged: plain.length - 1, rejected: [] });
  });

  it('fills an empty installation, from which it comes out the same again, as CSV and as JSON', async () => {
    const [csv, json] = [await exported(directive, list), await exported(directive, list, 'format=json')];
    const dry = await copy.post('operator', `imports/${list}?dryRun=true`, json.json);
    const taken = await importer(copy, csv.text);
    expect(taken.body).toMatchObject({ accepted: lists[list].length - 1, rejected: [] });
    expect(dry.body).toEqual({ ...taken.body, dryRun: true });
    expect((await exported(copy, list)).text).toBe(csv.text);
    expect((await exported(copy, list, 'format=json')).json).toEqual(json.json);
    const again = await copy.post('operator', `imports/${list}`, json.json);
    expect(again.body).toMatchObject({ accepted: 0, unchanged: lists[list].length - 1 });
  });
});

describe('exports', () => {
  it('tell what was in force on a day', async () => {
    const codes = async (list: string, asOf: string) =>
      ((await exported(directive, list, `format=json&asOf=${asOf}`)).json as Record<string, string>[]).map(
        (row) => row['code'] ?? row['official_code'],
      );
    expect(await codes('units', '2023-01-01')).toEqual(['CU', 'T']);
    expect(await codes('units', '2026-01-01')).toEqual(['T', 'TU', 'B-TC', 'U', 'HCC']);
    expect(await codes('posts', '2026-01-01')).toEqual(['CB-1']);
    expect(await codes('service-points', '2026-06-01')).toEqual(['Z-HALL', 'A-1']);
    expect(await codes('procedures', '2026-06-30')).toEqual(['1.001193', '2.000635']);
  });

  it('of the national list have the same rows, each byte for byte, and nothing invented', async () => {
    await directive.postCsv('operator', 'imports/national-units', national);
    const { text } = await exported(directive, 'national-units');
    // The list itself is in the order of its codes but for a few rows.
    const sorted = (list: string) => list.split('\r\n').toSorted();
    expect(sorted(text)).toEqual(sorted(national));
    const again = await directive.postCsv('operator', 'imports/national-units', text);
    expect(again.body).toMatchObject({ read: 3355, unchanged: 3355 });
  }, 60_000);

  it('of posts are for those with a role', async () => {
    expect((await directive.get(null, 'exports/posts')).status).toBe(401);
    expect((await directive.get(null, 'exports/units?format=xlsx')).status).toBe(422);
  });
});

describe('bad rows of lists', () => {
  it.each([
    ['service-points', 'N-1,Quầy,counter,,HCC,2025-07-01,,', 'counter-needs-point'],
    ['service-points', 'N-1,Quầy,counter,XX,HCC,2025-07-01,,', 'service-point-unknown'],
    ['service-points', 'N-1,Quầy,desk,,HCC,2025-07-01,,', 'service-point-kind-unknown'],
    ['service-points', 'N-1,,point,,HCC,2025-07-01,,', 'service-point-name-missing'],
    ['service-points', 'N-1,Điểm,point,,XX,2025-07-01,,', 'unit-unknown'],
    ['service-points', 'N-1,Điểm,point,,HCC,2025-06-30,,', 'service-point-outside-unit'],
    ['service-points', 'N-1,Điểm,point,,HCC,2026-07-01,2026-01-01,', 'interval-empty'],
    ['service-points', 'Z-HALL,Sảnh,point,,HCC,2025-08-01,,', 'counter-without-point'],
    ['procedures', '1.001193,Khai sinh,Hộ tịch,,,2026-08-01,,', 'procedure-overlap'],
    ['procedures', '1193,Khai sinh,Hộ tịch,,,2026-08-01,,', 'procedure-code-malformed'],
    ['procedures', '1.000001,Khai sinh,,,,2026-08-01,,', 'procedure-field-missing'],
    ['procedures', '1.000001,Khai sinh,Hộ tịch,Hộ tịch,,2026-08-01,,', 'procedure-group-malformed'],
    ['procedures', '1.000001,Khai sinh,Hộ tịch,,theo luật,2026-08-01,,', 'legal-basis-malformed'],
    ['procedures', '1.000001,Khai sinh,Hộ tịch,,,,,', 'procedure-start-missing'],
    ['procedures', '1.000001,Khai sinh,Hộ tịch,,,2026-02-30,,', 'date-invalid'],
    ['procedures', '1.000001,Khai sinh,Hộ tịch,,,2026-08-01,,maybe', 'yes-no-malformed'],
  ])('%s: %s is %s', async (list, row, code) => {
    const [header] = lists[list as List];
    const answer = await directive.postCsv('operator', `imports/${list}?dryRun=true`, `${header}\n${row}`);
    expect(answer.body).toMatchObject({ accepted: 0, rejected: [{ line: 2, code }] });
    expect(answer.body.rejected[0].message).not.toMatch(/[{}]/);
  });
});
