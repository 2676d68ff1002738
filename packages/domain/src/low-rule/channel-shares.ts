import { independentMeanVariance } from '../satisfaction-index/day-robust-variance.js';
import { sumDays } from '../satisfaction-index/day-sums.js';
import { postStratify, type Stratum } from '../satisfaction-index/post-stratification.js';
import { divide, multiply, rational, type Rational } from '../satisfaction-index/rational.js';
import { mergeScoreSums } from '../satisfaction-index/score-sums.js';
import { roundUpToMillionths } from '../satisfaction-index/t-distribution.js';
import type { ChannelShares, ChannelSubmissions, QuarterEvidence } from './evidence.js';
import { meanEstimate, testBelow, type ScoreTest } from './test-quarter.js';

/**
 * The mean as if the channels had their published shares, tested with the variance Σ W²s²/n of it, and widened as far as the
 * days of the quarter widen the plain mean. A channel without a share does not count. Null where no channel with a share
 * has submissions, or nothing is known by channel. Throws RangeError where the shares are not 10000 together.
 */
export function testWithShares(
  { days, channels = [] }: QuarterEvidence,
  shares: ChannelShares,
  theta: Rational,
): ScoreTest | null {
  const strata = strataOf(channels, shares);
  const [sums, estimate] = [sumDays(days), meanEstimate(sumDays(days))];
  const independent = independentMeanVariance(sums);
  if (strata.length === 0 || estimate === null || independent === null) return null;
  const adjusted = postStratify(strata);
  if (adjusted === null || adjusted.variance === null) return null;
  const inflation = independent.num === 0n ? rational(1n) : divide(estimate.variance, independent);
  const variance = multiply(adjusted.variance, inflation);
  // Unequal weights may take the dispersion above that of yes-or-no answers: it is not capped.
  const weighed = {
    ...estimate,
    mean: divide(adjusted.score, rational(100n)),
    variance,
    form: 'day-robust',
  } as const;
  return { score: adjusted.score, pMillionths: roundUpToMillionths(testBelow(weighed, theta).p) };
}

/**
 * Channels that were told as one anywhere are one stratum, with their shares together; a channel that has a share and no
 * submission is one of its own. Empty where no share belongs to anything that was submitted.
 */
function strataOf(told: readonly ChannelSubmissions[], shares: ChannelShares): Stratum[] {
  const groups = told
    .filter(({ sums }) => sums.n > 0n)
    .reduce<ChannelSubmissions[]>((joined, next) => {
      const isApart = ({ channels }: ChannelSubmissions) =>
        !channels.some((channel) => next.channels.includes(channel));
      return [...joined.filter(isApart), joined.filter((group) => !isApart(group)).reduce(join, next)];
    }, []);
  const counted = groups.filter(({ channels }) => shareOf(channels, shares) > 0);
  if (counted.length === 0) return [];
  const silent = Object.keys(shares)
    .filter((channel) => !counted.some(({ channels }) => channels.includes(channel)))
    .map((channel) => ({ channels: [channel], sums: { n: 0n, sum: 0n, sumOfSquares: 0n } }));
  return [...counted, ...silent].map(({ channels, sums }) => ({
    name: channels.toSorted().join('+'),
    share: rational(shareOf(channels, shares), 10_000),
    sums,
  }));
}

function join(a: ChannelSubmissions, b: ChannelSubmissions): ChannelSubmissions {
  return { channels: [...new Set([...a.channels, ...b.channels])], sums: mergeScoreSums(a.sums, b.sums) };
}

function shareOf(channels: readonly string[], shares: ChannelShares): number {
  return channels.reduce((total, channel) => total + (shares[channel] ?? 0), 0);
}
