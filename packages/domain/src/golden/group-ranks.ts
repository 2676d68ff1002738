import { expectedRanks, rankIntervals, toFloat, type ShrunkScore } from '../index.js';
import { shrinkGroup } from './group-adjustment.js';
import { ofFloat, type GroupReader } from './group-reader.js';

/** Ranks the subjects of the same file's V06. */
export function checkRanks(group: GroupReader, file: (name: string) => GroupReader): void {
  const shrunken = shrinkGroup(file('V06_empirical_bayes'));
  const subjects = group
    .at('subjects')
    .items()
    .map((name): ShrunkScore => {
      const subject = shrunken.subjects.get(name.text());
      if (subject === undefined) throw new Error(`${name.text()} is no subject of V06`);
      return subject;
    });
  const expected = expectedRanks(
    subjects.map((each) => ({ mean: toFloat(each.shrunken), variance: toFloat(each.posteriorVariance) })),
  );
  const percent = group.constant('confidence_percent', /simultaneous (\d*\.?\d+)%/, '95');
  const intervals = rankIntervals(
    subjects.map((each) => ({ mean: toFloat(each.score), variance: toFloat(each.variance) })),
    1 - toFloat(percent) / 100,
  );
  group.at('expected_rank').areAbout(expected.map(ofFloat));
  group.at('rank_lower').areIntegers(intervals.map(({ best }) => BigInt(best)));
  group.at('rank_upper').areIntegers(intervals.map(({ worst }) => BigInt(worst)));
}
