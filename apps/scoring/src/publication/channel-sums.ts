import {
  mergeScoreSums,
  sumDays,
  type BlockInputs,
  type ChannelSubmissions,
  type DayTotal,
  type ScoreSums,
} from '@namkhong/domain';

const NOTHING: ScoreSums = { n: 0n, sum: 0n, sumOfSquares: 0n };

/** A unit's own submissions by the channels that were told as one; empty where its blocks do not add up to its days. */
export function channelsOfUnit(
  blocks: readonly BlockInputs[],
  days: readonly DayTotal[],
): ChannelSubmissions[] {
  const own = blocks.filter(({ units }) => units.length === 0);
  const groups = Map.groupBy(own, ({ channels }) => channels.join('+'));
  const channels = [...groups.values()].map((of) => ({
    channels: of[0]?.channels ?? [],
    sums: of.map(({ content }) => sumsOf(content.days)).reduce(mergeScoreSums, NOTHING),
  }));
  return isAllOf(channels, days) ? channels : [];
}

/** Whether channels hold exactly the submissions that days hold: then they are those that were published. */
export function isAllOf(channels: readonly ChannelSubmissions[], days: readonly DayTotal[]): boolean {
  const [ours, theirs] = [channels.map(({ sums }) => sums).reduce(mergeScoreSums, NOTHING), sumDays(days)];
  return ours.n === theirs.n && ours.sum === theirs.sum && ours.sumOfSquares === theirs.sumOfSquares;
}

/** n, Σy and Σy² of each day of a month, one after the other. */
function sumsOf(days: readonly bigint[]): ScoreSums {
  const every = (place: number) =>
    days.reduce((total, count, index) => (index % 3 === place ? total + count : total), 0n);
  return { n: every(0), sum: every(1), sumOfSquares: every(2) };
}
