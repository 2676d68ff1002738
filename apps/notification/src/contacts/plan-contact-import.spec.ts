import { describe, expect, it } from '@jest/globals';
import { maskEmail } from './mask-email.js';
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
      { officials, reached: new Map() },
    );
    expect(plan.changed).toEqual([{ officialId: 'id-1', phone: '+84599000001', email: null }]);
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
      reached: new Map([['id-1', { phone: '+84599000001', email: 'a@example.vn' }]]),
    });
    expect(plan).toMatchObject({ changed: [], accepted: 0, unchanged: 1 });
  });
});

describe('the column email', () => {
  const reached = new Map([['id-1', { phone: '+84599000001', email: 'a@example.vn' }]]);
  const withEmail = (email: string) => ({
    line: 2,
    value: { official_code: 'CB-1', phone: '0599000001', email },
  });

  it.each([
    ['b@Example.VN ', 'b@example.vn'],
    ['', null],
  ])('%j becomes %j', (given, email) => {
    const { changed } = planContactImport([withEmail(given)], { officials, reached });
    expect(changed).toEqual([{ officialId: 'id-1', phone: '+84599000001', email }]);
  });

  it.each(['b', 'b@', 'a@example.vn, c@example.vn', 'a@example.vn\r\nBcc: c@example.vn'])(
    'refuses %j',
    (given) => {
      const { rejected } = planContactImport([withEmail(given)], { officials, reached });
      expect(rejected.map(({ reason }) => reason.code)).toEqual(['email-not-an-address']);
    },
  );

  it('is shown by its first letter and its domain', () => {
    expect(maskEmail('nguoi.thu@example.vn')).toBe('n•••@example.vn');
  });
});

describe('maskPhone', () => {
  it('shows the country and the last four digits', () => {
    expect(maskPhone('+84599001234')).toBe('+84•••••1234');
  });
});
