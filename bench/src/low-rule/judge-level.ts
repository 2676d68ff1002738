import {
  compareLevel,
  decideLow,
  DEFAULT_LOW_RULE_PARAMETERS,
  mayBeLow,
  nextQuarter,
  summariseSubject,
  testQuarter,
  parseRational,
  type LowConditionId,
  type Quarter,
  type QuarterEvidence,
  type RatedSubject,
} from '@namkhong/domain';
import { drawQuarter, type TrueSubject } from './draw-quarter.js';

/** What happened to one subject, looked at in every two consecutive quarters. */
export interface Outcome extends TrueSubject {
  /** Whether some quarter alone lay below the threshold at p < .025. */
  readonly everBelowOnce: boolean;
  /** Whether some two quarters in a row had means below the threshold, whatever the chance of it. */
  readonly everMeanBelow: boolean;
  /** By conditions 1, 2 and 4 alone. */
  readonly everByCore: boolean;
  /** By the whole rule. */
  readonly everLow: boolean;
  /** By the whole rule, in the first two quarters. */
  readonly lowAtOnce: boolean;
}

const CORE: readonly LowConditionId[] = ['valid-window', 'significant-in-both-quarters', 'day-wise-evidence'];
const THRESHOLD = 60;

/**
 * A level of officials over so many quarters, drawn and then judged by the functions that judge real people, with θ = 60:
 * everybody in every two consecutive quarters.
 */
export function judgeLevel(
  subjects: readonly TrueSubject[],
  quarters: number,
  chance: () => number,
): Outcome[] {
  const names = Array.from({ length: quarters - 1 }).reduce<Quarter[]>(
    (all) => [...all, nextQuarter(all.at(-1) ?? '2026-Q1')],
    ['2026-Q1'],
  );
  const drawn = subjects.map((subject) => ({
    subject,
    evidence: names.map((name) => drawQuarter(subject, name, chance)),
  }));
  const verdicts = names.slice(1).map((_, first) => judgePair(drawn, first));
  return drawn.map(({ subject, evidence }, place) => {
    const own = verdicts.map((pair) => pair[place] ?? NOTHING);
    const means = evidence.map(meanOf);
    return {
      ...subject,
      everBelowOnce: evidence.some(isBelow),
      everMeanBelow: means.some(
        (mean, index) => index > 0 && mean < THRESHOLD && (means[index - 1] ?? 0) < THRESHOLD,
      ),
      everByCore: own.some(({ core }) => core),
      everLow: own.some(({ low }) => low),
      lowAtOnce: own[0]?.low ?? false,
    };
  });
}

const NOTHING = { core: false, low: false };

function judgePair(
  drawn: readonly { readonly subject: TrueSubject; readonly evidence: readonly QuarterEvidence[] }[],
  first: number,
): readonly { readonly core: boolean; readonly low: boolean }[] {
  const rated = drawn.flatMap(({ subject: { subjectId }, evidence }): RatedSubject[] => {
    const [one, other] = [evidence[first], evidence[first + 1]];
    return one && other ? [{ subjectId, kind: 'official', quarters: [one, other] }] : [];
  });
  const parameters = DEFAULT_LOW_RULE_PARAMETERS;
  const summaries = rated.map((subject) => summariseSubject(subject, parameters));
  const level = compareLevel(summaries);
  return rated.map((subject, place) => {
    const summary = summaries[place];
    // As the service does: whose own p-values leave no doubt is not looked at again.
    if (!summary || !mayBeLow(summary)) return NOTHING;
    const today = '2030-01-01';
    const input = { subject, pendingContests: 0, undecided: [], today, parameters };
    const { low, conditions } = decideLow(input, level);
    return { low, core: conditions.every(({ id, holds }) => !CORE.includes(id) || holds === 'yes') };
  });
}

function isBelow(evidence: QuarterEvidence): boolean {
  const test = testQuarter(evidence, parseRational(`${THRESHOLD}/100`));
  return test !== null && test.pMillionths < 25_000n;
}

function meanOf({ days }: QuarterEvidence): number {
  const n = days.reduce((total, day) => total + Number(day.n), 0);
  return days.reduce((total, { sum }) => total + Number(sum), 0) / (400 * n);
}
