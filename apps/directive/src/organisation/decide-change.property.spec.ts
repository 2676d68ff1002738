import { describe, expect, it } from '@jest/globals';
import { changeStep, type ChangeStep } from '@namkhong/contracts/http/directive-organisation';
import fc from 'fast-check';
import { decideChange, type ChangeDecision } from './decide-change.js';
import type { PostState } from './post-state.js';
import { unitPeriods, type ServicePointState } from './service-point-state.js';
import { parentOn, type UnitState } from './unit-state.js';

const codes = ['P', 'A', 'B', 'C', 'D', 'E', 'F'] as const;
const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'] as const;

interface World {
  readonly units: ReadonlyMap<string, UnitState>;
  readonly posts: ReadonlyMap<string, PostState>;
  readonly points: ReadonlyMap<string, ServicePointState>;
}

const code = fc.constantFrom(...codes);
const fresh = fc.constantFrom('N1', 'N2', 'N3', 'N4');
const anyCode = fc.oneof(code, fresh);
const newUnit = fc.record({ code: fresh, parentCode: fc.option(anyCode) }).map((given) => ({
  ...given,
  name: `Xã ${given.code}`,
  kind: 'xa',
  areaKm2: null,
}));
const placement = fc.record({ rest: fc.option(fc.record({ to: fc.option(anyCode) }), { nil: undefined }) });
const step = fc.oneof(
  newUnit.map((unit) => ({ kind: 'create', unit })),
  fc.record({ kind: fc.constant('rename'), unitCode: anyCode, name: fc.constantFrom('Xã Một', 'Xã Hai') }),
  fc.record({ kind: fc.constant('re-parent'), unitCode: anyCode, parentCode: fc.option(anyCode) }),
  fc.record({
    kind: fc.constant('merge'),
    unitCodes: fc.array(anyCode, { minLength: 1, maxLength: 3 }),
    into: fc.oneof(anyCode, newUnit),
    placement,
  }),
  fc.record({
    kind: fc.constant('split'),
    unitCode: anyCode,
    into: fc.array(newUnit, { minLength: 1, maxLength: 2 }),
    keeps: fc.boolean(),
    placement,
  }),
  fc.record({ kind: fc.constant('dissolve'), unitCode: anyCode, placement }),
);
const changes = fc.array(
  fc.record({ on: fc.constantFrom(...days), steps: fc.array(step, { minLength: 1, maxLength: 3 }) }),
  { minLength: 1, maxLength: 8 },
);

describe('whatever is asked of an organisation', () => {
  it('stays one: no circle, nobody and nothing left hanging, no code twice, one head at a time', () => {
    let acceptedChanges = 0;
    fc.assert(
      fc.property(changes, (asked) => {
        let last = 0;
        let world = beginning();
        for (const { on, steps } of asked) {
          const parsed = steps.map((each): ChangeStep => changeStep.parse(each));
          const decision = decideChange(
            {
              units: world.units.values(),
              posts: [...world.posts.values()].filter(({ validTo }) => validTo === null || validTo > on),
              servicePoints: [...world.points.values()].filter(
                ({ validTo }) => validTo === null || validTo > on,
              ),
              substitutions: [],
              matters: [],
            },
            { effectiveOn: on, legalBasis: '01/NQ-HĐND', steps: parsed },
            () => `new-${++last}`,
          );
          if (!decision.ok) continue;
          acceptedChanges += 1;
          world = after(world, decision.value);
          expect(faultsOf(world)).toEqual([]);
        }
      }),
      { numRuns: 1500 },
    );
    // A property that refused everything would hold as well.
    expect(acceptedChanges).toBeGreaterThan(300);
  });
});

function beginning(): World {
  const units = codes.map((each, index): UnitState => ({
    unitId: `id-${each}`,
    code: each,
    name: `Xã ${each}`,
    kind: 'xa',
    parentId: index === 0 ? null : index < 4 ? 'id-P' : 'id-C',
    names: [],
    parents: [],
    validFrom: null,
    validTo: null,
    areaKm2: null,
    illustrative: false,
    predecessorIds: [],
  }));
  const posts = (['A', 'B', 'D'] as const).flatMap((each) =>
    (['head', 'staff'] as const).map((role): PostState => ({
      postId: `${role}-${each}`,
      officialId: `id-${role}-${each}`,
      officialCode: `${role}-${each}`,
      unitId: `id-${each}`,
      role,
      validFrom: '2025-07-01',
      validTo: null,
      legalBasis: null,
      illustrative: false,
    })),
  );
  const points = (['B', 'E'] as const).map((each): ServicePointState => ({
    servicePointId: `hall-${each}`,
    code: `hall-${each}`,
    name: 'Bộ phận Một cửa',
    kind: 'point',
    pointId: null,
    units: [{ since: null, unitId: `id-${each}` }],
    validFrom: null,
    validTo: null,
    illustrative: false,
  }));
  return {
    units: new Map(units.map((unit) => [unit.unitId, unit])),
    posts: new Map(posts.map((post) => [post.postId, post])),
    points: new Map(points.map((point) => [point.servicePointId, point])),
  };
}

function after(world: World, { units, posts, servicePoints }: ChangeDecision): World {
  return {
    units: new Map([...world.units, ...units.map((unit) => [unit.unitId, unit] as const)]),
    posts: new Map([...world.posts, ...posts.map((post) => [post.postId, post] as const)]),
    points: new Map([
      ...world.points,
      ...servicePoints.map((point) => [point.servicePointId, point] as const),
    ]),
  };
}

interface Interval {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

const within = (inner: Interval, outer: Interval) =>
  (inner.validFrom ?? '') >= (outer.validFrom ?? '') && (inner.validTo ?? '9') <= (outer.validTo ?? '9');
const on = (each: Interval, day: string) => (each.validFrom ?? '') <= day && day < (each.validTo ?? '9');

/** Everything that is wrong with a world, looked at day by day and without the code under test but for `parentOn`. */
function faultsOf({ units, posts, points }: World): string[] {
  const all = [...units.values()];
  const faults: string[] = [];
  if (new Set(all.map((unit) => unit.code)).size < all.length) faults.push('a code twice');
  for (const unit of all) {
    if (unit.validFrom !== null && unit.validTo !== null && unit.validFrom >= unit.validTo) {
      faults.push(`${unit.code} has no day`);
    }
  }
  for (const day of ['2025-12-31', ...days, '2026-12-31']) {
    for (const unit of all.filter((each) => on(each, day))) {
      const line = [unit.unitId];
      for (let up = parentOn(unit, day); up !== null; up = parentOn(units.get(up) ?? unit, day)) {
        const parent = units.get(up);
        if (!parent || !on(parent, day)) faults.push(`${unit.code} hangs on ${day}`);
        if (line.includes(up)) faults.push(`${unit.code} lies below itself on ${day}`);
        if (faults.length > 0) break;
        line.push(up);
      }
      const heads = [...posts.values()].filter(
        (post) => post.unitId === unit.unitId && post.role === 'head' && on(post, day),
      );
      if (heads.length > 1) faults.push(`${unit.code} has two heads on ${day}`);
    }
  }
  for (const post of posts.values()) {
    const unit = units.get(post.unitId);
    if (!unit || !within(post, unit)) faults.push(`the post ${post.postId} hangs`);
  }
  for (const point of points.values()) {
    for (const period of unitPeriods(point)) {
      const unit = units.get(period.unitId);
      if (!unit || !within(period, unit)) faults.push(`the service point ${point.code} hangs`);
    }
  }
  return faults;
}
