import {
  addContents,
  blocksOf,
  emptyContent,
  listBlocks,
  peopleBehind,
  type CellContent,
  type PerBlock,
} from '@namkhong/domain';
import { groupKey, type CellGroup, type ChannelCell } from '../../intake/cells.reader.js';
import type { ChannelRating } from '../../intake/ratings.reader.js';
import { isSafeBeside, type PartTelling } from '../is-safe-beside.js';
import { leftoversOf } from '../leftovers.js';
import { partsOf, type GroupParts, type PositionOf } from '../parts.js';
import type { ReleasedCell } from '../released-cells.reader.js';
import { remaindersToTell, tellRemainder } from '../remainder-teller.js';
import type { Snapshot } from '../snapshots.repository.js';
import { partsToTell, tellPart } from '../tell-parts.js';
import type { OutputRow } from './subtraction-attack.js';

/** What happens between two releases. */
export interface Batch {
  readonly arrive: readonly Omit<Person, 'counted' | 'offset' | 'answer'>[];
  /** Numbers of people, who withdraw or are set aside, or return where they had left. */
  readonly toggle: readonly number[];
  /** Numbers of people who answer the other way round. */
  readonly revise: readonly number[];
}

interface Person {
  readonly unit: string;
  readonly month: string;
  readonly channel: 'web' | 'kiosk' | 'qr';
  readonly kind: 'land' | 'civil';
  /** Levels of two criteria, 0 for none. */
  readonly levels: readonly [number, number];
  readonly counted: boolean;
  readonly offset: bigint;
  /** Which of their answers this is. */
  readonly answer: number;
}

/** What was told of one block of every kind: rows of people, one table per kind. */
export type Told = PerBlock<OutputRow[]>;

/** Bends the planner, to see whether the attack notices. */
export type Tamper = (group: GroupParts) => GroupParts;

/** Two criteria that weigh alike. */
const WEIGHT = 5_000;
const CRITERIA = 2;
const strand = { setCode: 'sipas', setVersion: 1, assurance: 'ballot' as const };

/** Thrown when what is told is not what the log holds up to its snapshot. */
export class UntrueTellingError extends Error {}

/**
 * A quarter of a small organisation in memory, released by the planner itself: batches come, each followed by a release;
 * the quarter closes after one of them and is told anew after each later one. Keeps beside every block that was told the
 * people it rests on, found from the moment its snapshot names and nothing else, and checks that they add up to it.
 */
export class PrivacyWorld {
  readonly told: Told = blocksOf<OutputRow[]>([], CRITERIA, []);
  private people: Person[] = [];
  private readonly touched = new Set<string>();
  private cells = new Map<string, ReleasedCell>();
  private readonly rows = new Map<string, PerBlock<OutputRow>>();
  private readonly moments: (readonly Person[])[] = [[]];
  private readonly tellings = new Map<string, PartTelling[]>();
  private closed = false;

  constructor(
    private readonly lineOf: (unitId: string) => readonly string[],
    private readonly tamper: Tamper = (group) => group,
  ) {
    this.told = blocksOf(
      listBlocks(peopleBehind(emptyContent(CRITERIA))).map((): OutputRow[] => []),
      CRITERIA,
      [],
    );
  }

  play(batches: readonly Batch[], closing: number): this {
    for (const [index, batch] of batches.entries()) {
      this.happen(batch);
      if (!this.closed) this.releaseMonths();
      if (index >= closing) this.close();
    }
    return this;
  }

  /**
   * Tells the months that are told whole by kind of case as well, where the planner allows it beside what it told; or
   * wherever all kinds have ten, to see whether the attack notices. Answers how many months.
   */
  tellKinds(isAllowed: typeof isSafeBeside = isSafeBeside): number {
    let months = 0;
    for (const [key, people] of Map.groupBy(this.people, keyOf)) {
      if (this.touched.has(key) || !this.isToldWhole(key, people)) continue;
      const kinds = Map.groupBy(people, ({ kind }) => kind);
      if ([...kinds.values()].some(({ length }) => length < 10)) continue;
      const ratings = people.map(toRating);
      if (!isAllowed(this.tellings.get(key) ?? [], ratings, ({ stratum }) => stratum, this.positionOf))
        continue;
      months += 1;
      for (const ofKind of kinds.values()) {
        for (const [block, outputs] of listBlocks(this.told).entries()) {
          const row = new Map(
            ofKind.filter((each) => isBehind(each, block)).map((each) => [columnOf(each, block), 1]),
          );
          outputs.push(row);
        }
      }
    }
    return months;
  }

