import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnsweringPlatform } from '../testing/answering-platform.js';

describe('the organisation from the command line', () => {
  let platform: AnsweringPlatform;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nk-'));
    platform = await AnsweringPlatform.start();
  });
  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true });
  });

  async function fileOf(name: string, content: string): Promise<string> {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  }

  it('sends a list as CSV or as JSON, whichever it is', async () => {
    platform.willAnswer({
      status: 201,
      json: { dryRun: false, read: 1, accepted: 1, unchanged: 0, rejected: [] },
    });
    const rows = [{ code: '96', full_name: 'Tỉnh Cà Mau', type: 'Tỉnh', parent_code: '' }];
    const file = await fileOf('units.json', JSON.stringify(rows));
    expect(
      await platform.run(['import', 'national-units', file, '--valid-from', '2025-07-01']),
    ).toBeUndefined();
    expect(platform.asked).toEqual([
      {
        method: 'POST',
        url: '/api/directive/v1/imports/national-units?validFrom=2025-07-01',
        body: JSON.stringify(rows),
      },
    ]);
  });

  it('writes a list to a file as it came', async () => {
    platform.willAnswer({ status: 200, json: [{ code: '96' }] });
    const out = join(folder, 'units-out.json');
    expect(await platform.run(['export', 'units', '--out', out, '--as-of', '2025-07-01'])).toBeUndefined();
    expect(platform.asked[0]?.url).toBe('/api/directive/v1/exports/units?format=json&asOf=2025-07-01');
    expect(JSON.parse(await readFile(out, 'utf8'))).toEqual([{ code: '96' }]);
  });

  it('tells what a change of the organisation brings, and refuses one that nobody could read', async () => {
    const decision = {
      effectiveOn: '2026-12-01',
      legalBasis: '01/NQ-HĐND',
      reason: 'Sáp nhập',
      steps: [{ kind: 'dissolve', unitCode: 'A' }],
    };
    const subjectId = '0198aaaa-0000-7000-8000-000000000000';
    const consequences = [
      { kind: 'unit-ends', subjectId, subject: 'A', from: 'A', to: null },
      { kind: 'post-moves', subjectId, subject: 'CB-1', from: 'A', to: 'B' },
    ];
    platform.willAnswer({ status: 201, json: { dryRun: true, changeId: null, revision: 7, consequences } });
    const file = await fileOf('change.json', JSON.stringify(decision));
    expect(
      await platform.run(['organisation', 'change', file, '--dry-run', '--revision', '7']),
    ).toBeUndefined();
    expect(platform.asked[0]?.url).toBe('/api/directive/v1/organisation-changes?dryRun=true');
    expect(platform.printed).toEqual([
      'Dry run, nothing written, revision 7:',
      '  unit-ends  A',
      '  post-moves  CB-1  A → B',
    ]);
    const nonsense = await fileOf('nonsense.json', JSON.stringify({ ...decision, steps: [] }));
    expect(await platform.run(['organisation', 'change', nonsense])).toMatch(/steps/);
  });

  it('draws the units of a day below one another', async () => {
    const id = (last: number) => `0198aaaa-0000-7000-8000-00000000000${last}`;
    const columns = ['unitId', 'code', 'name', 'kind', 'parent', 'illustrative'];
    const units = [
      [id(1), '96', 'Tỉnh Cà Mau', 'tinh', null, false],
      [id(2), '31825', 'Phường Bạc Liêu', 'phuong', 0, false],
      [id(3), 'BL-1', 'Bộ phận Một cửa', 'bo-phan-mot-cua', 1, true],
      [id(4), 'MH-01', 'Phường Sen Hồng', 'phuong', null, true],
    ];
    platform.willAnswer({ status: 200, json: { asOf: '2026-01-01', revision: 3, columns, units } });
    expect(await platform.run(['organisation', 'tree', '--as-of', '2026-01-01'])).toBeUndefined();
    expect(platform.asked[0]?.url).toBe('/api/directive/v1/units/tree?asOf=2026-01-01');
    expect(platform.printed).toEqual([
      'Tỉnh Cà Mau [96]',
      '  Phường Bạc Liêu [31825]',
      '    Bộ phận Một cửa [BL-1] (số liệu minh họa)',
      'Phường Sen Hồng [MH-01] (số liệu minh họa)',
      '4 units, revision 3',
    ]);
  });
});
