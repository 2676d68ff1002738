import { describe, expect, it } from '@jest/globals';
import { isInOwnLine } from './own-line.js';

const subject = { unitId: 'desk', ancestorIds: ['ward', 'province'], officialId: 'official' };
const reviewer = (units: (string | null)[], officialId?: string) => ({ officialId, units });

describe('a reviewer’s own line', () => {
  it('is the subject itself, its unit, and every unit above it', () => {
    expect(isInOwnLine(reviewer([], 'official'), subject)).toBe(true);
    for (const unit of ['desk', 'ward', 'province', null]) {
      expect(isInOwnLine(reviewer([unit]), subject)).toBe(true);
    }
  });

  it('is no unit beside it or below it, and nobody else', () => {
    expect(isInOwnLine(reviewer(['other ward', 'room'], 'other official'), subject)).toBe(false);
    expect(isInOwnLine(reviewer([]), subject)).toBe(false);
    expect(isInOwnLine(reviewer([]), { ...subject, officialId: null })).toBe(false);
  });
});
