import type { IndexQuery, IndexRow } from '@namkhong/contracts/http/scoring-query';
import { adjustForCaseMix, mergeScoreSums, othersMeans, toDecimal, type ScoreSums } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { FineCell } from './fine-cells.repository.js';
import { periodOf } from './period-of.js';

/**
 * Adds the score as if everybody had the same mix of cases, from cells that are told by kind of case. Null for a unit of
 * which some month of the period is not told that fine, or in which somebody left a question out: then the sums of
 * its kinds are not those of its score.
 *
 * @param told what is told by kind of case in the window, of every unit: they are what is usual
 * @param untold units' months that are not
 */
export function adjustRows(
  rows: readonly IndexRow[],
  { grain, window }: Pick<IndexQuery, 'grain' | 'window'>,
  versions: readonly CriteriaSetVersion[],
  told: readonly FineCell[],
  untold: readonly Pick<FineCell, 'unitId' | 'month' | 'assurance'>[],
): void {
  const populationOf = (month: string, assurance: string) => `${periodOf(month, grain, window)} ${assurance}`;
  const hidden = new Set(
    untold.map(({ unitId, month, assurance }) => `${populationOf(month, assurance)} ${unitId}`),
  );
  const populations = Map.groupBy(told, ({ month, assurance }) => populationOf(month, assurance));
  for (const row of rows) row.adjusted = null;
  for (const [population, cells] of populations) {
    const whole = cells.filter(({ unitId }) => !hidden.has(`${population} ${unitId}`));
    const byUnit = new Map(
      [...Map.groupBy(whole, ({ unitId }) => unitId)].map(([unitId, own]) => [unitId, byKind(own, versions)]),
    );
    const all = merged([...byUnit.values()]);
    for (const row of rows) {
      const own = byUnit.get(row.unitId ?? '');
      if (!own || `${row.period} ${row.assurance}` !== population || row.n === null) continue;
      row.adjusted = adjusted(all, own);
    }
  }
}

function adjusted(all: ReadonlyMap<string, ScoreSums>, own: ReadonlyMap<string, ScoreSums>): string | null {
  const usual = othersMeans(all, own);
  if (!usual) return null;
  const groups = [...own].flatMap(([kind, { n, sum }]) => {
    const reference = usual.groups.get(kind);
    return reference ? [{ n, sum, reference }] : [];
  });
  const score = adjustForCaseMix(groups, usual.city);
  return score && toDecimal(score.adjusted, 2);
}

/** Empty where somebody left a question out. */
function byKind(cells: readonly FineCell[], versions: readonly CriteriaSetVersion[]): Map<string, ScoreSums> {
  const kinds = new Map<string, ScoreSums>();
  for (const cell of cells) {
    const sums = sumsOf(cell, versions);
    if (!sums) return new Map();
    const known = kinds.get(cell.value);
    kinds.set(cell.value, known ? mergeScoreSums(known, sums) : sums);
  }
  return kinds;
}

/** n, Σy and Σy² of complete submissions from their histograms and cross sums; y = Σ weight·code. */
function sumsOf(cell: FineCell, versions: readonly CriteriaSetVersion[]): ScoreSums | null {
  const criteria = versions.find(({ version }) => version === cell.setVersion)?.criteria ?? [];
  const n = BigInt(cell.rated);
  const at = (index: number, level: number) => BigInt(cell.histograms[5 * index + level] ?? 0);
  const levels = [0, 1, 2, 3, 4];
  let [sum, squares, pair] = [0n, 0n, 0];
  for (const [index, { weight }] of criteria.entries()) {
    const w = BigInt(weight);
    if (levels.reduce((total, level) => total + at(index, level), 0n) !== n) return null;
    for (const code of levels) {
      sum += w * BigInt(code) * at(index, code);
      squares += w * w * BigInt(code * code) * at(index, code);
    }
    for (const other of criteria.slice(index + 1)) {
      squares += 2n * w * BigInt(other.weight) * BigInt(cell.crosses[4 * pair + 3] ?? 0);
      pair += 1;
    }
  }
  return { n, sum, sumOfSquares: squares };
}

function merged(units: readonly ReadonlyMap<string, ScoreSums>[]): Map<string, ScoreSums> {
  const all = new Map<string, ScoreSums>();
  for (const unit of units) {
    for (const [kind, sums] of unit) {
      const known = all.get(kind);
      all.set(kind, known ? mergeScoreSums(known, sums) : sums);
    }
  }
  return all;
}
