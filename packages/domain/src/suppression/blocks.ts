import { answersAt, completeIn, type CellContent } from '../cells/cell-content.js';

/** The fewest people any output may rest on, and the fewest that two outputs may differ by. */
export const PRIVACY_FLOOR = 10n;

/**
 * What is told of a part of the ratings comes in blocks, because not everybody answers everything: one block for the
 * ratings, one per criterion, one per pair of criteria, and one of the complete submissions day by day. One value per
 * block, in this order.
 */
export interface PerBlock<Value> {
  readonly rated: Value;
  /** In the order of the set. */
  readonly criteria: readonly Value[];
  /** a < b, in the order (0,1), (0,2), … (1,2), … */
  readonly pairs: readonly Value[];
  readonly days: Value;
}

/** How many people stand behind each block. */
export function peopleBehind(content: CellContent): PerBlock<bigint> {
  return {
    rated: content.rated,
    criteria: range(content.histograms.length / 5, (index) => answersAt(content, index)),
    pairs: range(content.crosses.length / 4, (index) => content.crosses[4 * index] ?? 0n),
    days: completeIn(content),
  };
}

/** Block by block. */
export function combineBlocks<A, B, Result>(
  a: PerBlock<A>,
  b: PerBlock<B>,
  combine: (a: A, b: B) => Result,
): PerBlock<Result> {
  const each = (left: readonly A[], right: readonly B[]) => {
    if (left.length !== right.length) throw new RangeError('blocks of different sets');
    return left.map((value, index) => combine(value, right[index] as B));
  };
  return {
    rated: combine(a.rated, b.rated),
    criteria: each(a.criteria, b.criteria),
    pairs: each(a.pairs, b.pairs),
    days: combine(a.days, b.days),
  };
}

/** As one list: ratings, criteria, pairs, days. */
export function listBlocks<Value>({ rated, criteria, pairs, days }: PerBlock<Value>): Value[] {
  return [rated, ...criteria, ...pairs, days];
}

/**
 * Back from a list of a set with so many criteria; `missing` where the list is shorter, as one that was never kept.
 */
export function blocksOf<Value>(list: readonly Value[], criteria: number, missing: Value): PerBlock<Value> {
  const pairs = (criteria * (criteria - 1)) / 2;
  const at = (index: number) => list[index] ?? missing;
  return {
    rated: at(0),
    criteria: range(criteria, (index) => at(1 + index)),
    pairs: range(pairs, (index) => at(1 + criteria + index)),
    days: at(1 + criteria + pairs),
  };
}

/** Block by block, the integers of one content or the other. */
export function chooseBlocks(
  choice: PerBlock<boolean>,
  chosen: CellContent,
  otherwise: CellContent,
): CellContent {
  const choose = (size: number, blocks: readonly boolean[], a: readonly bigint[], b: readonly bigint[]) =>
    a.map((count, index) => (blocks[Math.floor(index / size)] ? count : (b[index] ?? 0n)));
  return {
    rated: choice.rated ? chosen.rated : otherwise.rated,
    histograms: choose(5, choice.criteria, chosen.histograms, otherwise.histograms),
    crosses: choose(4, choice.pairs, chosen.crosses, otherwise.crosses),
    days: choice.days ? chosen.days : otherwise.days,
  };
}

function range<Value>(length: number, at: (index: number) => Value): Value[] {
  return Array.from({ length }, (_, index) => at(index));
}
