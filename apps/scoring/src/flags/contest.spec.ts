import { describe, expect, it } from '@jest/globals';
import type { Grant, GrantableRole, ReviewerPlace } from '@namkhong/domain';
import { contestRole, isInLine } from './contest.js';

const line = { unitId: 'ward', aboveIds: ['province'], belowIds: ['hamlet'] };
const official = { subject: { kind: 'official', unitId: 'ward', officialId: 'an' } } as const;
const unit = { subject: { kind: 'unit', unitId: 'ward' } } as const;

function grantOf(role: GrantableRole, unitId: string | null, change: Partial<Grant> = {}): Grant {
  return { role, unitId, officialId: null, validFrom: '2026-01-01', validTo: null, ...change };
}

describe('whoever may contest', () => {
  const role = (flag: Parameters<typeof contestRole>[0], ...grants: Grant[]) =>
    contestRole(flag, line, grants, '2026-10-06');

  it('is the official, or the head of the unit or of one above', () => {
    expect(role(official, grantOf('official', 'ward', { officialId: 'an' }))).toBe('official');
    expect(role(official, grantOf('official', 'ward', { officialId: 'binh' }))).toBeNull();
    expect(role(unit, grantOf('official', 'ward', { officialId: 'an' }))).toBeNull();
    for (const flag of [official, unit]) {
      expect(role(flag, grantOf('unit-head', 'ward'))).toBe('unit-head');
      expect(role(flag, grantOf('unit-head', 'province'))).toBe('unit-head');
      expect(role(flag, grantOf('unit-head', 'hamlet'))).toBeNull();
      expect(role(flag, grantOf('reviewer', 'ward'))).toBeNull();
    }
  });

  it('holds the right that day', () => {
    expect(role(unit, grantOf('unit-head', 'ward', { validTo: '2026-10-06' }))).toBeNull();
    expect(role(unit, grantOf('unit-head', 'ward', { validTo: '2026-10-07' }))).toBe('unit-head');
    expect(role(unit, grantOf('unit-head', 'ward', { validFrom: '2026-10-07' }))).toBeNull();
  });
});

describe('a reviewer', () => {
  it.each<[string, ReviewerPlace, boolean]>([
    ['who is the official', { officialId: 'an', units: [] }, true],
    ['of the same unit', { officialId: 'binh', units: ['ward'] }, true],
    ['of a unit above', { officialId: undefined, units: ['elsewhere', 'province'] }, true],
    ['of a unit below', { officialId: 'binh', units: ['hamlet'] }, true],
    ['who heads everything', { officialId: undefined, units: [null] }, true],
    ['from elsewhere', { officialId: 'binh', units: ['elsewhere'] }, false],
    ['of no unit', { officialId: undefined, units: [] }, false],
  ])('%s', (_, reviewer, expected) => {
    expect(isInLine(official, line, reviewer)).toBe(expected);
  });
});
