import { randomBytes } from 'node:crypto';
import { examineHalfYear } from '../forensics/examine-half-year.js';
import type { Trial } from './make-trials.js';
import { figuresOf, poolCounts, scoreTrial, type TrialCounts, type TrialFigures } from './score-trial.js';
import { attackNames, type AttackName } from './trial-attacks.js';

/**
 * Detects each half-year under fresh random keys, then reads its labels; figures are pooled by attack, in the order of the
 * attacks.
 */
export async function runTrials(
  trials: Iterable<Trial> | AsyncIterable<Trial>,
): Promise<ReadonlyMap<AttackName, TrialFigures>> {
  const counts = new Map<AttackName, TrialCounts[]>();
  for await (const trial of trials) {
    const { attack } = trial;
    const found = examineHalfYear(trial.ratings, trial.served, () => randomBytes(32));
    counts.set(attack, [...(counts.get(attack) ?? []), scoreTrial(trial, found)]);
  }
  return new Map(
    attackNames.flatMap((attack) => {
      const of = counts.get(attack);
      return of === undefined ? [] : [[attack, figuresOf(poolCounts(of))] as const];
    }),
  );
}
