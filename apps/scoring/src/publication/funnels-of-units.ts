import type { PublicationFunnels } from '@namkhong/contracts/http/scoring-publication';
import {
  MINIMUM_PEERS,
  dayRobustVariance,
  funnel,
  funnelLimits,
  meanUnitScore,
  sumDays,
  toFloat,
} from '@namkhong/domain';
import type { ScoredUnit } from './publications.reader.js';

/** Below this many complete ratings no variance is trusted, as for intervals. */
const FROM = 30n;

/**
 * One funnel for each kind of unit and version with at least ten units of thirty complete ratings. Its limits rest on the
 * variance that the published interval rests on, and tell nothing more.
 */
export function funnelsOfUnits(units: readonly ScoredUnit[]): PublicationFunnels['funnels'] {
  const groups = Map.groupBy(units.flatMap(estimated), ({ level, setVersion }) => `${level} ${setVersion}`);
  return [...groups.values()].flatMap((peers) => {
    const [first] = peers;
    if (!first || peers.length < MINIMUM_PEERS) return [];
    const drawn = funnel(peers);
    return [
      {
        level: first.level,
        setVersion: first.setVersion,
        target: drawn.target.toFixed(2),
        dispersion: round(drawn.dispersion),
        betweenUnits: round(drawn.between),
        points: peers.map(({ unitId, n, score, variance }, index) => {
          const limits = funnelLimits(drawn, variance, [0, 100]);
          return {
            unitId,
            n: String(n),
            score,
            z: round(drawn.z[index] ?? 0),
            lower95: round(limits.lower95),
            upper95: round(limits.upper95),
            lower998: round(limits.lower998),
            upper998: round(limits.upper998),
          };
        }),
      },
    ];
  });
}

function estimated({ days, ...unit }: ScoredUnit) {
  const sums = sumDays(
    days.map(({ n, sum, sumOfSquares }) => ({
      n: BigInt(n),
      sum: BigInt(sum),
      sumOfSquares: BigInt(sumOfSquares),
    })),
  );
  const [mean, variance] = [meanUnitScore(sums), dayRobustVariance(sums)];
  if (mean === null || variance === null || sums.n < FROM) return [];
  const points = { mean: 100 * toFloat(mean), variance: 10_000 * toFloat(variance.variance) };
  return points.variance > 0 ? [{ ...unit, n: Number(sums.n), ...points }] : [];
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
