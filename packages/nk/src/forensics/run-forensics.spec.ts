import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { runForensics } from './run-forensics.js';

const header = 'id,official,unit,at,channel,device,network,a1,a2,a3,a4,a5,seconds,label';
const lineOf = (id: string, official = 'O1', label = 'honest') =>
  `${id},${official},U1,2025-03-03T09:00:00+07:00,web,d${id},n${id},4,4,5,4,3,40.1,${label}`;
const csv = (...lines: readonly string[]) => gzipSync(lines.join('\n'));
const dossiers = csv('official,day,closed', 'O1,2025-03-03,8');

let folder: string;
let printed: string[] = [];
let warned: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-forensics-'));
});
beforeEach(() => {
  printed = [];
  warned = [];
});
afterAll(async () => rm(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  return runForensics(args, {
    print: (line) => printed.push(...line.split('\n')),
    warn: (line) => warned.push(...line.split('\n')),
  });
}

/** A folder of its own with these files. */
async function folderOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const made = await mkdtemp(join(folder, 'half-years-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(made, name), content);
  return made;
}

const honest = {
  'A0_none-1.dossiers.csv.gz': dossiers,
  'A0_none-1.ratings.csv.gz': csv(header, lineOf('1'), lineOf('2')),
  'A0_none-1.attacked.txt': '',
};
const brigade = {
  ...honest,
  'A4_sabotage_brigade-1.dossiers.csv.gz': dossiers,
  'A4_sabotage_brigade-1.added.csv.gz': csv(header, lineOf('2', 'O1', 'attack')),
  'A4_sabotage_brigade-1.attacked.txt': 'O1\n',
};

describe('examining two files', () => {
  it('prints what was found, and answers 0', async () => {
    const files = await folderOf(honest);
    const status = await run(
      join(files, 'A0_none-1.ratings.csv.gz'),
      join(files, 'A0_none-1.dossiers.csv.gz'),
    );
    expect({ status, warned }).toEqual({ status: 0, warned: [] });
    expect(printed.map((line): unknown => JSON.parse(line))).toEqual([
      { excluded: [], quarantined: [], alerts: [], channelDropped: [] },
    ]);
  });

  it.each<[string, Buffer | null, string]>([
    ['there is none', null, ': there is no such file or folder'],
    ['nothing is in it, not even a header', Buffer.alloc(0), ': the file is empty'],
    ['nothing is in it once unpacked', csv(''), ': the file is empty'],
    ['it is no gzip file', Buffer.from(header), ': not a whole gzip file (incorrect header check)'],
    [
      'it was cut off',
      csv(header, lineOf('1')).subarray(0, -12),
      ': not a whole gzip file (unexpected end of file)',
    ],
    ['a column is missing', csv(header.replace('unit,', ''), lineOf('1')), ', line 1: no column unit'],
  ])('answers 2 and names file and rule where %s', async (_, content, rule) => {
    const files = await folderOf(honest);
    const file = join(files, 'ratings.csv.gz');
    if (content !== null) await writeFile(file, content);
    expect(await run(file, join(files, 'A0_none-1.dossiers.csv.gz'))).toBe(2);
    expect({ printed, warned }).toEqual({ printed: [], warned: [`${file}${rule}`] });
  });

  it('answers 2 where an argument is missing or none, and 0 where help was asked for', async () => {
    expect(await run('ratings.csv.gz')).toBe(2);
    expect(warned.join('\n')).toContain('Usage: npm run forensics --');
    expect(await run('--scenarios', folder, '--seeds', 'many')).toBe(2);
    expect(warned.join('\n')).toContain('a whole number is needed');
    expect(printed).toEqual([]);
    expect(await run('--help')).toBe(0);
    expect(printed.join('\n')).toContain('--scenarios [folder]');
  });
});

describe('trying a folder of half-years', () => {
  it('answers 1 and names the gates where some are missed', async () => {
    expect(await run('--scenarios', await folderOf(brigade), '--seeds', '0')).toBe(1);
    expect(warned).toEqual([]);
    expect(printed).toContain('missed: A4_sabotage_brigade: recall is 0, at least 0.85 is needed');
    expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject({ ok: false });
  });

  it('answers 2 and names the folder where there is none, it is a file, or it holds no half-year', async () => {
    const nowhere = join(folder, 'nowhere');
    const file = join(await folderOf({ 'a.txt': '' }), 'a.txt');
    const empty = join(folder, 'empty');
    await mkdir(empty);
    for (const [place, rule] of [
      [nowhere, 'there is no such file or folder'],
      [file, 'it is no folder'],
      [empty, 'it holds no half-year (NAME.dossiers.csv.gz)'],
    ] as const) {
      warned = [];
      expect(await run('--scenarios', place, '--seeds', '0')).toBe(2);
      expect({ printed, warned }).toEqual({ printed: [], warned: [`${place}: ${rule}`] });
    }
  });

  it.each<[string, Readonly<Record<string, string | Buffer>>, string, string]>([
    [
      'an attack that nobody knows',
      { 'A9_new-1.dossiers.csv.gz': dossiers },
      'A9_new-1.dossiers.csv.gz',
      ': its name is none of A0_none, A1_burst_few_devices, A2_coerced_kiosk, A3_slow_drip_relatives, ' +
        'A4_sabotage_brigade, A5_distributed_human_like with a seed: ATTACK-SEED.dossiers.csv.gz',
    ],
    [
      'dossiers without ratings',
      { 'A0_none-1.dossiers.csv.gz': dossiers },
      'A0_none-1.ratings.csv.gz',
      ': there is no such file or folder',
    ],
    [
      'ratings without labels',
      { ...honest, 'A0_none-1.ratings.csv.gz': csv(header.replace(',label', ''), lineOf('1')) },
      'A0_none-1.ratings.csv.gz',
      ', line 1: no column label',
    ],
    [
      'ratings cut off',
      { ...honest, 'A0_none-1.ratings.csv.gz': csv(header, lineOf('1')).subarray(0, 30) },
      'A0_none-1.ratings.csv.gz',
      ': not a whole gzip file (unexpected end of file)',
    ],
    [
      'a rating of an official without dossiers',
      { ...honest, 'A0_none-1.ratings.csv.gz': csv(header, lineOf('1', 'O2')) },
      'A0_none-1.dossiers.csv.gz',
      ': official O2 closed no dossier',
    ],
    [
      'added ratings that fit nowhere',
      { ...brigade, 'A4_sabotage_brigade-1.added.csv.gz': csv(header, lineOf('9')) },
      'A4_sabotage_brigade-1.added.csv.gz',
      ': rating 9 is at none of 3 places: an id here is a place among all ratings',
    ],
    [
      'added ratings at one place',
      { ...brigade, 'A4_sabotage_brigade-1.added.csv.gz': csv(header, lineOf('2'), lineOf('02')) },
      'A4_sabotage_brigade-1.added.csv.gz',
      ': two ratings stand at one place',
    ],
    [
      'nobody knows who was attacked',
      {
        ...honest,
        'A1_burst_few_devices-1.dossiers.csv.gz': dossiers,
        'A1_burst_few_devices-1.added.csv.gz': csv(header, lineOf('1')),
      },
      'A1_burst_few_devices-1.attacked.txt',
      ': there is no such file or folder',
    ],
    [
      'somebody attacked whom nobody rated',
      { ...brigade, 'A4_sabotage_brigade-1.attacked.txt': 'O1 O7' },
      'A4_sabotage_brigade-1.attacked.txt',
      ': nobody rated official O7',
    ],
  ])('answers 2 and names file and rule: %s', async (_, files, file, rule) => {
    const made = await folderOf(files);
    expect(await run('--scenarios', made, '--seeds', '0')).toBe(2);
    expect({ printed, warned }).toEqual({ printed: [], warned: [`${join(made, file)}${rule}`] });
  });
});
