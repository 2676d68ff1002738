import type { indexQuery, IndexResult } from '@namkhong/contracts/http/scoring';
import {
  addContents,
  answersAt,
  composeScore,
  emptyContent,
  histogramAt,
  publishedBounds,
  scoreAcrossVersions,
  sumByMonth,
  toDecimal,
  type CellContent,
  type Rational,
  type Score,
} from '@namkhong/domain';
import type { z } from 'zod';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { ReleasedCell } from '../release/released-cells.reader.js';
import { periodOf } from './period-of.js';

export type IndexQuery = z.output<typeof indexQuery>;
type Row = IndexResult['rows'][number];
type RowKey = Pick<Row, 'period' | 'unitId' | 'setVersion' | 'assurance' | 'channel'>;
type Withheld = Pick<ReleasedCell, 'unitId' | 'month' | 'setVersion' | 'assurance'> & {
  readonly channel: string;
};
type Measured = { readonly value: Rational; readonly bounds: { lower: Rational; upper: Rational } | null };

/**
 * The rows of an answer, each a sum of released cells. Ballots and open answers never share a row; versions of a set
 * do only where the question leaves them out, each rating scored under its own. What the privacy floor withholds has a
 * row of its own when nothing of it was ever told.
 *
 * @param versions all versions of the set that is asked about
 */
export function answerQuery(
  query: IndexQuery,
  versions: readonly CriteriaSetVersion[],
  released: readonly ReleasedCell[],
  withheld: readonly Withheld[],
): Row[] {
  const keyed = released.map((cell) => ({
    cell,
    key: keyOf(query, { ...cell, channel: cell.channels.join('+') }),
  }));
  const groups = Map.groupBy(keyed, ({ key }) => JSON.stringify(key));
  const rows = [...groups.values()].flatMap((members) => {
    const cells = members.map(({ cell }) => cell);
    const [first] = members;
    return first ? rowsOf(query, first.key, versions, cells) : [];
  });
  const untold = new Map(withheld.map((cell) => keyOf(query, cell)).map((key) => [JSON.stringify(key), key]));
  for (const [text, key] of untold) if (!groups.has(text)) rows.push(suppressed(key, null));
  return rows.toSorted(byKey);
}

function rowsOf(
  query: IndexQuery,
  key: RowKey,
  versions: readonly CriteriaSetVersion[],
  cells: readonly ReleasedCell[],
): Row[] {
  if (!query.dimensions.includes('criterion')) {
    return [toRow(query, key, null, scoreOf(versions, cells))];
  }
  const codes = new Set(versions.flatMap(({ criteria }) => criteria.map(({ code }) => code)));
  const wanted = query.filters.criteria ?? [...codes];
  return wanted
    .filter((code) => codes.has(code))
    .map((code) => toRow(query, key, code, criterionScore(code, versions, cells)));
}

/** Versions are scored apart and weighed by their ratings; an interval is told where there is one version only. */
function scoreOf(versions: readonly CriteriaSetVersion[], cells: readonly ReleasedCell[]): Score {
  const ofVersions = Map.groupBy(cells, ({ setVersion }) => setVersion);
  const scores = versions.flatMap((set): Score[] => {
    const ofVersion = ofVersions.get(set.version);
    return ofVersion ? [composeScore(set, sumByMonth(ofVersion))] : [];
  });
  const [only, ...others] = scores;
  if (!only) return { status: 'suppressed' };
  return others.length === 0 ? only : mixScores(scores);
}

function mixScores(scores: readonly Score[]): Score {
  const n = scores.reduce((total, score) => total + (score.status === 'suppressed' ? 0n : score.n), 0n);
  const scored = scores.filter(hasFigures);
  const linear = scoreAcrossVersions(scored.map((score) => ({ n: score.n, score: score.linear.value })));
  const topTwo = scoreAcrossVersions(scored.map((score) => ({ n: score.n, score: score.topTwoBox.value })));
  if (scored.length < scores.length || !linear || !topTwo) return { status: 'insufficient', n };
  const measure = (value: Rational): Measured => ({ value, bounds: null });
  return { status: 'rated', n, linear: measure(linear), topTwoBox: measure(topTwo) };
}

function hasFigures(score: Score): score is Extract<Score, { linear: unknown }> {
  return score.status === 'rated' || score.status === 'indicative';
}

/** One criterion alone means the same in every version that asks it, so its counts add up across them. */
function criterionScore(
  code: string,
  versions: readonly CriteriaSetVersion[],
  cells: readonly ReleasedCell[],
): Score {
  const content = cells
    .flatMap((cell): CellContent[] => {
      const criteria = versions.find(({ version }) => version === cell.setVersion)?.criteria ?? [];
      const index = criteria.findIndex((criterion) => criterion.code === code);
      if (index < 0) return [];
      const histograms = histogramAt(cell.content, index);
      return [{ ...emptyContent(1), rated: answersAt(cell.content, index), histograms }];
    })
    .reduce(addContents, emptyContent(1));
  return composeScore({ criteria: [{ code, weight: 10_000 }] }, [content]);
}

function keyOf({ dimensions, grain, window }: IndexQuery, cell: Withheld): RowKey {
  return {
    period: periodOf(cell.month, grain, window),
    unitId: dimensions.includes('unit') ? cell.unitId : null,
    setVersion: dimensions.includes('set-version') ? cell.setVersion : null,
    assurance: cell.assurance,
    channel: dimensions.includes('channel') ? cell.channel : null,
  };
}

function toRow({ measures }: IndexQuery, key: RowKey, criterion: string | null, score: Score): Row {
  if (score.status === 'suppressed') return suppressed(key, criterion);
  const row: Row = { ...suppressed(key, criterion), status: 'published' };
  if (measures.includes('n')) row.n = Number(score.n);
  if (score.status === 'insufficient') return row;
  if (measures.includes('linear')) {
    row.linear = toDecimal(score.linear.value, 2);
    row.linearInterval = score.linear.bounds && publishedBounds(score.linear.bounds);
  }
  if (measures.includes('top-two-box')) {
    row.topTwoBox = toDecimal(score.topTwoBox.value, 2);
    row.topTwoBoxInterval = score.topTwoBox.bounds && publishedBounds(score.topTwoBox.bounds);
  }
  return row;
}

function suppressed(key: RowKey, criterion: string | null): Row {
  return {
    ...key,
    criterion,
    status: 'suppressed',
    n: null,
    linear: null,
    linearInterval: null,
    topTwoBox: null,
    topTwoBoxInterval: null,
  };
}

/** Rows of one key keep the order of the set's criteria. */
function byKey(a: Row, b: Row): number {
  const [one, other] = [orderOf(a), orderOf(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function orderOf({ period, unitId, setVersion, assurance, channel }: Row): string {
  return [period, unitId, setVersion, assurance, channel].join(' ');
}
