import type { PollResults } from '@namkhong/contracts/http/feedback-polls';

/** How many answered, and how often each option was chosen, by code. */
export interface PollCounts {
  readonly answers: number;
  readonly chosen: Readonly<Record<string, number>>;
}

/** Fewer answers than this are not told (Chương 2.5 of the method: no figure about fewer than ten people). */
const FEWEST_ANSWERS = 10;

/** What is told of a closed poll: all counts, or, where fewer than ten answered, none. */
export function tellResults(codes: readonly string[], { answers, chosen }: PollCounts): PollResults {
  if (answers < FEWEST_ANSWERS) {
    return { answers: null, options: codes.map((code) => ({ code, count: null, percent: null })) };
  }
  return {
    answers,
    options: codes.map((code) => {
      const count = chosen[code] ?? 0;
      return { code, count, percent: percentOf(count, answers) };
    }),
  };
}

/** Hundredths of a percent from whole numbers, half up, rounded once: `33.33`. */
function percentOf(part: number, whole: number): string {
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
