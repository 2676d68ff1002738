import { randomBytes } from 'node:crypto';
import { examineHalfYear } from './examine-half-year.js';
import { readRatings, readServedDays } from './read-half-year.js';

/** What the rules found, by the file's own names. */
export interface FoundInFiles {
  readonly excluded: readonly string[];
  readonly quarantined: readonly string[];
  readonly alerts: readonly string[];
  readonly channelDropped: readonly string[];
}

/**
 * Examines a half-year in two files under random keys that nobody keeps.
 *
 * @throws ForensicFileError
 */
export async function examineFiles(ratingsFile: string, dossiersFile: string): Promise<FoundInFiles> {
  const served = await readServedDays(dossiersFile);
  const ratings = await readRatings(ratingsFile, served);
  const found = examineHalfYear(ratings, served, () => randomBytes(32));
  return {
    excluded: found.excluded.map(({ ratingId }) => ratingId),
    quarantined: found.quarantined.map(({ ratingId }) => ratingId),
    alerts: [...new Set(found.alerts.map(({ officialId }) => officialId))],
    channelDropped: found.channelDropped.map(({ officialId }) => officialId),
  };
}
