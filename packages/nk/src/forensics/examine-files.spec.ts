import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeTrials } from '../trials/make-trials.js';
import { examineFiles } from './examine-files.js';
import { examineHalfYear } from './examine-half-year.js';

const header = 'id,official,unit,at,channel,device,network,a1,a2,a3,a4,a5,seconds';
const dossiers = 'official,day,closed\nO1,2025-03-03,8\n';
/** Five hurried ratings from one device within minutes: three may count, and of these I1 and I3 speak. */
const ratings = Array.from(
  { length: 5 },
  (_, nth) => `${nth + 1},O1,U1,2025-03-03T09:0${nth}:00+07:00,sms,d1,n1,5,5,5,5,5,6.4`,
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forensics-'));
});
afterAll(async () => rm(folder, { recursive: true }));

async function write(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' ? gzipSync(content) : content);
  return file;
}

async function examine(ratingsText: string | Buffer, dossiersText: string = dossiers) {
  return examineFiles(await write('ratings', ratingsText), await write('dossiers', dossiersText));
}

describe('examining two files', () => {
  it('tells what is set aside and who is to be looked at', async () => {
    expect(await examine([header, ...ratings].join('\n'))).toEqual({
      excluded: ['4', '5'],
      quarantined: ['1', '2', '3'],
      alerts: [],
      channelDropped: [],
    });
  });

  it('finds columns by name, and takes no notice of a label, right, wrong or nonsense', async () => {
    const plain = await examine([header, ...ratings].join('\n'));
    const labels = ['honest', 'attack', '', 'x', 'broker'];
    const labelled = ratings.map((line, nth) => `${labels[nth]},${line}`);
    expect(await examine([`label,${header}`, ...labelled].join('\r\n'))).toEqual(plain);
  });

  it.each([
    ['a file that is not packed', Buffer.from(header), /not a whole gzip file/],
    ['a file cut off', gzipSync(header).subarray(0, 20), /not a whole gzip file/],
    ['an empty file', '', /the file is empty/],
    ['a missing column', header.replace('device,', ''), /line 1: no column device/],
    ['a level of six', [header, ratings[0]?.replace(',5,6.4', ',6,6.4')].join('\n'), /line 2: a5: /],
    ['a level that is blank', [header, ratings[0]?.replace(',5,6.4', ',,6.4')].join('\n'), /line 2: a5: /],
    [
      'a day without an hour',
      [header, ratings[0]?.replace('T09:00:00+07:00', '')].join('\n'),
      /line 2: at: /,
    ],
    ['an id that came before', [header, ratings[0], ratings[0]].join('\n'), /line 3: rating 1 came before/],
    [
      'an official nobody knows',
      [header, ratings[0]?.replace('O1', 'O2')].join('\n'),
      /official O2 closed no/,
    ],
  ])('refuses %s by its place', async (_, content, message) => {
    await expect(examine(content)).rejects.toThrow(message);
  });

  it('refuses dossiers on a date that is none, and a file that is not there', async () => {
    await expect(examine(header, 'official,day,closed\nO1,2025-02-30,1\n')).rejects.toThrow(
      /line 2: day: not a date/,
    );
    await expect(examineFiles('nowhere.csv.gz', 'nowhere.csv.gz')).rejects.toThrow(
      'nowhere.csv.gz: there is no such file or folder',
    );
  });
});

describe('examining a half-year', () => {
  const trial = makeTrials(3)('A4_sabotage_brigade');
  /** The attacked and one in ten of the others. */
  const examined = (official: string) => trial.attacked.has(official) || official.endsWith('0');
  const cast = trial.ratings.filter(({ official }) => examined(official));
  const served = trial.served.filter(({ officialId }) => examined(officialId));
  const key = () => randomBytes(32);
  const about = (levelsOf: (levels: readonly number[], nth: number) => readonly number[]) => {
    const found = examineHalfYear(
      cast.map((rating, nth) => ({ ...rating, levels: levelsOf(rating.levels, nth) })),
      served,
      key,
    );
    return { excluded: found.excluded, quarantined: found.quarantined };
  };

  it('sets the same ratings aside whatever was answered', () => {
    const asCast = about((levels) => levels);
    expect(asCast.quarantined.length).toBeGreaterThan(300);
    expect(about((levels) => levels.map((level) => 6 - level))).toEqual(asCast);
    expect(about((levels, nth) => levels.map(() => 1 + (nth % 5)))).toEqual(asCast);
  });
});
