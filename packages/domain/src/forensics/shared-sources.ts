import type { Evidence } from './evidence.js';
import { groupBy } from './group-by.js';
import type { ForensicParameters } from './parameters.js';
import type { RatingTrace } from './rating-trace.js';

/**
 * I3 for one official: ratings from a device that gave several, or from a network in which several devices did. Only own
 * devices count; a kiosk serves everybody by design.
 *
 * @param own traces of one official from own devices
 */
export function findSharedSources(
  own: readonly RatingTrace[],
  { sharing }: ForensicParameters,
): ReadonlyMap<string, Evidence> {
  const found = new Map<string, Evidence>();
  for (const ratings of groupBy(
    own.filter(({ network }) => network !== null),
    ({ network }) => network ?? '',
  ).values()) {
    const devices = new Set(ratings.flatMap(({ device }) => device ?? [])).size;
    if (devices < sharing.devicesOfNetwork) continue;
    for (const { ratingId } of ratings) found.set(ratingId, { devicesOfNetwork: devices });
  }
  for (const ratings of groupBy(
    own.filter(({ device }) => device !== null),
    ({ device }) => device ?? '',
  ).values()) {
    if (ratings.length < sharing.ratingsOfDevice) continue;
    for (const { ratingId } of ratings)
      found.set(ratingId, { ...found.get(ratingId), ratingsOfDevice: ratings.length });
  }
  return found;
}
