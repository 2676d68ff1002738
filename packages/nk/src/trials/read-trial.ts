import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readRatings, readServedDays, type FileRating } from '../forensics/read-half-year.js';
import { readLines } from '../forensics/read-lines.js';
import type { Trial } from './make-trial.js';
import type { TrialLabel } from './trial-city.js';

const labelLine = z.object({ id: z.string(), label: z.enum(['honest', 'outreach', 'broker', 'attack']) });
const DOSSIERS = '.dossiers.csv.gz';

/** The names of the half-years in a folder: `A1_burst_few_devices-101` has dossiers of that name. */
export async function listTrials(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith(DOSSIERS))
    .map((file) => file.slice(0, -DOSSIERS.length))
    .sort();
}

/**
 * A half-year with its labels: `NAME.ratings.csv.gz` whole, or `NAME.added.csv.gz` with what was added to the honest one
 * of the same seed, each at the place its id gives; `NAME.dossiers.csv.gz`; and in `NAME.attacked.txt` the attacked officials.
 *
 * @throws ForensicFileError as for any half-year, and where there is no column of labels
 */
export async function readTrial(folder: string, name: string): Promise<Trial> {
  const file = (of: string, kind: string) => join(folder, `${of}.${kind}`);
  const served = await readServedDays(file(name, 'dossiers.csv.gz'));
  const whole = file(name, 'ratings.csv.gz');
  const labelled = existsSync(whole)
    ? await readLabelled(whole, served)
    : insert(
        await readLabelled(file(name.replace(/^.*(?=-)/, 'A0_none'), 'ratings.csv.gz'), served),
        await readLabelled(file(name, 'added.csv.gz'), served),
      );
  const attacked = (await readFile(file(name, 'attacked.txt'), 'utf8')).split(/\s+/).filter(Boolean);
  return {
    name,
    ratings: labelled.map(({ rating }) => rating),
    served,
    labels: new Map(labelled.map(({ rating, label }) => [rating.id, label])),
    attacked: new Set(attacked),
  };
}

interface Labelled {
  readonly rating: FileRating;
  readonly label: TrialLabel;
}

async function readLabelled(
  file: string,
  served: Parameters<typeof readRatings>[1],
): Promise<readonly Labelled[]> {
  const ratings = await readRatings(file, served);
  const labels = new Map<string, TrialLabel>();
  for await (const { fields } of readLines(file, labelLine)) labels.set(fields.id, fields.label);
  return ratings.map((rating) => ({ rating, label: labels.get(rating.id) ?? 'honest' }));
}

function insert(honest: readonly Labelled[], added: readonly Labelled[]): readonly Labelled[] {
  const placed = new Map(added.map((each) => [Number(each.rating.id) - 1, each]));
  let next = 0;
  return Array.from({ length: honest.length + added.length }, (_, place) => {
    const each = placed.get(place) ?? honest[next++];
    if (each === undefined) throw new RangeError(`nothing stands at place ${place + 1}`);
    return { ...each, rating: { ...each.rating, id: String(place + 1) } };
  });
}
