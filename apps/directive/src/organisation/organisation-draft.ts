import type { Consequence } from '@namkhong/contracts/http/directive-organisation';
import { accepted, refused, type CivilDate, type Parsed } from '@namkhong/domain';
import type { PostState } from './post-state.js';
import type { ServicePointState } from './service-point-state.js';
import { liesBelowItself, unitsById } from './unit-lines.js';
import type { StayingMatter } from './unit-matters.port.js';
import { lastTurn } from './unit-turns.js';
import type { UnitState } from './unit-state.js';

/** Why a unit cannot be named where it is named. */
export type NamedUnitFault = 'unit-unknown' | 'unit-not-begun' | 'unit-ended' | 'unit-changed-later';

/** A substitution that is in force or to come. */
export interface OpenSubstitution {
  readonly substitutionId: string;
  readonly postId: string;
  readonly substituteCode: string;
}

/** What is recorded of the organisation as far as a change may touch it. */
export interface RecordedOrganisation {
  readonly units: Iterable<UnitState>;
  /** Posts and service points that go on beyond the day of the change. */
  readonly posts: readonly PostState[];
  readonly servicePoints: readonly ServicePointState[];
  readonly substitutions: readonly OpenSubstitution[];
  /** What stays with a unit that ends. */
  readonly matters: readonly StayingMatter[];
}

/** The organisation while a change is worked out: every step sees what the steps before it did. */
export class OrganisationDraft {
  readonly consequences: Consequence[] = [];
  private readonly units: Map<string, UnitState>;
  private readonly ids: Map<string, string>;
  private readonly posts: Map<string, PostState>;
  private readonly points: Map<string, ServicePointState>;
  private readonly changed = {
    units: new Set<string>(),
    posts: new Set<string>(),
    points: new Set<string>(),
  };

  constructor(
    private readonly recorded: RecordedOrganisation,
    /** The day on which the change takes effect. */
    readonly day: CivilDate,
    readonly legalBasis: string,
    readonly nextId: () => string,
  ) {
    this.units = unitsById(recorded.units);
    this.ids = new Map([...this.units.values()].map(({ code, unitId }) => [code, unitId]));
    this.posts = new Map(recorded.posts.map((post) => [post.postId, post]));
    this.points = new Map(recorded.servicePoints.map((point) => [point.servicePointId, point]));
  }

  find(code: string): UnitState | undefined {
    return this.units.get(this.ids.get(code) ?? '');
  }

  codeOf(unitId: string | null): string | null {
    return unitId === null ? null : (this.units.get(unitId)?.code ?? null);
  }

  /** A unit that exists on the day and goes on. */
  goingOn(code: string): Parsed<UnitState, NamedUnitFault> {
    const unit = this.find(code);
    if (unit === undefined) return refused('unit-unknown', { text: code });
    if (unit.validTo !== null) return refused('unit-ended', { unitCode: code, day: unit.validTo });
    if (unit.validFrom !== null && unit.validFrom > this.day) {
      return refused('unit-not-begun', { unitCode: code, day: unit.validFrom });
    }
    return accepted(unit);
  }

  /** A unit that goes on and existed before the day, and about which nothing is recorded from the day on: it may end. */
  mayEnd(code: string): Parsed<UnitState, NamedUnitFault> {
    const unit = this.goingOn(code);
    if (!unit.ok) return unit;
    if (unit.value.validFrom === this.day) {
      return refused('unit-not-begun', { unitCode: code, day: this.day });
    }
    const last = lastTurn(unit.value);
    return last !== null && last >= this.day
      ? refused('unit-changed-later', { unitCode: code, day: last })
      : unit;
  }

  put(unit: UnitState): void {
    this.units.set(unit.unitId, unit);
    this.ids.set(unit.code, unit.unitId);
    this.changed.units.add(unit.unitId);
  }

  putPost(post: PostState): void {
    this.posts.set(post.postId, post);
    this.changed.posts.add(post.postId);
  }

  putPoint(point: ServicePointState): void {
    this.points.set(point.servicePointId, point);
    this.changed.points.add(point.servicePointId);
  }

  allUnits(): readonly UnitState[] {
    return [...this.units.values()];
  }

  /** Posts of a unit that go on beyond the day. */
  openPosts(unitId: string): readonly PostState[] {
    return [...this.posts.values()].filter((post) => post.unitId === unitId && this.isOpen(post));
  }

  openPoints(): readonly ServicePointState[] {
    return [...this.points.values()].filter((point) => this.isOpen(point));
  }

  pointEndsNow(servicePointId: string): boolean {
    const point = this.points.get(servicePointId);
    return point !== undefined && !this.isOpen(point);
  }

  substitutionsOf(postId: string): readonly OpenSubstitution[] {
    return this.recorded.substitutions.filter((each) => each.postId === postId);
  }

  mattersOf(unitId: string): readonly StayingMatter[] {
    return this.recorded.matters.filter((each) => each.unitId === unitId);
  }

  isBelowItself(unitId: string): boolean {
    return liesBelowItself(this.units, unitId, this.day);
  }

  tell(consequence: Consequence): void {
    this.consequences.push(consequence);
  }

  outcome() {
    const pick = <T>(ids: ReadonlySet<string>, states: ReadonlyMap<string, T>) =>
      [...ids].flatMap((id) => states.get(id) ?? []);
    return {
      units: pick(this.changed.units, this.units),
      posts: pick(this.changed.posts, this.posts),
      servicePoints: pick(this.changed.points, this.points),
      consequences: this.consequences,
    };
  }

  private isOpen({ validTo }: { readonly validTo: CivilDate | null }): boolean {
    return validTo === null || validTo > this.day;
  }
}
