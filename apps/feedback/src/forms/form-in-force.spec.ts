import { describe, expect, it } from '@jest/globals';
import type { Form } from '@namkhong/contracts/http/feedback-forms';
import { formInForce } from './form-in-force.js';

const text = { vi: 'Câu', en: 'Text' };
const questions: Form['questions'] = [
  {
    ...{ code: 'q', question: text, choose: 'one', askedWhen: [] },
    options: [
      { code: 'a', label: text },
      { code: 'b', label: text },
    ],
  },
];
const form = (formId: string, change: Partial<Form> = {}): Form => ({
  ...{ formId, unitId: null, procedureGroup: null, validFrom: '2026-01-01', title: text, basis: '1/KH' },
  questions,
  ...change,
});

describe('the form in force', () => {
  const asked = { unitIds: ['ward', 'city'], procedureGroup: 'land' };
  const idOf = (forms: Form[], day: `${string}-${string}-${string}` = '2026-11-24') =>
    formInForce(forms, asked, day)?.formId;

  it('is that of the nearest unit, its group before all groups, the last to begin', () => {
    const whole = form('1');
    const city = form('2', { unitId: 'city' });
    const ward = form('3', { unitId: 'ward' });
    const land = form('4', { unitId: 'ward', procedureGroup: 'land' });
    const later = form('5', { unitId: 'ward', procedureGroup: 'land', validFrom: '2026-12-01' });
    const other = form('6', { unitId: 'elsewhere' });
    expect(idOf([])).toBeUndefined();
    expect(idOf([other])).toBeUndefined();
    expect(idOf([whole, other])).toBe('1');
    expect(idOf([city, whole])).toBe('2');
    expect(idOf([ward, city, whole])).toBe('3');
    expect(idOf([land, later, ward, city])).toBe('4');
    expect(idOf([land, later, ward, city], '2026-12-01')).toBe('5');
    expect(idOf([form('8'), form('7')])).toBe('8');
  });

  it('is none where the nearest one asks nothing, or none has begun', () => {
    expect(idOf([form('1'), form('2', { unitId: 'ward', questions: [] })])).toBeUndefined();
    expect(idOf([form('1', { validFrom: '2026-11-25' })])).toBeUndefined();
  });
});
