import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnsweringPlatform } from './testing/answering-platform.js';

const refused = { line: 3, code: 'unit-unknown', message: 'Không có đơn vị “XX-99”.' };

describe('nk', () => {
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

  it('tells what it did, and ends well when every line was taken', async () => {
    platform.willAnswer({
      status: 201,
      json: { dryRun: true, read: 2, accepted: 1, unchanged: 1, rejected: [] },
    });
    const file = await fileOf('units.csv', 'code,name\n');
    expect(await platform.run(['import', 'units', file, '--dry-run'])).toBeUndefined();
    expect(platform.asked).toEqual([
      { method: 'POST', url: '/api/directive/v1/imports/units?dryRun=true', body: 'code,name\n' },
    ]);
    expect(platform.printed).toEqual([
      'Dry run, nothing written: 2 read, 1 accepted, 1 unchanged, 0 rejected',
    ]);
  });

  it('names line and reason of what was refused, and does not end well', async () => {
    platform.willAnswer({
      status: 201,
      json: { dryRun: false, read: 2, accepted: 1, unchanged: 0, rejected: [refused] },
    });
    const file = await fileOf('posts.csv', 'official_code\n');
    expect(await platform.run(['import', 'posts', file])).toBe('1 line was rejected, for the reasons above');
    expect(platform.printed).toContain('  line 3: Không có đơn vị “XX-99”. [unit-unknown]');
  });

  it('keeps the tokens of ballots to their owner, and never writes over others', async () => {
    const token = 'AAAAAAAAAAAAAAAAAAAAAA';
    const dossierCode = '000.00.05.H12-261102-0001';
    platform.willAnswer({
      status: 201,
      json: {
        accepted: 1,
        unchanged: 0,
        rejected: [{ index: 1, code: 'unit-unknown', message: 'Không có đơn vị mang mã này.' }],
        numbers: [{ index: 0, code: 'phone-foreign', message: 'Số không gửi được.' }],
        invited: 0,
        ballots: [{ dossierCode, token, expiresAt: '2026-12-23T17:00:00.000Z' }],
      },
    });
    const row = (unit: string) => `${dossierCode},${unit},land,approved,2026-11-20,true`;
    const file = await fileOf(
      'dossiers.csv',
      `dossier_code,unit_code,procedure_group,outcome,closed_on,on_time\n${row('W-1')}\nshort\n${row('W-9')}\n`,
    );
    const ballots = join(folder, 'ballots.csv');
    expect(await platform.run(['import', 'dossiers', file, '--ballots', ballots])).toMatch(
      /^2 lines were rejected/,
    );
    expect(platform.printed).toEqual([
      '0 sent an invitation, 1 number is of no use',
      '  line 2: Số không gửi được. [phone-foreign]',
      '3 read, 1 accepted, 0 unchanged, 2 rejected',
      '  line 3: 1 columns, the header has 6 [csv-columns-differ]',
      '  line 4: Không có đơn vị mang mã này. [unit-unknown]',
    ]);
    expect(await readFile(ballots, 'utf8')).toBe(
      `dossier_code,token,expires_at\n${dossierCode},${token},2026-12-23T17:00:00.000Z\n`,
    );
    expect((await stat(ballots)).mode & 0o777).toBe(0o600);
    const before = platform.asked.length;
    expect(await platform.run(['import', 'dossiers', file, '--ballots', ballots])).toMatch(/EEXIST/);
    expect(platform.asked).toHaveLength(before);
  });

  it('says in a sentence what keeps it from working', async () => {
    platform.willAnswer({
      status: 401,
      json: { type: 'about:blank', title: 'Cần đăng nhập.', status: 401, code: 'token-missing' },
    });
    const file = await fileOf('units.csv', 'code,name\n');
    expect(await platform.run(['import', 'units', file])).toBe(
      '401 token-missing: Cần đăng nhập.\n  NK_CLIENT_SECRET is not set',
    );
    expect(await platform.run(['import', 'units', join(folder, 'nowhere.csv')])).toMatch(
      /no such file.*nowhere\.csv/,
    );
    const silent = await AnsweringPlatform.start();
    await silent.stop();
    expect(await silent.run(['import', 'units', file])).toBe(
      `the platform does not answer at ${silent.origin}; is it running, and the address right?`,
    );
  });
});
