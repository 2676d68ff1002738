import { describe, expect, it } from '@jest/globals';
import { addDays, nationalCalendar } from '@namkhong/domain';
import fc from 'fast-check';
import { periodsToAsk, type DutyTimes } from './decide-periods.js';
import {
  periodAfter,
  periodOf,
  reportDueOn,
  sayPeriod,
  type ReportDueRule,
  type ReportPeriod,
} from './report-periods.js';

const day = (change: Partial<Extract<ReportDueRule, { kind: 'day' }>> = {}): ReportDueRule => ({
  kind: 'day',
  monthsAfter: 0,
  day: 20,
  onClosedDay: 'as-is',
  ...change,
});

describe('periods', () => {
  it.each([
    ['month', '2026-02-10', { name: '2026-02', from: '2026-02-01', last: '2026-02-28' }, 'tháng 2/2026'],
    ['month', '2026-12-31', { name: '2026-12', from: '2026-12-01', last: '2026-12-31' }, 'tháng 12/2026'],
    ['quarter', '2026-11-23', { name: '2026-Q4', from: '2026-10-01', last: '2026-12-31' }, 'quý IV/2026'],
  ] as const)('a %s of %s', (every, on, period, said) => {
    expect(periodOf(every, on)).toEqual(period);
    expect(sayPeriod(period)).toBe(said);
    expect(periodOf(every, periodAfter(every, period).from)).toEqual(periodAfter(every, period));
    expect(addDays(period.last, 1)).toBe(periodAfter(every, period).from);
  });
});

describe('when a report is due', () => {
  // 20 December 2026 is a Sunday; 28 February one too; 1 January 2027 is a holiday and a Friday.
  it.each([
    [day(), '2026-12', '2026-12-20'],
    [day({ onClosedDay: 'before' }), '2026-12', '2026-12-18'],
    [day({ onClosedDay: 'after' }), '2026-12', '2026-12-21'],
    [day({ day: 31 }), '2026-02', '2026-02-28'],
    [day({ day: 31, monthsAfter: 2 }), '2026-12', '2027-02-28'],
    [day({ day: 1, monthsAfter: 1, onClosedDay: 'after' }), '2026-12', '2027-01-04'],
    [{ kind: 'working-days', count: 1 } as const, '2026-12', '2027-01-04'],
    [{ kind: 'working-days', count: 3 } as const, '2026-10', '2026-11-04'],
  ])('%j for %s: %s', (rule, month, expected) => {
    expect(reportDueOn(rule, periodOf('month', `${month}-01`), nationalCalendar)).toBe(expected);
  });
});

describe('the periods to ask about', () => {
  const times: DutyTimes = { every: 'month', leadDays: 10, startsOn: '2026-10-01', endsOn: null };
  const ask = (today: string, change: Partial<DutyTimes> = {}, rule = day()) =>
    periodsToAsk({ ...times, ...change }, today, (period) => reportDueOn(rule, period, nationalCalendar)).map(
      ({ period, dueOn }) => `${period.name} ${dueOn}`,
    );

  it.each([
    ['2026-11-09', {}, []],
    ['2026-11-10', {}, ['2026-11 2026-11-20']],
    ['2026-11-20', {}, ['2026-11 2026-11-20']],
    ['2026-11-21', {}, []],
    ['2026-11-10', { startsOn: '2026-12-01' }, []],
    ['2026-11-10', { startsOn: '2026-11-30' }, ['2026-11 2026-11-20']],
    ['2026-11-10', { endsOn: '2026-10-31' }, []],
    ['2026-11-10', { leadDays: 60 }, ['2026-11 2026-11-20', '2026-12 2026-12-20']],
    ['2026-12-15', { every: 'quarter' as const }, ['2026-Q4 2026-12-20']],
  ] as const)('on %s with %j: %j', (today, change, expected) => {
    expect(ask(today, change)).toEqual(expected);
  });

  it('a report due before its period begins, because the 1st is a Sunday, is asked for in time', () => {
    const firstOrBefore = day({ day: 1, onClosedDay: 'before' });
    expect(ask('2026-10-29', { leadDays: 1 }, firstOrBefore)).toEqual(['2026-11 2026-10-30']);
    expect(ask('2026-10-28', { leadDays: 1 }, firstOrBefore)).toEqual([]);
  });

  it('are all asked about once by whoever looks every day, none before its time and none after its day', () => {
    const rules = fc.oneof(
      fc.record({ kind: fc.constant('working-days' as const), count: fc.integer({ min: 1, max: 40 }) }),
      fc
        .record({ day: fc.integer({ min: 1, max: 31 }), monthsAfter: fc.integer({ min: 0, max: 3 }) })
        .map((part) => day({ ...part, onClosedDay: 'before' })),
    );
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 60 }), (rule, leadDays) => {
        const known = new Map<string, string>();
        const dueOf = (period: ReportPeriod) => {
          const dueOn = known.get(period.name) ?? reportDueOn(rule, period, nationalCalendar);
          known.set(period.name, dueOn);
          return dueOn;
        };
        const asked = new Map<string, string>();
        for (let today = '2026-01-02'; today < '2026-12-01'; today = addDays(today, 1)) {
          for (const { period, dueOn } of periodsToAsk(
            { every: 'month', leadDays, startsOn: '2026-03-01', endsOn: '2026-06-30' },
            today,
            dueOf,
          )) {
            expect(today <= dueOn && dueOn <= addDays(today, leadDays)).toBe(true);
            if (!asked.has(period.name)) asked.set(period.name, today);
          }
        }
        expect([...asked.keys()].sort()).toEqual(['2026-03', '2026-04', '2026-05', '2026-06']);
      }),
      { numRuns: 30, examples: [[day({ day: 1, onClosedDay: 'before' }), 1]] },
    );
  });
});
