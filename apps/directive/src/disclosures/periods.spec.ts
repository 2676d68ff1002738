import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '@namkhong/domain';
import { periodsBegun, type Frequency, type PeriodRule } from './periods.js';

const rule = (
  frequency: Frequency,
  after: 'period-start' | 'period-end',
  change: Partial<PeriodRule> = {},
) => ({
  frequency,
  due: { after },
  validFrom: '2026-02-10',
  validTo: null,
  ...change,
});
const named = (...parameters: Parameters<typeof periodsBegun>) =>
  periodsBegun(...parameters).map(({ period, countedFrom }) => `${period} from ${countedFrom}`);

describe('periodsBegun', () => {
  it.each<[Frequency, 'period-start' | 'period-end', string[]]>([
    ['once', 'period-start', ['2026-02-10 from 2026-02-10']],
    [
      'monthly',
      'period-end',
      [
        '2026-02 from 2026-02-28',
        '2026-03 from 2026-03-31',
        '2026-04 from 2026-04-30',
        '2026-05 from 2026-05-31',
        '2026-06 from 2026-06-30',
      ],
    ],
    ['quarterly', 'period-end', ['2026-Q1 from 2026-03-31', '2026-Q2 from 2026-06-30']],
    ['quarterly', 'period-start', ['2026-Q2 from 2026-04-01', '2026-Q3 from 2026-07-01']],
    ['half-yearly', 'period-end', ['2026-H1 from 2026-06-30']],
    ['half-yearly', 'period-start', ['2026-H2 from 2026-07-01']],
    ['yearly', 'period-end', []],
    ['yearly', 'period-start', []],
  ])('%s, after the %s, from 10 February to 1 July 2026', (frequency, after, expected) => {
    expect(named(rule(frequency, after), null, '2026-07-01')).toEqual(expected);
  });

  it('takes in the whole year whose first day the rule holds', () => {
    const yearly = rule('yearly', 'period-start', { validFrom: '2026-01-01', validTo: '2028-01-01' });
    expect(named(yearly, null, '2030-01-01')).toEqual(['2026 from 2026-01-01', '2027 from 2027-01-01']);
  });

  it('gives the same whether it is asked once or day by day, each period once', () => {
    const frequency = fc.constantFrom<Frequency>('once', 'monthly', 'quarterly', 'half-yearly', 'yearly');
    const after = fc.constantFrom<'period-start' | 'period-end'>('period-start', 'period-end');
    const steps = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(frequency, after, steps, (each, from, days) => {
        const asked = rule(each, from);
        let done: string | null = null;
        const found = days.flatMap((step) => {
          const until = addDays(done ?? '2026-02-10', step);
          const periods = periodsBegun(asked, done, until);
          done = until;
          return periods;
        });
        expect(found).toEqual(periodsBegun(asked, null, done ?? ''));
        expect(new Set(found.map(({ period }) => period)).size).toBe(found.length);
      }),
    );
  });
});
