import type { CivilDate } from '../calendar/civil-date.js';
import { addMonths, type Month } from '../calendar/period.js';
import type { Validity } from './validity.js';

/**
 * Which organisation a sum is made by. `as-was`: the tree that was in force in the month of the facts. `as-is`: what a
 * unit that ended left behind is its successor's, and the tree is today's.
 */
export type TreeView = 'as-was' | 'as-is';

/** Whom a unit belonged to during [validFrom, validTo); nobody where `parentId` is null. */
export interface ParentEdge extends Validity {
  readonly parentId: string | null;
}

/** A unit with all that the trees need to know of it. */
export interface TreeUnit {
  readonly unitId: string;
  readonly kind: string;
  /** First day on which it no longer exists. */
  readonly validTo: CivilDate | null;
  readonly validFrom: CivilDate | null;
  readonly parents: readonly ParentEdge[];
  /** The units it was formed from. */
  readonly predecessorIds: readonly string[];
}

/**
 * The organisation over time. Facts stay on the unit of the day of the service; a tree only says which larger units they
 * add up to, so no roll-up ever moves one.
 *
 * A unit that ended and has one successor is carried on by it: a rename is a merger of one. A unit with several
 * successors was divided; nobody knows which of its people would belong where, so its history stays with it and the new
 * units start empty. So does that of a unit which still exists beside the unit formed from a part of it.
 */
export class UnitTree {
  private readonly units: ReadonlyMap<string, TreeUnit>;
  private readonly successors: ReadonlyMap<string, readonly TreeUnit[]>;

  constructor(units: readonly TreeUnit[]) {
    this.units = new Map(units.map((unit) => [unit.unitId, unit]));
    const links = units.flatMap((to) =>
      [...new Set(to.predecessorIds)].filter((from) => from !== to.unitId).map((from) => ({ from, to })),
    );
    this.successors = new Map(
      [...Map.groupBy(links, ({ from }) => from)].map(([from, found]) => [from, found.map(({ to }) => to)]),
    );
  }

  unit(unitId: string): TreeUnit | undefined {
    return this.units.get(unitId);
  }

  /**
   * The unit that carries this one's history on a day, itself where it exists, was divided or is unknown. A circle of
   * successions leads nowhere: then it is the unit itself.
   */
  carrier(unitId: string, today: CivilDate): string {
    const seen = new Set([unitId]);
    let at = unitId;
    for (;;) {
      const next = this.onlySuccessor(at, today);
      if (next === undefined) return at;
      if (seen.has(next)) return unitId;
      seen.add(next);
      at = next;
    }
  }

  /**
   * The unit that holds the facts of a leaf in a month, then those above it, nearest first. `as-was`, a month in which
   * the unit changed hands belongs whole to whom it belonged last in it. `as-is`, the carrier's last known parent
   * counts, carried on likewise. Where edges run in a circle, the line ends before it closes.
   */
  line(view: TreeView, unitId: string, month: Month, today: CivilDate): readonly string[] {
    const line = [view === 'as-is' ? this.carrier(unitId, today) : unitId];
    for (;;) {
      const edges = this.units.get(line[line.length - 1] ?? '')?.parents ?? [];
      const parent = view === 'as-was' ? parentIn(edges, month) : parentOn(edges, today);
      if (parent === null) return line;
      const above = view === 'as-is' ? this.carrier(parent, today) : parent;
      if (line.includes(above)) return line;
      line.push(above);
    }
  }

  /** Whether the facts of a leaf in a month lie at or below a root. */
  isWithin(rootId: string, view: TreeView, unitId: string, month: Month, today: CivilDate): boolean {
    return this.line(view, unitId, month, today).includes(rootId);
  }

  /** The nearest unit of one of these kinds that holds the facts of a leaf in a month; null where there is none. */
  atKind(
    kinds: ReadonlySet<string>,
    view: TreeView,
    unitId: string,
    month: Month,
    today: CivilDate,
  ): string | null {
    const line = this.line(view, unitId, month, today);
    return line.find((id) => kinds.has(this.units.get(id)?.kind ?? '')) ?? null;
  }

  private onlySuccessor(unitId: string, today: CivilDate): string | undefined {
    const unit = this.units.get(unitId);
    if (unit && (unit.validTo === null || unit.validTo > today)) return undefined;
    const begun = (this.successors.get(unitId) ?? []).filter(
      ({ validFrom }) => validFrom === null || validFrom <= today,
    );
    const [only, second] = begun;
    return second === undefined ? only?.unitId : undefined;
  }
}

/** The last edge that shares a day with the month. */
function parentIn(edges: readonly ParentEdge[], month: Month): string | null {
  const [first, after] = [`${month.slice(0, 7)}-01`, `${addMonths(month.slice(0, 7), 1)}-01`];
  const inForce = edges.filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom < after) && (validTo === null || validTo > first),
  );
  return latest(inForce)?.parentId ?? null;
}

/** The last edge that has begun, in force or not: a unit that ended still lies where it last lay. */
function parentOn(edges: readonly ParentEdge[], today: CivilDate): string | null {
  return latest(edges.filter(({ validFrom }) => validFrom === null || validFrom <= today))?.parentId ?? null;
}

function latest(edges: readonly ParentEdge[]): ParentEdge | undefined {
  return edges.toSorted((a, b) => compareStarts(a.validFrom, b.validFrom)).at(-1);
}

function compareStarts(a: CivilDate | null, b: CivilDate | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null || a > b ? 1 : -1;
}
