import { describe, expect, it } from '@jest/globals';
import type { ActField } from './act.js';
import { bodyOf, missingFields } from './act-body.js';

const fields: readonly ActField[] = [
  { name: 'reason', label: 'Lý do', kind: 'lines' },
  { name: 'workingDays', label: 'Số ngày', kind: 'whole' },
  { name: 'until', label: 'Đến ngày', kind: 'date', optional: true },
  { name: 'final', label: 'Dứt điểm', kind: 'yes-no' },
  { name: 'evidence', label: 'Minh chứng', kind: 'evidence', optional: true },
];

describe('the body of an act', () => {
  it('has texts trimmed and composed, numbers as numbers, and nothing empty', () => {
    const decomposed = ' Đợi tàu '.normalize('NFD');
    expect(bodyOf(fields, { reason: decomposed, workingDays: '12', until: ' ', evidence: [] })).toEqual({
      reason: 'Đợi tàu'.normalize('NFC'),
      workingDays: 12,
      final: false,
    });
  });

  it('leaves a number that is none to the service, which says what is wrong', () => {
    expect(bodyOf(fields, { workingDays: 'mười' })).toMatchObject({ workingDays: 'mười' });
  });

  it('names what must not be empty', () => {
    expect(missingFields(fields, { reason: '  ', workingDays: '3' })).toEqual(['reason']);
    expect(missingFields(fields, { reason: 'x', workingDays: '3', final: true })).toEqual([]);
  });
});
