import { shrinkScores, toDecimal } from '@namkhong/domain';
import type { AnsweredRow } from './answer-query.js';
import { daySumsOfRow } from './exact-sums.js';

/** Fewer complete submissions than an interval needs say nothing that could be drawn anywhere. */
const FROM = 10n;

/** Adds to each row its score drawn towards its peers: the other units of its period, assurance and version. */
export function shrinkRows(rows: readonly AnsweredRow[]): void {
  const groups = Map.groupBy(rows, ({ row }) =>
    [row.period, row.assurance, row.methodVersions.join()].join(' '),
  );
  for (const group of groups.values()) {
    const peers = group.flatMap((each) => {
      const [share, ...others] = each.shares;
      if (!share || others.length > 0 || each.row.n === null) return [];
      const { n, sum, sumOfSquares } = daySumsOfRow(share.sums, share.row);
      return n < FROM ? [] : [{ each, sums: { n, sum, sumOfSquares } }];
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
