import type { LowCondition } from '@namkhong/domain';
import { endOf } from './flag-state.js';
import type { Flag, FlagFile } from './flag.js';

/** What a flag says in figures: two flags that say the same are one. */
export type FlagFigures = Pick<Flag, 'setVersion' | 'threshold' | 'eValue'> & {
  readonly evidence: readonly Flag['evidence'][number][];
};

export type FlagPlan =
  /** Nobody is flagged and nothing is to be done. */
  | { readonly kind: 'none' }
  /** A flag would be raised or replaced, but something is undecided. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'raise' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'supersede' }
  /** The code of the first condition's reason that no longer holds. */
  | { readonly kind: 'lapse'; readonly reason: string };

/**
 * What becomes of a subject's flag for a quarter when it is judged again. What is undecided (condition 6) keeps a flag
 * from being raised or replaced, but never ends one; a contest that was upheld is not undone by the rule.
 *
 * @param latest the subject's last flag for this set and quarter
 * @param figures what a flag would say now; null where there is too little to say
 */
export function planFlag(
  latest: FlagFile | null,
  conditions: readonly LowCondition[],
  figures: FlagFigures | null,
): FlagPlan {
  const failed = conditions.filter(({ holds }) => holds === 'no');
  const fault = failed.find(({ id }) => id !== 'nothing-pending');
  const low = fault === undefined && figures !== null;
  const end = latest === null ? null : endOf(latest.history);
  if (end === 'contest-upheld') return { kind: 'none' };
  if (latest === null || end !== null) {
    if (!low) return { kind: 'none' };
    return { kind: failed.length > 0 ? 'wait' : 'raise' };
  }
  if (!low) return { kind: 'lapse', reason: fault?.reason.code ?? 'not-computable' };
  if (sameFigures(latest.flag, figures)) return { kind: 'keep' };
  return { kind: failed.length > 0 ? 'wait' : 'supersede' };
}

function sameFigures(a: FlagFigures, b: FlagFigures): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ setVersion, threshold, evidence, eValue }: FlagFigures): string {
  const quarters = evidence.map(({ quarter, n, days, score, lower, upper, p }) =>
    [quarter, n, days, score, lower, upper, p].join(' '),
  );
  return [setVersion, threshold, ...quarters, eValue].join(';');
}
