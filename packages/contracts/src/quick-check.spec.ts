import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { eventDefinitions } from './events/registry.js';
import { ratingRevisedV1 } from './events/feedback/rating-revised.v1.js';
import { serviceCountedV1 } from './events/feedback/service-counted.v1.js';
import { quickCheckOf } from './quick-check.js';

const id = '3b241101-e2bb-4255-8caf-4136c566a962';
const examples = [
  {
    name: 'a revision',
    schema: ratingRevisedV1.data,
    data: {
      ...{ ratingId: id, unitId: id, officialId: null, servicePoint: null, procedureGroup: 'land' },
      ...{ outcome: 'approved', channel: 'web', assurance: 'ballot', day: '2026-11-23', setCode: 'sipas' },
      ...{ setVersion: 1, levels: { access: 5, result: 1 }, illustrative: true, revision: 1 },
    },
  },
  {
    name: 'what was served',
    schema: serviceCountedV1.data,
    data: {
      ...{ unitId: id, officialId: id, procedureGroup: 'land', outcome: 'refused', day: '2026-11-23' },
      ...{ closed: 40, invited: -3, onTime: 0, missingPhone: 1, invalidPhone: 2 },
    },
  },
];

/** What stands at the edges of the contracts' types, and beyond them. */
const odd: readonly unknown[] = [
  ...[null, true, '', 'web', 'land', 'ballot', 'a--b', 'A', id, id.toUpperCase(), `${id}\n`, '2026-02-29'],
  ...['2026-02-28', '2026-11-23T02:00:00.000Z', '2026-11-23T02:00:00', 'x'.repeat(64), 'x'.repeat(65)],
  ...[0, -0, 1, 5, 6, 2.5, -1, 1e308, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1],
  ...[[], [1, 2, 3, 4, 5], {}, { access: 5 }, { access: 6 }, { 'Not a code': 1 }],
  JSON.parse('{"__proto__": 1}'),
];
const anything = fc.oneof(fc.constantFrom(...odd), fc.jsonValue());

/** Yes is never said of what the schema refuses, or would give back changed. */
function expectAgreement(schema: z.ZodType, value: unknown): void {
  if (!quickCheckOf(schema)(value)) return;
  expect(schema.safeParse(value)).toStrictEqual({ success: true, data: value });
}

describe('a quick check', () => {
  it.each(examples)('says yes to $name, and never where the schema would not', ({ schema, data }) => {
    const isValid = quickCheckOf(schema);
    expect(isValid(data)).toBe(true);
    const names = fc.constantFrom(...Object.keys(data), 'surplus');
    fc.assert(
      fc.property(names, anything, (name, value) => {
        expectAgreement(schema, { ...data, [name]: value });
        expectAgreement(schema, Object.fromEntries(Object.entries(data).filter(([own]) => own !== name)));
      }),
      { numRuns: 2_000, seed: 20_261_127 },
    );
  });

  it('never says yes to what an event’s own contract refuses', () => {
    fc.assert(
      fc.property(fc.constantFrom(...eventDefinitions), anything, ({ data }, value) =>
        expectAgreement(data, value),
      ),
      { numRuns: 2_000, seed: 20_261_127 },
    );
  });

  const kinds: readonly z.ZodType[] = [
    z.uuid(),
    z.uuidv4(),
    z.iso.date(),
    z.iso.datetime(),
    z.string().min(1).max(64),
    z.string().startsWith('/'),
    z.string().trim(),
    z.coerce.number(),
    z.int().min(1).max(5),
    z.number().gt(0).lt(1),
    z.boolean(),
    z.enum(['web', 'land']),
    z.literal('ballot'),
    z.array(z.int()).length(5),
    z.record(z.string().regex(/^[a-z]+$/), z.int().max(5)).refine((value) => 'access' in value),
    z.object({ access: z.int().optional() }),
    z.looseObject({ access: z.int() }),
    z.int().nullable(),
    z.base64url(),
    z.string().transform((text) => text.length),
    z.union([z.string(), z.int()]),
  ];

  it('agrees with every kind of schema about everything odd', () => {
    for (const schema of kinds) for (const value of odd) expectAgreement(schema, value);
  });
});
