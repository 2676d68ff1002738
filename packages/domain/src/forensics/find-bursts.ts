import { addDays, type CivilDate } from '../calendar/civil-date.js';
import { negativeBinomialUpperTail } from '../satisfaction-index/count-tails.js';
import { roundUpToMillionths } from '../satisfaction-index/t-distribution.js';
import { probabilityText, type Evidence } from './evidence.js';
import { groupBy } from './group-by.js';
import type { BurstParameters, ForensicParameters } from './parameters.js';
import type { RatingTrace, Turnout } from './rating-trace.js';

const DAY_MINUTES = 1440;
const OWN_DEVICES = 'own-devices';

/** The ballots of one official up to and including one of them. */
interface Window {
  readonly kind: 'hour' | 'day';
  readonly channel: string;
  readonly ratings: readonly RatingTrace[];
  readonly last: RatingTrace;
  readonly probability: number;
}

/**
 * I2 for one official: an hour or a day that holds more ballots than the dossiers closed explain. A window ends with a
 * ballot and reaches back, so that nothing later changes what it says. Channels on own devices are counted together, since
 * whoever floods an official may mix them; every other channel alone. Expected are
 *
 *     turnout × dossiers closed + base        turnout = channel share × response rate
 *
 * with the dossiers of that day and, for a day, of the day before, which the window also reaches; for an hour its share
 * of the day's. Counted is against the tail of the negative binomial distribution. Each rating within a burst is told with
 * the least likely one it is in. Open ratings spend no dossier's ballot: nothing says how many to expect.
 *
 * @param traces of one official, in order of time
 * @param closed dossiers of the official by day
 */
export function findBursts(
  traces: readonly RatingTrace[],
  closed: ReadonlyMap<CivilDate, number>,
  turnout: Turnout,
  { bursts, ownDeviceChannels }: ForensicParameters,
): ReadonlyMap<string, Evidence> {
  const ballots = traces.filter(({ assurance }) => assurance === 'ballot');
  const groupOf = (channel: string) => (ownDeviceChannels.includes(channel) ? OWN_DEVICES : channel);
  const found: Window[] = [];
  for (const [channel, inGroup] of groupBy(ballots, (trace) => groupOf(trace.channel))) {
    let answered = 0;
    for (const [each, count] of turnout.ballotsByChannel) if (groupOf(each) === channel) answered += count;
    const perDossier = turnout.closed === 0 ? 0 : answered / turnout.closed;
    const closedOn = (day: CivilDate) => closed.get(day) ?? 0;
    found.push(
      ...burstsOf(inGroup, DAY_MINUTES, bursts.probability / bursts.dayWindows, bursts, (day) => {
        return perDossier * (closedOn(day) + closedOn(addDays(day, -1)));
      }).map((window): Window => ({ ...window, kind: 'day', channel })),
      ...burstsOf(inGroup, bursts.hourMinutes, bursts.probability / bursts.hourWindows, bursts, (day) => {
        return perDossier * closedOn(day) * bursts.hourShare;
      }).map((window): Window => ({ ...window, kind: 'hour', channel })),
    );
  }
  return tellLeastLikely(found);
}

function burstsOf(
  ballots: readonly RatingTrace[],
  minutes: number,
  limit: number,
  { base, dispersion }: BurstParameters,
  expectedOn: (day: CivilDate) => number,
) {
  const at = ballots.map(({ minute }) => minuteNumber(minute));
  const means = new Map<CivilDate, number>();
  const meanOn = (day: CivilDate) => {
    const mean = means.get(day) ?? base + expectedOn(day);
    means.set(day, mean);
    return mean;
  };
  let start = 0;
  return ballots.flatMap((last, end) => {
    while ((at[end] ?? 0) - (at[start] ?? 0) >= minutes) start += 1;
    const probability = negativeBinomialUpperTail(end - start + 1, meanOn(last.day), dispersion);
    return probability < limit ? [{ ratings: ballots.slice(start, end + 1), last, probability }] : [];
  });
}

function tellLeastLikely(windows: readonly Window[]): ReadonlyMap<string, Evidence> {
  const ordered = [...windows].sort(
    (a, b) => a.probability - b.probability || (a.last.minute < b.last.minute ? -1 : 1),
  );
  const told = new Map<string, Evidence>();
  for (const { kind, channel, ratings, last, probability } of ordered) {
    const evidence: Evidence = {
      window: kind,
      channel,
      until: last.minute,
      ratings: ratings.length,
      probability: probabilityText(roundUpToMillionths(probability)),
    };
    for (const { ratingId } of ratings) if (!told.has(ratingId)) told.set(ratingId, evidence);
  }
  return told;
}

function minuteNumber(minute: string): number {
  const milliseconds = Date.parse(minute);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${minute}`);
  return milliseconds / 60_000;
}
