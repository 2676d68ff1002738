import { adjustForFalseDiscovery } from '../satisfaction-index/benjamini-hochberg.js';
import { normalUpperTail } from '../satisfaction-index/normal-distribution.js';
import { compare, parseRational, rational } from '../satisfaction-index/rational.js';
import { roundUpToMillionths } from '../satisfaction-index/t-distribution.js';
import { probabilityText, type SubjectAlert } from './evidence.js';
import type { ContrastParameters } from './parameters.js';

/** Sums over the ratings of one side that still count. The score of a rating is y = Σ weight·(level − 1), 0–40000. */
export interface ChannelSums {
  readonly ratings: number;
  /** Those who gave every item the highest level. */
  readonly straightFives: number;
  readonly scoreSum: bigint;
  readonly scoreSquares: bigint;
}

/** One official's ratings at the kiosk and from own devices: ballots, complete, and not set aside by a rule. */
export interface ChannelContrast {
  readonly officialId: string;
  readonly kiosk: ChannelSums;
  readonly own: ChannelSums;
}

/** 40000 is a score of 100 points. */
const Y_PER_POINT = 400;

/**
 * S1 and S2 over all subjects at once, each with its own false discovery rate (Benjamini–Hochberg). The contrast between
 * channels is judged, never the level: good officials earn straight fives everywhere.
 *
 *     S1: z = (p_k − p_o − margin)/√(max(p(1−p), floor)·(1/n_k + 1/n_o)), p pooled
 *     S2: z = (m_k − m_o − margin)/√(s_k²/n_k + s_o²/n_o)
 *
 * One-sided normal p-values, rounded up. A subject with too few ratings on either side is not tested.
 */
export function contrastChannels(
  contrasts: readonly ChannelContrast[],
  parameters: ContrastParameters,
): readonly SubjectAlert[] {
  const tested = contrasts
    .filter(({ kiosk, own }) => Math.min(kiosk.ratings, own.ratings) >= parameters.minimumRatings)
    .sort((a, b) => (a.officialId < b.officialId ? -1 : 1));
  return (['s1', 's2'] as const).flatMap((rule) => {
    const test = rule === 's1' ? straightFiveTest : meanTest;
    const p = tested.map((contrast) => roundUpToMillionths(normalUpperTail(test(contrast, parameters))));
    const adjusted = adjustForFalseDiscovery(p.map((millionths) => rational(millionths, 1_000_000n)));
    const q = parseRational(String(parameters.falseDiscovery));
    return tested.flatMap(({ officialId, kiosk, own }, index): readonly SubjectAlert[] => {
      const each = adjusted[index];
      if (each === undefined || compare(each, q) > 0) return [];
      return [
        {
          officialId,
          rule,
          favoursSubject: true,
          dropsChannel: rule === 's2' ? parameters.channel : null,
          evidence: {
            kiosk: evidenceOf(kiosk),
            own: evidenceOf(own),
            probability: probabilityText(p[index] ?? 0n),
          },
        },
      ];
    });
  });
}

function straightFiveTest({ kiosk, own }: ChannelContrast, parameters: ContrastParameters): number {
  const difference = kiosk.straightFives / kiosk.ratings - own.straightFives / own.ratings;
  const pooled = (kiosk.straightFives + own.straightFives) / (kiosk.ratings + own.ratings);
  const variance = Math.max(pooled * (1 - pooled), parameters.varianceFloor);
  return standardised(
    difference - parameters.straightFiveMargin,
    variance * (1 / kiosk.ratings + 1 / own.ratings),
  );
}

function meanTest({ kiosk, own }: ChannelContrast, parameters: ContrastParameters): number {
  const [ofKiosk, ofOwn] = [meanOf(kiosk), meanOf(own)];
  return standardised(ofKiosk.mean - ofOwn.mean - parameters.meanMargin, ofKiosk.variance + ofOwn.variance);
}

/** Mean in points and the variance of that mean. */
function meanOf({ ratings, scoreSum, scoreSquares }: ChannelSums): { mean: number; variance: number } {
  const n = BigInt(ratings);
  const spread = Number(n * scoreSquares - scoreSum * scoreSum) / (ratings * ratings * (ratings - 1));
  return {
    mean: Number(scoreSum) / ratings / Y_PER_POINT,
    variance: spread / (Y_PER_POINT * Y_PER_POINT),
  };
}

/** Without any variance a difference beyond the margin is certain, and any other is none. */
function standardised(difference: number, variance: number): number {
  if (variance > 0) return difference / Math.sqrt(variance);
  return difference > 0 ? Infinity : -Infinity;
}

function evidenceOf({ ratings, straightFives, scoreSum, scoreSquares }: ChannelSums) {
  return { ratings, straightFives, scoreSum: String(scoreSum), scoreSquares: String(scoreSquares) };
}
