import type { criterionFigure } from '@namkhong/contracts/http/scoring';
import {
  answers,
  compositeScore,
  countsOf,
  FIGURE_FROM,
  linearScore,
  publishedParts,
  RATED_FROM,
  rational,
  revealsNobody,
  toDecimal,
  topTwoBox,
  type CellContent,
  type Histogram,
} from '@namkhong/domain';
import type { z } from 'zod';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';

type CriterionFigure = z.output<typeof criterionFigure>;

/**
 * Each criterion of a version on its own; one with fewer than ten answers shows nothing, not even how many. Contributions and
 * points lost are rounded together, so that they make up 100.00.
 */
export function criterionFigures(
  set: Pick<CriteriaSetVersion, 'criteria'>,
  months: readonly CellContent[],
): CriterionFigure[] {
  const counts = countsOf(set, months);
  const composite = compositeScore(counts);
  const parts = composite.status === 'scored' ? publishedParts(composite.parts) : [];
  return counts.map(({ code, histogram }, index) => {
    const part = parts[index];
    const question = set.criteria[index]?.question ?? { vi: code, en: code };
    const n = answers(histogram);
    const linear = linearScore(histogram);
    const topTwo = topTwoBox(histogram);
    if (n < FIGURE_FROM || !linear || !topTwo) {
      return {
        code,
        question,
        status: 'suppressed',
        n: null,
        linear: null,
        topTwoBox: null,
        contribution: null,
        lost: null,
        histogram: null,
      };
    }
    return {
      code,
      question,
      status: n >= RATED_FROM ? 'rated' : 'indicative',
      n: Number(n),
      linear: toDecimal(linear, 2),
      topTwoBox: toDecimal(topTwo, 2),
      contribution: part ? toDecimal(rational(part.contributionCenti, 100n), 2) : null,
      lost: part ? toDecimal(rational(part.lostCenti, 100n), 2) : null,
      histogram: revealsNobody(histogram) ? asNumbers(histogram) : null,
    };
  });
}

function asNumbers([a, b, c, d, e]: Histogram): [number, number, number, number, number] {
  return [Number(a), Number(b), Number(c), Number(d), Number(e)];
}
