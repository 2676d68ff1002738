import { describe, expect, it } from '@jest/globals';
import { maskPhone } from './mask-phone.js';
import { planContactImport } from './plan-contact-import.js';

const officials = new Map([
  ['CB-1', 'id-1'],
  ['CB-2', 'id-2'],
]);
const row = (line: number, official_code: string, phone: string) => ({
  line,
  value: { official_code, phone },
});

describe('planContactImport', () => {
  it('keeps the good rows and names each bad one', () => {
    const plan = planContactImport(
      [
        row(2, 'CB-1', '0599 000 001'),
        row(3, 'CB-9', '0599 000 002'),
        row(4, 'CB-2', '0168 000 0002'),
        row(5, 'CB-2', 'none'),
        row(6, 'CB-1', '+84599000003'),
      ],
      { officials, phones: new Map() },
    );
    expect(plan.changed).toEqual([{ officialId: 'id-1', phone: '+84599000001' }]);
    expect(plan.rejected.map(({ line, reason }) => [line, reason.code])).toEqual([
      [3, 'official-unknown'],
      [4, 'phone-old-eleven-digits'],
      [5, 'phone-not-a-number'],
      [6, 'official-repeated'],
    ]);
  });

  it('changes nothing the second time', () => {
    const plan = planContactImport([row(2, 'CB-1', '0599000001')], {
      officials,
      phones: new Map([['id-1', '+84599000001']]),
    });
    expect(plan).toMatchObject({ changed: [], accepted: 0, unchanged: 1 });
  });
});

describe('maskPhone', () => {
  it('shows the country and the last four digits', () => {
    expect(maskPhone('+84599001234')).toBe('+84•••••1234');
  });
});
