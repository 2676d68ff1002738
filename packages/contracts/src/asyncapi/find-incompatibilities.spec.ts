import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { findIncompatibilities } from './find-incompatibilities.js';
import { toWireSchema } from './json-schema.js';

const published = z.object({
  id: z.uuid(),
  kind: z.enum(['web', 'kiosk']),
  counts: z.array(z.int().min(0)),
  note: z.string().nullable(),
});

const against = (current: z.ZodType) => findIncompatibilities(toWireSchema(published), toWireSchema(current));

describe('findIncompatibilities', () => {
  it('finds none in the same schema', () => {
    expect(against(published)).toEqual([]);
  });

  it('allows a new optional property', () => {
    expect(against(published.extend({ place: z.string().optional() }))).toEqual([]);
  });

  it.each([
    ['a new required property', published.extend({ place: z.string() }), 'data.place: is required now'],
    ['a removed property', published.omit({ note: true }), 'data.note: was removed'],
    ['a property that may be missing now', published.partial({ id: true }), 'data.id: was required'],
    ['another type', published.extend({ id: z.int() }), 'data.id: type was "string", is "integer"'],
    [
      'another value in an enum',
      published.extend({ kind: z.enum(['web', 'kiosk', 'sms']) }),
      'data.kind: enum was',
    ],
    [
      'a narrower range',
      published.extend({ counts: z.array(z.int().min(1)) }),
      'data.counts[]: minimum was 0, is 1',
    ],
    ['a lost null', published.extend({ note: z.string() }), 'data.note'],
  ])('refuses %s', (_, current, breach) => {
    expect(against(current).join('\n')).toContain(breach);
  });
});
