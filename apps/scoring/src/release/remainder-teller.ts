import {
  addContents,
  addMonthContents,
  blocksOf,
  combineBlocks,
  countNewcomers,
  emptyContent,
  listBlocks,
  nextTelling,
  planRemainders,
  PRIVACY_FLOOR,
  type Arrival,
  type CellContent,
  type MonthContent,
  type PerBlock,
  type Remainder,
} from '@namkhong/domain';
import { mergeArrivals, strandKey, type Strand, type StrandLeftover } from './leftovers.js';
import type { PositionOf } from './parts.js';
import type { ReleasedCell } from './released-cells.reader.js';
import type { Snapshot } from './snapshots.repository.js';

/** A remainder to tell: what it told before, month by month, and what it would tell now. */
export interface RemainderToTell extends Remainder {
  readonly strand: Strand;
  readonly before: readonly ReleasedCell[];
}

/**
 * Which remainders of a quarter to tell. One that was told keeps its units for ever and is told anew with ten newcomers;
 * the units that are in none yet form new ones.
 *
 * @param told the rows of all remainders of the quarter so far
 * @param lineOf the unit and those above it in the quarter, nearest first
 */
export function remaindersToTell(
  leftovers: readonly StrandLeftover[],
  told: readonly ReleasedCell[],
  lineOf: (unitId: string) => readonly string[],
  positionOf: PositionOf,
): RemainderToTell[] {
  const strands = Map.groupBy(leftovers, ({ strand }) => strandKey(strand));
  return [...strands].flatMap(([key, ofStrand]) => {
    const [{ strand }] = ofStrand as [StrandLeftover];
    const toldOfStrand = told.filter((cell) => strandKey(cell) === key);
    const blocks = [
      ...Map.groupBy(toldOfStrand, ({ unitId, units }) => `${unitId} ${units.join()}`).values(),
    ];
    const taken = new Set(blocks.flatMap(([row]) => (row ? membersOf(row) : [])));
    const again = blocks.flatMap((rows) => tellAgain(rows, ofStrand, positionOf));
    const fresh = planRemainders(
      ofStrand.filter(({ unitId }) => !taken.has(unitId)),
      lineOf,
    );
    return [...again, ...fresh.map((remainder) => ({ ...remainder, before: [] }))].map((remainder) => ({
      ...remainder,
      strand,
    }));
  });
}

/** The rows of a remainder as told now; blocks with fewer than ten newcomers stay as they were. */
export function tellRemainder(
  { unitId, units, channels, months, newcomers, illustrative, strand, before }: RemainderToTell,
  { id, takenAt }: Snapshot,
): ReleasedCell[] {
  const criteria = newcomers.criteria.length;
  const empty = emptyContent(criteria);
  const snapshots = blocksOf(before[0]?.snapshots ?? [], criteria, 0n);
  const toldIn = (month: string) => before.find((row) => row.month === month)?.content ?? empty;
  const all = [...new Set([...months, ...before].map(({ month }) => month))].toSorted();
  return all.map((month) => {
    const current = months.find((each) => each.month === month)?.content ?? empty;
    const telling = nextTelling({ content: toldIn(month), snapshots }, current, newcomers, id);
    return {
      ...strand,
      unitId,
      month,
      channels: [...new Set([...channels, ...(before[0]?.channels ?? [])])].toSorted(),
      wholeQuarter: true,
      units,
      content: telling.content,
      snapshots: listBlocks(telling.snapshots),
      illustrative: illustrative || before.some((row) => row.illustrative),
      releasedAt: takenAt,
    };
  });
}

function tellAgain(
  rows: readonly ReleasedCell[],
  leftovers: readonly StrandLeftover[],
  positionOf: PositionOf,
): (Remainder & { readonly before: readonly ReleasedCell[] })[] {
  const [row] = rows;
  if (!row) return [];
  const members = leftovers.filter(({ unitId }) => membersOf(row).includes(unitId));
  const [first, ...others] = members;
  if (!first) return [];
  const months = addMonthContents(members.map((member) => member.months));
  const plus = (a: bigint, b: bigint) => a + b;
  const untold = others.reduce((sum, { newcomers }) => combineBlocks(sum, newcomers, plus), first.newcomers);
  const newcomers = newcomersTo(
    rows,
    months,
    mergeArrivals(members.map(({ arrivals }) => arrivals)),
    untold,
    positionOf,
  );
  if (newcomers.rated < PRIVACY_FLOOR) return [];
  const channels = [...new Set(members.flatMap((member) => member.channels))].toSorted();
  const illustrative = members.some((member) => member.illustrative);
  return [{ unitId: row.unitId, units: row.units, channels, months, newcomers, illustrative, before: rows }];
}

/** @param untold newcomers since the months were told, for the blocks that the remainder never told */
function newcomersTo(
  rows: readonly ReleasedCell[],
  months: readonly MonthContent[],
  arrivals: readonly Arrival[] | null,
  untold: PerBlock<bigint>,
  positionOf: PositionOf,
): PerBlock<bigint> {
  const criteria = untold.criteria.length;
  const snapshots = blocksOf(rows[0]?.snapshots ?? [], criteria, 0n);
  const told = { content: sumOf(rows, criteria), snapshots };
  const since = countNewcomers(told, sumOf(months, criteria), arrivals, positionOf);
  const never = combineBlocks(snapshots, untold, (snapshot, count) => (snapshot === 0n ? count : null));
  return combineBlocks(never, since, (count, sinceTold) => count ?? sinceTold);
}

function sumOf(months: readonly { readonly content: CellContent }[], criteria: number): CellContent {
  return months.map(({ content }) => content).reduce(addContents, emptyContent(criteria));
}

function membersOf({ unitId, units }: ReleasedCell): readonly string[] {
  return units.length === 0 ? [unitId] : units;
}
