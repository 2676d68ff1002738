import type { FormFigures } from '@namkhong/contracts/http/feedback-forms';
import { addMonths, type FurtherQuestion, type Month } from '@namkhong/domain';
import type { ChosenInMonth } from './form.repository.js';

/** Among fewer, one's own answer could be subtracted. */
const FEWEST_ANSWERS = 10;

/**
 * What was chosen in the finished months in which at least ten answered the question. The running month would let two looks
 * be subtracted; a month of a question is told or withheld whichever span is asked for.
 */
export function tellFormFigures(
  questions: readonly FurtherQuestion[],
  chosen: readonly ChosenInMonth[],
  { from, to }: { readonly from: Month; readonly to: Month },
  runningMonth: Month,
): FormFigures['questions'] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return questions.map(({ code, options }) => {
    const ofQuestion = chosen.filter(({ question }) => question === code);
    const answeredIn = (month: Month) =>
      ofQuestion.find((each) => each.month === month && each.option === null)?.count ?? 0;
    const told = months.filter((month) => month < runningMonth && answeredIn(month) >= FEWEST_ANSWERS);
    const withheldMonths = months.filter((month) => !told.includes(month));
    if (told.length === 0) return { code, answered: null, chosen: null, withheldMonths };
    const counted = options.map(({ code: option }) => {
      const counts = ofQuestion.filter((each) => each.option === option && told.includes(each.month));
      return [option, counts.reduce((sum, { count }) => sum + count, 0)] as const;
    });
    return {
      code,
      answered: told.reduce((sum, month) => sum + answeredIn(month), 0),
      chosen: Object.fromEntries(counted),
      withheldMonths,
    };
  });
}
