import { createHash } from 'node:crypto';
import {
  EMPTY_HISTOGRAM,
  add,
  canonicalJson,
  divide,
  histogramOf,
  histogramOfLevel,
  linearScore,
  mergeHistograms,
  normalQuantileByBisection,
  rational,
  scoreAcrossVersions,
  studentQuantileByBisection,
  subtractHistogram,
  type Histogram,
} from '../index.js';
import { ofFloat, type GroupReader } from './group-reader.js';

export function checkReversal(group: GroupReader): void {
  const events = new Map<string, Histogram>();
  for (const event of group.at('events').items()) {
    events.set(event.at('0').text(), histogramOfLevel(Number(event.at('1').text())));
  }
  const reversed = events.get(group.at('reversed').text());
  if (reversed === undefined) throw new Error('the reversed event is not among the events');
  const before = [...events.values()].reduce(mergeHistograms, EMPTY_HISTOGRAM);
  const after = subtractHistogram(before, reversed);
  const canonical = canonicalJson({ f: formulaOf(group.at('canonical_after').text()), c: after.map(Number) });
  const restored = mergeHistograms(after, reversed);
  group.at('before').areIntegers(before);
  group.at('score_before').isExactly(linearScore(before));
  group.at('after').areIntegers(after);
  group.at('score_after').isExactly(linearScore(after));
  group.at('canonical_after').isText(canonical);
  group.at('sha256_after').isText(createHash('sha256').update(canonical, 'utf8').digest('hex'));
  group.at('inverse_restores').isTrue(restored.every((count, index) => count === before[index]));
}

/** The version of the formula, which the text names and no function knows. */
function formulaOf(canonical: string): string {
  const parsed: unknown = JSON.parse(canonical);
  const formula = typeof parsed === 'object' && parsed !== null && 'f' in parsed ? parsed.f : undefined;
  if (typeof formula !== 'string') throw new Error('the canonical text names no formula');
  return formula;
}

export function checkMerge(group: GroupReader): void {
  const [a, b] = [histogramOf(group.at('a').integers()), histogramOf(group.at('b').integers())];
  const merged = mergeHistograms(a, b);
  const [scoreA, scoreB] = [linearScore(a), linearScore(b)];
  if (scoreA === null || scoreB === null) throw new Error('an empty histogram');
  group.at('merged').areIntegers(merged);
  group.at('score_a').isAbout(scoreA);
  group.at('score_b').isAbout(scoreB);
  group.at('merged_exact').isExactly(linearScore(merged));
  group.at('merged_score').isAbout(linearScore(merged));
  group.at('wrong_mean_of_means').isAbout(divide(add(scoreA, scoreB), rational(2n)));
}

export function checkVersions(group: GroupReader): void {
  const versions = group
    .entries()
    .filter(([key]) => /^v\d+$/.test(key))
    .map(([, version]) => ({ n: version.at('n').integer(), score: version.at('index').number() }));
  const index = scoreAcrossVersions(versions);
  group.at('window_index_exact').isExactly(index);
  group.at('window_index').isAbout(index);
}

export function checkQuantiles(group: GroupReader): void {
  for (const [level, expected] of group.at('z').entries()) {
    expected.isAbout(ofFloat(normalQuantileByBisection(Number(level))));
  }
  for (const [df, expected] of group.at('t975').entries()) {
    expected.isAbout(ofFloat(studentQuantileByBisection(0.975, Number(df))));
  }
}
