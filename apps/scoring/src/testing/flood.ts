import type { DataOf, ratingCastV1, ratingSignalledV1, serviceCountedV1 } from '@namkhong/contracts';
import { addDays } from '@namkhong/domain';
import { ratingOf, servedOf, signalOf } from './fixtures.js';

type Rating = DataOf<typeof ratingCastV1>;

/** Events about one official, as other services would send them. */
export interface Told {
  readonly ratings: Rating[];
  readonly signals: DataOf<typeof ratingSignalledV1>[];
  readonly services: DataOf<typeof serviceCountedV1>[];
}

interface Official {
  readonly unitId: string;
  readonly officialId: string;
}

/** Every day from a Monday, five days a week: eight dossiers closed, four people who answer, each on a device of their own. */
export function honestWeeks({ unitId, officialId }: Official, monday: string, weeks: number): Told {
  const days = Array.from({ length: weeks }, (_, week) => [0, 1, 2, 3, 4].map((day) => 7 * week + day));
  const told = days.flat().map((ordinal) => {
    const day = addDays(monday, ordinal);
    const ratings = [3, 4, 4, 5].map((attitude) =>
      ratingOf({ unitId }, { attitude, result: 4 }, { officialId, day }),
    );
    return {
      ratings,
      signals: ratings.map((rating) => sighted(rating, rating.ratingId, 40)),
      services: [servedOf({ unitId }, officialId, day, 8)],
    };
  });
  return {
    ratings: told.flatMap(({ ratings }) => ratings),
    signals: told.flatMap(({ signals }) => signals),
    services: told.flatMap(({ services }) => services),
  };
}

/** So many ratings from each of some devices within minutes, each answered in three seconds. */
export function flood(
  { unitId, officialId }: Official,
  day: string,
  { devices = 2, each = 10, level = 5 } = {},
): Told {
  const given = Array.from({ length: devices * each }, (_, nth) => {
    const answers = { attitude: level, result: level };
    const rating = ratingOf({ unitId }, answers, { officialId, day });
    return { rating, signal: sighted(rating, `device ${nth % devices}`, 3) };
  });
  return {
    ratings: given.map(({ rating }) => rating),
    signals: given.map(({ signal }) => signal),
    services: [servedOf({ unitId }, officialId, day, 8)],
  };
}

function sighted(rating: Rating, device: string, secondsTaken: number): Told['signals'][number] {
  const hash = Buffer.from(`${device} at ${rating.officialId ?? ''}`).toString('base64url');
  return { ...signalOf(rating, rating.ratingId), device: hash, secondsTaken };
}
