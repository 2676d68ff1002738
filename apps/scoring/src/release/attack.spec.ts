import { describe, expect, it } from '@jest/globals';
import { combineBlocks, listBlocks } from '@namkhong/domain';
import fc from 'fast-check';
import {
  personOf,
  PrivacyWorld,
  UntrueTellingError,
  type Batch,
  type Tamper,
} from './testing/privacy-world.js';
import { partsOf, type GroupParts, type Part } from './parts.js';
import { isolate, subtractByHand } from './testing/subtraction-attack.js';

const lines: Record<string, string[]> = {
  mot: ['mot', 'huyen', 'tinh'],
  hai: ['hai', 'huyen', 'tinh'],
  ba: ['ba', 'tinh'],
};
const lineOf = (unitId: string) => lines[unitId] ?? [];

const level = fc.integer({ min: 1, max: 5 });
const person = fc.record({
  unit: fc.constantFrom('mot', 'hai', 'ba'),
  month: fc.constantFrom('2026-04-01', '2026-05-01', '2026-06-01'),
  channel: fc.constantFrom('web' as const, 'kiosk' as const, 'qr' as const),
  kind: fc.constantFrom('land' as const, 'civil' as const),
  levels: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(level, level) },
    { weight: 1, arbitrary: fc.tuple(level, fc.constant(0)) },
    { weight: 1, arbitrary: fc.tuple(fc.constant(0), level) },
  ),
});
/** Many people of one kind, so that parts fill up, and a few of any. */
const arrivals = fc
  .tuple(person, fc.integer({ min: 0, max: 13 }), fc.array(person, { maxLength: 5 }))
  .map(([one, count, others]) => [...Array.from({ length: count }, () => one), ...others]);
/** Neighbours mostly: those who came together and were told together. */
const numbers = fc.oneof(
  fc.constant([]),
  fc.array(fc.nat(200), { maxLength: 14 }),
  fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
    .map(([from, count]) => Array.from({ length: count }, (_, index) => from + index)),
);
const batch: fc.Arbitrary<Batch> = fc.record({ arrive: arrivals, toggle: numbers, revise: numbers });
const script = fc.record({
  batches: fc.array(batch, { minLength: 2, maxLength: 9 }),
  closing: fc.integer({ min: 3, max: 9 }),
});

/** Tries everything on everything that a script tells. */
function attack({ batches, closing }: { batches: readonly Batch[]; closing: number }, tamper?: Tamper) {
  const { told } = new PrivacyWorld(lineOf, tamper).play(batches, closing);
  for (const outputs of listBlocks(told)) {
    const isolated = isolate(outputs, 10, personOf) ?? subtractByHand(outputs, 10, personOf);
    if (isolated) return isolated;
  }
  return null;
}

