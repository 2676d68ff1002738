import { parseCivilDate, type ServedDay } from '@namkhong/domain';
import { z } from 'zod';
import { ForensicFileError, readLines } from './read-lines.js';

/** One rating as a file tells it, before anything is keyed. */
export interface FileRating {
  readonly id: string;
  readonly official: string;
  readonly unit: string;
  readonly at: Date;
  readonly channel: string;
  readonly device: string;
  readonly network: string;
  readonly levels: readonly number[];
  readonly seconds: number;
}

const level = z.coerce.number<string>().int().min(1).max(5);

/** Columns that detection reads. A `label`, where the file has one, is none of them. */
export const ratingLine = z.object({
  id: z.string().min(1),
  official: z.string().min(1),
  unit: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  channel: z.string().min(1),
  device: z.string().min(1),
  network: z.string().min(1),
  a1: level,
  a2: level,
  a3: level,
  a4: level,
  a5: level,
  seconds: z.string().min(1).pipe(z.coerce.number<string>().min(0)),
});

const dossierLine = z.object({
  official: z.string().min(1),
  day: z.string().refine((day) => parseCivilDate(day) !== null, 'not a date'),
  closed: z.string().min(1).pipe(z.coerce.number<string>().int().min(0)),
});

/** The dossiers closed per official and day. @throws ForensicFileError */
export async function readServedDays(file: string): Promise<readonly ServedDay[]> {
  const served: ServedDay[] = [];
  for await (const { fields } of readLines(file, dossierLine))
    served.push({ officialId: fields.official, day: fields.day, closed: fields.closed });
  return served;
}

/**
 * The ratings, each of an official whom `served` knows.
 *
 * @throws ForensicFileError also where an id comes twice or the official closed no dossier
 */
export async function readRatings(
  file: string,
  served: readonly ServedDay[],
): Promise<readonly FileRating[]> {
  const officials = new Set(served.map(({ officialId }) => officialId));
  const ratings: FileRating[] = [];
  for await (const { line, rating } of ratingsOf(file, readLines(file, ratingLine))) {
    if (!officials.has(rating.official))
      throw new ForensicFileError(file, line, `official ${rating.official} closed no dossier`);
    ratings.push(rating);
  }
  return ratings;
}

/**
 * The ratings that lines tell, beside whatever else was read of them.
 *
 * @throws ForensicFileError where an id comes twice
 */
export async function* ratingsOf<Fields extends z.output<typeof ratingLine>>(
  file: string,
  lines: AsyncIterable<{ readonly line: number; readonly fields: Fields }>,
): AsyncGenerator<{ readonly line: number; readonly fields: Fields; readonly rating: FileRating }> {
  const ids = new Set<string>();
  for await (const { line, fields } of lines) {
    const { id, official, unit, channel, device, network, a1, a2, a3, a4, a5, seconds } = fields;
    if (ids.has(id)) throw new ForensicFileError(file, line, `rating ${id} came before`);
    ids.add(id);
    const [at, levels] = [new Date(fields.at), [a1, a2, a3, a4, a5]];
    yield { line, fields, rating: { id, official, unit, at, channel, device, network, levels, seconds } };
  }
}
