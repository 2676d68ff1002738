import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServedDay } from '@namkhong/domain';
import { z } from 'zod';
import { ratingLine, ratingsOf, readServedDays, type FileRating } from '../forensics/read-half-year.js';
import { ForensicFileError, readLines, reasonOf } from '../forensics/read-lines.js';
import type { Trial } from './make-trials.js';
import { attackNames, type AttackName } from './trial-attacks.js';
import type { TrialLabel } from './trial-city.js';

const HONEST = 'A0_none' satisfies AttackName;
const DOSSIERS = '.dossiers.csv.gz';
const labelledLine = ratingLine.extend({ label: z.enum(['honest', 'outreach', 'broker', 'attack']) });

/**
 * The half-years of a folder with their labels. Each is named by its attack and a seed, `A1_burst_few_devices-101`:
 * `NAME.ratings.csv.gz` holds it whole, or `NAME.added.csv.gz` what was added to the honest one of the same seed, each at
 * the place its id gives; then `NAME.dossiers.csv.gz`, and in `NAME.attacked.txt` the attacked officials.
 *
 * @throws ForensicFileError as for any half-year, and where the folder holds none or the files of one contradict each other
 */
export async function* readTrials(folder: string): AsyncGenerator<Trial> {
  const readOnce = rememberingTheLast(readLabelled);
  for (const half of await listHalfYears(folder)) {
    const file = (kind: string, of: string = half.attack) => join(folder, `${of}-${half.seed}.${kind}`);
    const served = await readServedDays(file('dossiers.csv.gz'));
    const whole = file('ratings.csv.gz');
    const labelled = existsSync(whole)
      ? await readOnce(whole)
      : await insert(await readOnce(file('ratings.csv.gz', HONEST)), file('added.csv.gz'));
    checkServed(file('dossiers.csv.gz'), labelled, served);
    yield {
      attack: half.attack,
      ratings: labelled.map(({ rating }) => rating),
      served,
      labels: new Map(labelled.map(({ rating, label }) => [rating.id, label])),
      attacked: await readAttacked(file('attacked.txt'), labelled),
    };
  }
}

/** By seed, so that those which share an honest half-year follow each other. */
async function listHalfYears(folder: string) {
  const files = await readdir(folder).catch((error: unknown) => {
    throw new ForensicFileError(folder, null, reasonOf(error));
  });
  const names = files.filter((file) => file.endsWith(DOSSIERS));
  if (names.length === 0)
    throw new ForensicFileError(folder, null, `it holds no half-year (NAME${DOSSIERS})`);
  return names
    .map((file) => {
      const [, name, seed = ''] = /^(.*)-([^-]+)$/.exec(file.slice(0, -DOSSIERS.length)) ?? [];
      const attack = attackNames.find((each) => each === name);
      if (attack === undefined)
        throw new ForensicFileError(
          join(folder, file),
          null,
          `its name is none of ${attackNames.join(', ')} with a seed: ATTACK-SEED${DOSSIERS}`,
        );
      return { attack, seed };
    })
    .sort((a, b) => (`${a.seed} ${a.attack}` < `${b.seed} ${b.attack}` ? -1 : 1));
}

interface Labelled {
  readonly rating: FileRating;
  readonly label: TrialLabel;
}

async function readLabelled(file: string): Promise<readonly Labelled[]> {
  const labelled: Labelled[] = [];
  for await (const { rating, fields } of ratingsOf(file, readLines(file, labelledLine)))
    labelled.push({ rating, label: fields.label });
  return labelled;
}

function rememberingTheLast<Value>(read: (file: string) => Promise<Value>): (file: string) => Promise<Value> {
  let last: { readonly file: string; readonly value: Value } | undefined;
  return async (file) => {
    if (last?.file !== file) last = { file, value: await read(file) };
    return last.value;
  };
}

/** The honest ratings with those of a file among them, each of these where its id says. */
async function insert(honest: readonly Labelled[], file: string): Promise<readonly Labelled[]> {
  const added = await readLabelled(file);
  const total = honest.length + added.length;
  const placed = new Map(added.map((each) => [Number(each.rating.id) - 1, each]));
  const stray = [...placed].find(([place]) => !Number.isInteger(place) || place < 0 || place >= total);
  if (stray !== undefined)
    throw new ForensicFileError(
      file,
      null,
      `rating ${stray[1].rating.id} is at none of ${total} places: an id here is a place among all ratings`,
    );
  const left = honest.values();
  return Array.from({ length: total }, (_, place) => {
    const each = placed.get(place) ?? left.next().value;
    if (each === undefined) throw new ForensicFileError(file, null, 'two ratings stand at one place');
    return { ...each, rating: { ...each.rating, id: String(place + 1) } };
  });
}

function checkServed(file: string, labelled: readonly Labelled[], served: readonly ServedDay[]): void {
  const officials = new Set(served.map(({ officialId }) => officialId));
  const unserved = labelled.find(({ rating }) => !officials.has(rating.official));
  if (unserved !== undefined)
    throw new ForensicFileError(file, null, `official ${unserved.rating.official} closed no dossier`);
}

async function readAttacked(file: string, labelled: readonly Labelled[]): Promise<ReadonlySet<string>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ForensicFileError(file, null, reasonOf(error));
  });
  const attacked = new Set(text.split(/\s+/).filter(Boolean));
  const rated = new Set(labelled.map(({ rating }) => rating.official));
  const unrated = [...attacked].find((official) => !rated.has(official));
  if (unrated !== undefined) throw new ForensicFileError(file, null, `nobody rated official ${unrated}`);
  return attacked;
}