describe('adding and subtracting all that was ever told', () => {
  it('never leaves fewer than ten people, whoever came, left, returned or answered anew in between', () => {
    fc.assert(
      fc.property(script, (each) => {
        expect(attack(each)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('telling closed months by kind of case beside all that', () => {
  /** Few units and much of everything, so that whole months are told. */
  const crowd = fc
    .tuple(person, fc.integer({ min: 8, max: 14 }), fc.integer({ min: 0, max: 3 }))
    .map(([one, count, others]): Batch => {
      const [kind, other] = one.kind === 'land' ? (['land', 'civil'] as const) : (['civil', 'land'] as const);
      const each = {
        ...one,
        unit: 'mot',
        month: '2026-04-01',
        levels: [one.levels[0] || 1, 2] as [number, number],
      };
      return {
        arrive: [
          ...Array.from({ length: count }, () => ({ ...each, kind })),
          ...Array.from({ length: others }, () => ({ ...each, kind: other })),
        ],
        toggle: [],
        revise: [],
      };
    });
  const crowds = fc.array(crowd, { minLength: 2, maxLength: 6 });
  const attackKinds = (batches: readonly Batch[], isAllowed?: () => boolean) => {
    const world = new PrivacyWorld(lineOf).play(batches, batches.length - 1);
    const months = world.tellKinds(isAllowed);
    const isolated = listBlocks(world.told).map((outputs) => isolate(outputs, 10, personOf));
    return { months, isolated: isolated.find((people) => people !== null) ?? null };
  };

  it('leaves nobody either, and is not always refused', () => {
    let months = 0;
    fc.assert(
      fc.property(crowds, (batches) => {
        const outcome = attackKinds(batches);
        months += outcome.months;
        expect(outcome.isolated).toBeNull();
      }),
      { numRuns: 500 },
    );
    expect(months).toBeGreaterThan(0);
  });

  it('would leave somebody, were it enough that every kind has ten', () => {
    const result = fc.check(
      fc.property(crowds, (batches) => attackKinds(batches, () => true).isolated === null),
      { numRuns: 2_000, endOnFailure: true },
    );
    expect(result.errorInstance).toMatchObject({ message: 'Property failed by returning false' });
  });
});

/** Each of these planners is nearly right. An attack that does not find them out proves nothing about ours. */
describe('the attack finds out a planner that', () => {
  const ratedBy = (count: (part: Part) => bigint): Tamper => {
    return (group) => ({
      ...group,
      parts: group.parts.map((part) => {
        const rated = count(part);
        const newcomers = combineBlocks(part.newcomers, part.newcomers, (own) => (own > rated ? own : rated));
        return { ...part, newcomers };
      }),
    });
  };
  const mutants: readonly (readonly [string, Tamper])[] = [
    ['is content with nine newcomers', ratedBy(({ newcomers }) => newcomers.rated + 1n)],
    [
      'takes ten more ratings for ten newcomers',
      ratedBy(({ current, last }) => current.rated - last.content.rated),
    ],
    ['counts whoever left like whoever came', ratedBy(changesOf)],
    ['tells channels apart that it told together', toldApart],
  ];

  it.each(mutants)('%s', (_, tamper) => {
    const result = fc.check(
      fc.property(script, ({ batches }) => !isolatesSomebody(batches, tamper)),
      { numRuns: 2_000, endOnFailure: true },
    );
    expect(result.errorInstance).toMatchObject({ message: 'Property failed by returning false' });
  });

  it('forgets one of two channels in a total, by the simplest of subtractions', () => {
    const total = new Map(Array.from({ length: 23 }, (_, index) => [`${index}`, 1]));
    const part = new Map([...total].slice(0, 20));
    expect(isolate([total, part], 10)).toEqual(['20', '21', '22']);
    expect(subtractByHand([total, part], 10)).toEqual(['20', '21', '22']);
    expect(isolate([total, new Map([...total].slice(0, 13))], 10)).toBeNull();
  });

  it('lets three tellings together say what no two of them do', () => {
    const people = (from: number, to: number) =>
      new Map(Array.from({ length: to - from }, (_, index) => [`${from + index}`, 1]));
    const outputs = [people(0, 20), people(20, 40), people(0, 41)];
    expect(isolate(outputs.slice(0, 2), 10)).toBeNull();
    expect(isolate(outputs, 10)).toEqual(['40']);
  });
});

/** A planner that tells what is not so has not isolated anybody by it: the search goes on. */
function isolatesSomebody(batches: readonly Batch[], tamper: Tamper): boolean {
  try {
    return attack({ batches, closing: batches.length }, tamper) !== null;
  } catch (error) {
    if (error instanceof UntrueTellingError) return false;
    throw error;
  }
}

/** Level by level, how many came and how many left. */
function changesOf({ current, last }: Part): bigint {
  return current.histograms.slice(0, 5).reduce((sum, count, at) => {
    const change = count - (last.content.histograms[at] ?? 0n);
    return sum + (change < 0n ? -change : change);
  }, 0n);
}

function toldApart(group: GroupParts): GroupParts {
  const state = {
    ...group.state,
    released: group.state.released.filter(({ channels }) => channels.length === 1),
  };
  return { ...group, state, parts: partsOf(group.group, state, group.positionOf) };
}
