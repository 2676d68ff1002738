import type { PollResults } from '@namkhong/contracts/http/feedback-polls';
import { PRIVACY_FLOOR, rational, toDecimal } from '@namkhong/domain';

/** How many answered, and how often each option was chosen, by code. */
export interface PollCounts {
  readonly answers: number;
  readonly chosen: Readonly<Record<string, number>>;
}

/** What is told of a closed poll: all counts, or, where fewer than ten answered, none. */
export function tellResults(codes: readonly string[], { answers, chosen }: PollCounts): PollResults {
  if (answers < PRIVACY_FLOOR) {
    return { answers: null, options: codes.map((code) => ({ code, count: null, percent: null })) };
  }
  return {
    answers,
    options: codes.map((code) => {
      const count = chosen[code] ?? 0;
      return { code, count, percent: toDecimal(rational(100n * BigInt(count), BigInt(answers)), 2) };
    }),
  };
}
