import { shrinkScores, toDecimal } from '@namkhong/domain';
import type { AnsweredRow } from './answer-query.js';
import { sumsOf } from './estimate-row.js';

/** Fewer complete submissions than an interval needs say nothing that could be drawn anywhere. */
const FROM = 10n;

/** Adds to each row its score drawn towards its peers: the other units of its period, assurance and version. */
export function shrinkRows(rows: readonly AnsweredRow[]): void {
  const groups = Map.groupBy(rows, ({ row }) =>
    [row.period, row.assurance, row.methodVersions.join()].join(' '),
  );
  for (const group of groups.values()) {
    const peers = group.flatMap((each) => {
      const sums = each.row.n === null ? null : sumsOf(each);
      return sums === null || sums.n < FROM ? [] : [{ each, sums }];
    });
    const result = shrinkScores(peers.map(({ sums }) => sums));
    for (const { row } of group) row.shrunken = null;
    if (result.status !== 'shrunken') continue;
    peers.forEach(({ each }, index) => {
      const subject = result.subjects[index];
      if (subject) each.row.shrunken = toDecimal(subject.shrunken, 2);
    });
  }
}
