import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shareOf, type SamplingRule } from './choose-rule.js';
import { isDrawn } from './draw.js';

const seed = Buffer.alloc(32, 3);
const codes = Array.from(
  { length: 10_000 },
  (_, n) => `H12.05.00.000-2026-01-15-${String(n).padStart(4, '0')}`,
);

describe('isDrawn', () => {
  it('is the published formula', () => {
    const [code = ''] = codes;
    const lot = Number.parseInt(createHmac('sha256', seed).update(code).digest('hex').slice(0, 8), 16);
    expect(isDrawn(seed, code, 3_000)).toBe(lot * 10_000 < 3_000 * 2 ** 32);
  });

  it('draws everybody at the full share, and whom a smaller share draws at any larger one', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.integer({ min: 1, max: 9_999 }),
        (bytes, share) => {
          const drawn = (size: number) =>
            codes.slice(0, 50).map((code) => isDrawn(Buffer.from(bytes), code, size));
          expect(drawn(10_000)).not.toContain(false);
          const [few, more] = [drawn(share), drawn(share + 1)];
          few.forEach((isIn, index) => expect(isIn && !more[index]).toBe(false));
        },
      ),
    );
  });

  it('comes within five standard errors of the share', () => {
    for (const share of [100, 3_000, 9_000]) {
      const p = share / 10_000;
      const drawn = codes.filter((code) => isDrawn(seed, code, share)).length;
      expect(Math.abs(drawn - 10_000 * p)).toBeLessThan(5 * Math.sqrt(10_000 * p * (1 - p)));
    }
  });
});

describe('shareOf', () => {
  const rule = (change: Partial<SamplingRule>): SamplingRule => ({
    ruleId: 'rule',
    unitId: null,
    officialId: null,
    share: 1,
    validFrom: '2026-01-01',
    basis: '15/KH-UBND',
    ...change,
  });
  const served = { officialId: 'official', unitIds: ['ward', 'province'] };
  const rules = [
    rule({ share: 1_000 }),
    rule({ share: 2_000, unitId: 'province' }),
    rule({ share: 3_000, unitId: 'ward', validFrom: '2026-03-01' }),
    rule({ share: 4_000, unitId: 'ward', officialId: 'official', validFrom: '2026-05-01' }),
    rule({ share: 5_000, unitId: 'elsewhere', officialId: 'official' }),
  ];

  it.each([
    ['2025-12-31', 10_000],
    ['2026-02-01', 2_000],
    ['2026-03-01', 3_000],
    ['2026-05-01', 4_000],
  ])('on %s is %i', (day, share) => {
    expect(shareOf(rules, served, day)).toBe(share);
  });

  it('goes by the rule that began last', () => {
    const later = [
      ...rules,
      rule({ share: 10_000, unitId: 'ward', officialId: 'official', validFrom: '2026-06-01' }),
    ];
    expect(shareOf(later, served, '2026-06-01')).toBe(10_000);
    expect(shareOf(later, { officialId: null, unitIds: ['other'] }, '2026-06-01')).toBe(1_000);
  });
});
