import { qualityOf, trueScore } from './answering.js';
import type { TrueSubject } from './draw-quarter.js';

/** Who is in a level: so many subjects of a true score and a volume. */
export interface Group {
  readonly score: number;
  readonly volume: number;
  readonly count: number;
}

const volumes = [60, 120, 600] as const;
const each = (scores: readonly number[], count: number): Group[] =>
  scores.flatMap((score) => volumes.map((volume) => ({ score, volume, count })));

/** Nobody is bad and everybody sits exactly at the threshold. */
export const allAtThreshold: readonly Group[] = each([60], 40);

/**
 * Half of the level at the threshold, half far below: Benjamini-Hochberg allows most where most is found, so this is the
 * level in which somebody at the threshold is least protected by it.
 */
export const halfBad: readonly Group[] = [...each([60], 20), { score: 45, volume: 300, count: 60 }];

/** Scores of interest among many good ones. */
export const amongGood: readonly Group[] = [
  ...each([63, 55, 50, 45], 10),
  { score: 75, volume: 200, count: 120 },
];

/** 300 of very different volumes: 15 truly bad, 30 exactly at the threshold, the others up to 90. */
export const city: readonly Group[] = [
  ...spreadOver(15, 42, 56),
  ...spreadOver(30, 60, 60),
  ...spreadOver(255, 61, 90),
];

/** Subjects of their true scores, which are never below those asked for and hardly above. */
export function subjectsOf(groups: readonly Group[]): TrueSubject[] {
  return groups.flatMap(({ score, volume, count }, group) => {
    const quality = qualityOf(score);
    return Array.from({ length: count }, (_, nth) => ({
      subjectId: `${group}-${nth}`,
      quality,
      score: trueScore(quality),
      volume,
    }));
  });
}

/** Scores evenly from one end to the other, volumes from 50 to 299 in no order. */
function spreadOver(count: number, from: number, to: number): Group[] {
  return Array.from({ length: count }, (_, nth) => ({
    score: from + ((to - from) * nth) / Math.max(1, count - 1),
    volume: 50 + ((nth * 97) % 250),
    count: 1,
  }));
}
