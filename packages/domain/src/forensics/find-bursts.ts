import { addDays, type CivilDate } from '../calendar/civil-date.js';
import { negativeBinomialUpperTail } from '../satisfaction-index/count-tails.js';
import { roundUpToMillionths } from '../satisfaction-index/t-distribution.js';
import { probabilityText, type Evidence } from './evidence.js';
import { groupBy } from './group-by.js';
import type { BurstParameters } from './parameters.js';
import type { RatingTrace, Turnout } from './rating-trace.js';

interface Window {
  readonly kind: 'hour' | 'day';
  readonly channel: string;
  readonly from: string;
  readonly ratings: readonly RatingTrace[];
  readonly probability: number;
}

/**
 * I2 for one official: windows of an hour and of a day that hold more ballots of a channel than the dossiers closed
 * explain. Expected are turnout × dossiers closed that day, for a day also those of the day before, for an hour its share
 * of the day; counted against the tail of a negative binomial distribution. The answer names for each rating within a
 * burst the least likely burst it is in. Open ratings spend no dossier's ballot, so that nothing says how many to expect.
 *
 * @param traces of one official, in order of time
 * @param closed dossiers of the official by day
 */
export function findBursts(
  traces: readonly RatingTrace[],
  closed: ReadonlyMap<CivilDate, number>,
  turnout: Turnout,
  parameters: BurstParameters,
): ReadonlyMap<string, Evidence> {
  const ballots = traces.filter(({ assurance }) => assurance === 'ballot');
  const bursts = [...groupBy(ballots, ({ channel }) => channel)].flatMap(([channel, ofChannel]) => {
    const share = turnout.closed === 0 ? 0 : (turnout.ballotsByChannel.get(channel) ?? 0) / turnout.closed;
    const expected = (dossiers: number) => share * dossiers + parameters.base;
    const tail = (count: number, mean: number) =>
      negativeBinomialUpperTail(count, mean, parameters.dispersion);
    const on = (day: CivilDate) => closed.get(day) ?? 0;
    const days = [...groupBy(ofChannel, ({ day }) => day)].map(([day, ratings]): Window => ({
      kind: 'day',
      channel,
      from: day,
      ratings,
      probability: tail(ratings.length, expected(on(day) + on(addDays(day, -1)))),
    }));
    const hours = windowsOfAnHour(ofChannel, parameters.hourMinutes).map(({ first, ratings }): Window => {
      const mean = expected(on(first.day) * parameters.hourShare);
      return { kind: 'hour', channel, from: first.minute, ratings, probability: tail(ratings.length, mean) };
    });
    return [
      ...days.filter(({ probability }) => probability < parameters.probability / parameters.dayWindows),
      ...hours.filter(({ probability }) => probability < parameters.probability / parameters.hourWindows),
    ];
  });
  return leastLikely(bursts);
}

/** For every rating the window of sixty minutes that begins with it. */
function windowsOfAnHour(ballots: readonly RatingTrace[], minutes: number) {
  const at = ballots.map(({ minute }) => minuteNumber(minute));
  let end = 0;
  return ballots.map((first, start) => {
    while (end < at.length && (at[end] ?? 0) - (at[start] ?? 0) < minutes) end += 1;
    return { first, ratings: ballots.slice(start, end) };
  });
}

function leastLikely(bursts: readonly Window[]): ReadonlyMap<string, Evidence> {
  const ordered = [...bursts].sort(
    (a, b) => a.probability - b.probability || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0),
  );
  const found = new Map<string, Evidence>();
  for (const { kind, channel, from, ratings, probability } of ordered) {
    const evidence: Evidence = {
      window: kind,
      channel,
      from,
      ratings: ratings.length,
      probability: probabilityText(roundUpToMillionths(probability)),
    };
    for (const { ratingId } of ratings) if (!found.has(ratingId)) found.set(ratingId, evidence);
  }
  return found;
}

function minuteNumber(minute: string): number {
  const milliseconds = Date.parse(minute);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${minute}`);
  return milliseconds / 60_000;
}
