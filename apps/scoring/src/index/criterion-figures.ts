import type { criterionFigure } from '@namkhong/contracts/http/scoring';
import {
  answers,
  countsOf,
  linearScore,
  revealsNobody,
  toDecimal,
  topTwoBox,
  type CellContent,
  type Histogram,
} from '@namkhong/domain';
import type { z } from 'zod';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';

type CriterionFigure = z.output<typeof criterionFigure>;

const FIGURE_FROM = 10n;
const RATED_FROM = 100n;

/** Each criterion of a version on its own; one with fewer than ten answers shows nothing, not even how many. */
export function criterionFigures(
  set: Pick<CriteriaSetVersion, 'criteria'>,
  months: readonly CellContent[],
): CriterionFigure[] {
  return countsOf(set, months).map(({ code, histogram }, index) => {
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
      histogram: revealsNobody(histogram) ? asNumbers(histogram) : null,
    };
  });
}

function asNumbers([a, b, c, d, e]: Histogram): [number, number, number, number, number] {
  return [Number(a), Number(b), Number(c), Number(d), Number(e)];
}