  /** Whether the month's parts tell everybody in it and every answer. */
  private isToldWhole(key: string, people: readonly Person[]): boolean {
    const told = [...this.cells.values()].filter((cell) => !cell.wholeQuarter && groupKey(cell) === key);
    const contents = told.map(({ content }) => content).reduce(addContents, emptyContent(CRITERIA));
    const { rated, histograms } = sum(people);
    return contents.rated === rated && contents.histograms.join() === histograms.join();
  }

  private happen({ arrive, toggle, revise }: Batch): void {
    for (const person of arrive) {
      this.people.push({ ...person, counted: true, offset: BigInt(this.people.length), answer: 0 });
    }
    const change = (numbers: readonly number[], how: (person: Person) => Partial<Person>) => {
      for (const number of this.people.length === 0 ? [] : numbers) {
        const index = number % this.people.length;
        const person = this.people[index];
        if (!person) continue;
        this.people[index] = { ...person, ...how(person) };
        this.touched.add(keyOf(person));
      }
    };
    change(toggle, ({ counted }) => ({ counted: !counted }));
    change(revise, ({ levels: [first, second], answer }) => ({
      levels: [second, first],
      answer: answer + 1,
    }));
  }

  private releaseMonths(): void {
    const due = this.groups().flatMap(partsToTell);
    if (due.length === 0) return;
    const snapshot = this.takeSnapshot();
    for (const part of due) {
      const cell = tellPart(part, snapshot);
      this.cells.set(cellKey(cell), cell);
      const { channels, snapshots } = cell;
      const before = this.tellings.get(groupKey(cell)) ?? [];
      this.tellings.set(groupKey(cell), [...before, { channels, snapshotId: snapshot.id, snapshots }]);
      this.keep([cell], snapshot, (moment) =>
        moment.filter((person) => keyOf(person) === groupKey(cell) && cell.channels.includes(person.channel)),
      );
    }
  }

  private close(): void {
    this.closed = true;
    const rows = [...this.cells.values()].filter(({ wholeQuarter }) => wholeQuarter);
    const due = remaindersToTell(leftoversOf(this.groups()), rows, this.lineOf, this.positionOf);
    if (due.length === 0) return;
    const snapshot = this.takeSnapshot();
    for (const remainder of due) {
      for (const cell of remainder.before) this.cells.delete(cellKey(cell));
      const cells = tellRemainder(remainder, snapshot);
      for (const cell of cells) this.cells.set(cellKey(cell), cell);
      const units = remainder.units.length === 0 ? [remainder.unitId] : remainder.units;
      this.keep(cells, snapshot, (moment) => moment.filter(({ unit }) => units.includes(unit)), units);
    }
  }

  private groups(): GroupParts[] {
    const groups = [...Map.groupBy(this.people, keyOf)].map(([key, people]) => {
      const [{ unit, month }] = people as [Person];
      const group: CellGroup = { ...strand, unitId: unit, month };
      const counted = people.filter((person) => person.counted);
      const state = {
        cells: [...Map.groupBy(counted, ({ channel }) => channel)].map(([channel, members]): ChannelCell => ({
          ...group,
          channel,
          content: sum(members),
          illustrative: true,
        })),
        released: [...this.cells.values()].filter((cell) => !cell.wholeQuarter && groupKey(cell) === key),
        arrivals: this.touched.has(key) ? counted.map(toRating) : null,
      };
      const parts = partsOf(group, state, this.positionOf);
      return this.tamper({ group, state, parts, positionOf: this.positionOf });
    });
    return groups;
  }

  private readonly positionOf: PositionOf = (snapshot) => BigInt(this.moments[Number(snapshot)]?.length ?? 0);

  private takeSnapshot(): Snapshot {
    this.moments.push([...this.people]);
    return { id: BigInt(this.moments.length - 1), takenAt: new Date(0) };
  }

