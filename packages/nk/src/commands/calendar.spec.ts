import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnsweringPlatform } from '../testing/answering-platform.js';

const id = (end: number) => `0198f3a0-0000-7000-8000-00000000000${end}`;
const version = {
  unitId: id(1),
  validFrom: '2027-01-01',
  validTo: '2028-01-01',
  legalBasis: ['01/QĐ-UBND'],
  week: [{ weekdays: [1, 2, 3, 4, 5], spans: [{ from: '07:00', to: '11:30' }] }],
  daysOff: [],
  swaps: [],
  provisional: false,
};
const recorded = { ...version, versionId: id(2), recordedAt: '2026-11-23T03:00:00.000Z' };
const move = {
  versionId: id(2),
  kind: 'assignment',
  deadlineId: id(3),
  unitId: id(1),
  from: '2027-02-05',
  to: '2027-02-12',
  movedAt: '2026-11-23T03:00:00.000Z',
};

describe('nk calendar record', () => {
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

  it('reads how many versions there are, and tells which deadlines a dry run would move', async () => {
    const file = join(folder, '2027.json');
    await writeFile(file, JSON.stringify(version));
    platform.willAnswer(
      { status: 200, json: { items: [{ ...recorded, ordinal: 3 }], next: null } },
      {
        status: 201,
        json: {
          version: { ...recorded, ordinal: 4 },
          dryRun: true,
          moved: [{ kind: 'assignment', later: 1, earlier: 0 }],
          moves: [move],
        },
      },
    );
    expect(await platform.run(['calendar', 'record', file, '--dry-run'])).toBeUndefined();
    expect(platform.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET /api/directive/v1/calendar/versions?limit=1&unitId=${id(1)}`,
      'POST /api/directive/v1/calendar/versions?dryRun=true',
    ]);
    expect(JSON.parse(platform.asked[1]?.body ?? '')).toEqual(version);
    expect(platform.printed).toEqual([
      'Dry run, nothing written; open deadlines that move:',
      '  assignment: 1 later, 0 earlier',
      `  assignment ${id(3)}  2027-02-05 → 2027-02-12`,
    ]);
  });
});
