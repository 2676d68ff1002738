import { daysBetween } from '../calendar/civil-date.js';
import type { Evidence } from './evidence.js';
import type { ForensicParameters } from './parameters.js';
import type { RatingTrace } from './rating-trace.js';

/**
 * R2 for one official: no more than the cap counts from one own device, and from one citizen, within the days. A rating is
 * in excess where as many that count came from the same source in the days before it; what comes later never changes what
 * was decided earlier. The answer names for each rating in excess the ratings it is in excess of.
 *
 * @param traces of one official, in order of time
 */
export function capSources(
  traces: readonly RatingTrace[],
  { sourceCap, ownDeviceChannels }: ForensicParameters,
): ReadonlyMap<string, Evidence> {
  const counted = new Map<string, RatingTrace[]>();
  const excess = new Map<string, Evidence>();
  for (const trace of traces) {
    const sources = [
      trace.rater === null ? null : { source: 'citizen', key: `citizen ${trace.rater}` },
      trace.device === null || !ownDeviceChannels.includes(trace.channel)
        ? null
        : { source: 'device', key: `device ${trace.device}` },
    ].filter((each) => each !== null);
    const full = sources
      .map(({ source, key }) => ({ source, before: counted.get(key) ?? [] }))
      // Fewer than the cap are no excess whenever they came: most sources are asked about no date at all.
      .filter(({ before }) => before.length >= sourceCap.ratings)
      .map(({ source, before }) => ({ source, before: within(before, trace, sourceCap.days) }))
      .find(({ before }) => before.length >= sourceCap.ratings);
    if (full !== undefined) {
      excess.set(trace.ratingId, {
        source: full.source,
        days: sourceCap.days,
        counted: full.before.map((each) => each.ratingId),
      });
      continue;
    }
    for (const { key } of sources) counted.set(key, [...(counted.get(key) ?? []), trace]);
  }
  return excess;
}

function within(earlier: readonly RatingTrace[], trace: RatingTrace, days: number) {
  return earlier.filter(({ day }) => daysBetween(day, trace.day) < days);
}