  /** Notes who is behind the blocks told in this release; of a remainder, those whom no month told. */
  private keep(
    cells: readonly ReleasedCell[],
    { id }: Snapshot,
    within: (moment: readonly Person[]) => readonly Person[],
    units: readonly string[] = [],
  ): void {
    const [cell] = cells;
    if (!cell) return;
    const key = [
      cell.unitId,
      cell.wholeQuarter ? '' : cell.month,
      cell.units.join(),
      cell.wholeQuarter ? '' : cell.channels.join(),
    ].join(' ');
    const before = listBlocks(this.rows.get(key) ?? blocksOf<OutputRow>([], CRITERIA, new Map()));
    const content = listBlocks(peopleBehind(cells.map((each) => each.content).reduce(addContents)));
    const rows = cell.snapshots.map((snapshot, block): OutputRow => {
      if (snapshot !== id) return before[block] ?? new Map();
      const row = new Map<string, number>();
      for (const person of within(this.moments[Number(id)] ?? [])) {
        if (person.counted && isBehind(person, block)) addTo(row, columnOf(person, block), 1);
      }
      for (const [other, told] of units.length === 0 ? [] : this.rows) {
        const isMonth = units.includes(other.split(' ')[0] ?? '') && other.split(' ')[1] !== '';
        for (const [column, times] of isMonth ? (listBlocks(told)[block] ?? []) : [])
          addTo(row, column, -times);
      }
      listBlocks(this.told)[block]?.push(row);
      return row;
    });
    for (const [block, row] of rows.entries()) {
      const people = [...row.values()].reduce((total, times) => total + times, 0);
      if (BigInt(people) !== content[block]) {
        throw new UntrueTellingError(
          `block ${block} of ${key} tells ${content[block]} people, its snapshot shows ${people}`,
        );
      }
    }
    this.rows.set(key, blocksOf(rows, CRITERIA, new Map()));
  }
}

function toRating({ channel, kind, month, offset, levels }: Person): ChannelRating {
  return { channel, stratum: kind, day: month, log: { partition: 0, offset }, levels };
}

/** Whose answer a column is. */
export function personOf(column: string): string {
  return column.split(':')[0] ?? '';
}

function isBehind({ levels: [first, second] }: Person, block: number): boolean {
  return [true, first > 0, second > 0, first > 0 && second > 0, first > 0 && second > 0][block] ?? false;
}

/** A new answer is a new unknown; that somebody rated at all stays the same. */
function columnOf({ offset, levels, answer }: Person, block: number): string {
  if (block === 0) return `${offset}:`;
  const [first, second] = levels;
  const seen = [first, second, `${first} ${second}`, `${first} ${second}`][block - 1] ?? answer;
  return `${offset}:${seen}`;
}

function addTo(row: Map<string, number>, column: string, times: number): void {
  const now = (row.get(column) ?? 0) + times;
  if (now === 0) row.delete(column);
  else row.set(column, now);
}

function keyOf({ unit, month }: Person): string {
  return groupKey({ ...strand, unitId: unit, month });
}

function cellKey(cell: ReleasedCell): string {
  return `${groupKey(cell)} ${cell.wholeQuarter} ${cell.units.join()} ${cell.wholeQuarter ? '' : cell.channels.join()}`;
}

function sum(people: readonly Person[]): CellContent {
  return people.map(contentOf).reduce(addContents, emptyContent(CRITERIA));
}

/** The cell of one person, who came on the fifth of a month. */
function contentOf({ levels: [first, second] }: Person): CellContent {
  const empty = emptyContent(CRITERIA);
  const codes = [first - 1, second - 1] as const;
  const histograms = [first, second].flatMap((level) =>
    [1, 2, 3, 4, 5].map((each) => (each === level ? 1n : 0n)),
  );
  if (first === 0 || second === 0) return { ...empty, rated: 1n, histograms };
  const score = BigInt(WEIGHT * (codes[0] + codes[1]));
  return {
    rated: 1n,
    histograms,
    crosses: [1, codes[0], codes[1], codes[0] * codes[1]].map(BigInt),
    days: empty.days
      .with(12, 1n)
      .with(13, score)
      .with(14, score * score),
  };
}
