import { histogramOf, type DayTotal, type MeanSums, type QuarterEvidence } from '@namkhong/domain';
import { codeOf, DAY_EFFECTS, PEOPLE, WEIGHTS } from './answering.js';

/** Somebody who is rated, as they truly are. */
export interface TrueSubject {
  readonly subjectId: string;
  /** On the latent scale; see `qualityOf`. */
  readonly quality: number;
  /** The true score of that quality. */
  readonly score: number;
  /** Ratings to be expected in a quarter. */
  readonly volume: number;
}

const WORKING_DAYS = 66;
/** How busy a day is beside the average one; equally likely, whatever is thought on that day. */
const BUSY = [0.4, 0.7, 1, 1.3, 1.6] as const;
const STRATA = ['land/approved', 'civil-status/approved'] as const;

/** One quarter of a subject's ratings, every submission complete, each by somebody else. */
export function drawQuarter(
  { quality, volume }: TrueSubject,
  quarter: QuarterEvidence['quarter'],
  chance: () => number,
): QuarterEvidence {
  const pick = (values: readonly number[]) => values[Math.floor(chance() * values.length)] ?? 0;
  const counts = WEIGHTS.map(() => [0, 0, 0, 0, 0]);
  const strata = STRATA.map(() => ({ n: 0, sum: 0 }));
  const days: DayTotal[] = [];
  let ratings = 0;
  for (let day = 0; day < WORKING_DAYS; day += 1) {
    const dayQuality = quality + pick(DAY_EFFECTS);
    // Rounded up or down by chance, so that the mean is the expected one.
    const people = Math.floor((pick(BUSY) * volume) / WORKING_DAYS + chance());
    if (people === 0) continue;
    const total = { n: people, sum: 0, squares: 0 };
    for (let person = 0; person < people; person += 1) {
      const personQuality = dayQuality + pick(PEOPLE);
      let y = 0;
      WEIGHTS.forEach((weight, criterion) => {
        const code = codeOf(personQuality, chance());
        y += weight * code;
        const ofCriterion = counts[criterion];
        if (ofCriterion) ofCriterion[code] = (ofCriterion[code] ?? 0) + 1;
      });
      total.sum += y;
      total.squares += y * y;
      const stratum = strata[chance() < 0.4 ? 0 : 1];
      if (stratum) {
        stratum.n += 1;
        stratum.sum += y;
      }
    }
    ratings += people;
    days.push({ n: BigInt(total.n), sum: BigInt(total.sum), sumOfSquares: BigInt(total.squares) });
  }
  return {
    quarter,
    ratings,
    invited: 4 * ratings,
    distinctRaters: ratings,
    criteria: WEIGHTS.map((weight, index) => ({
      code: `criterion-${index + 1}`,
      weight,
      histogram: histogramOf(counts[index] ?? []),
    })),
    days,
    strata: new Map(
      STRATA.map((name, index): [string, MeanSums] => {
        const { n, sum } = strata[index] ?? { n: 0, sum: 0 };
        return [name, { n: BigInt(n), sum: BigInt(sum) }];
      }),
    ),
  };
}
