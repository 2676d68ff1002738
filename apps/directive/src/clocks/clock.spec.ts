import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, deadlineOf, nationalCalendar } from '@namkhong/domain';
import fc from 'fast-check';
import { decideExtension, findSuspensionFault, isClockOverdue, type RunningClock } from './clock.js';
import { deadlineRuleOf, type ClockUnit, type Limit } from './deadline-rule.js';

const limit = (amount: number, unit: ClockUnit) => ({ amount, unit });
const NOTHING = { added: 0, pauses: [] };
const lastDay = (rule: Limit, from: string, change: Parameters<typeof deadlineRuleOf>[2] = NOTHING) =>
  deadlineOf(nationalCalendar, deadlineRuleOf(rule, from, change));

describe('the last day of a limit', () => {
  it.each([
    // Thirty days from Tuesday 1 September 2026 (Luật Tố cáo 2018, Điều 30): the first day is not counted.
    [limit(30, 'days'), '2026-09-01', '2026-10-01'],
    // Fifteen days from 20 November end on Saturday 5 December, and so on Monday.
    [limit(15, 'days'), '2026-11-20', '2026-12-07'],
    // Five working days from Monday 23 November 2026; Tuesday 24 is free.
    [limit(5, 'working-days'), '2026-11-23', '2026-12-01'],
    // Twelve months from the last day of February of a leap year end on 28 February.
    [limit(12, 'months'), '2028-02-29', '2029-02-28'],
    [limit(12, 'months'), '2026-11-30', '2027-11-30'],
    [limit(1, 'months'), '2026-12-31', '2027-01-31'],
  ])('of %j from %s is %s', (rule, from, expected) => {
    expect(lastDay(rule, from)).toBe(expected);
  });

  it('leaves out the days on which the clock stands still', () => {
    const change = { added: 0, pauses: [{ from: '2026-09-05', to: '2026-09-15' }] };
    // Ten days later than 1 October: Sunday 11, and so Monday 12; months end on the day itself.
    expect(lastDay(limit(30, 'days'), '2026-09-01', change)).toBe('2026-10-12');
    expect(lastDay(limit(1, 'months'), '2026-09-01', change)).toBe('2026-10-11');
  });

  it('of months moves over a pause that its own moving reaches', () => {
    const pauses = [
      { from: '2026-09-05', to: '2026-09-15' },
      { from: '2026-10-05', to: '2026-10-07' },
    ];
    expect(lastDay(limit(1, 'months'), '2026-09-01', { added: 0, pauses })).toBe('2026-10-13');
  });

  it('adds what an extension adds, in the limit’s own unit', () => {
    // Sixty days from 1 September end on Saturday 31 October, and so on Monday 2 November.
    expect(lastDay(limit(30, 'days'), '2026-09-01', { added: 30, pauses: [] })).toBe('2026-11-02');
    expect(lastDay(limit(12, 'months'), '2026-09-01', { added: 1, pauses: [] })).toBe('2027-10-01');
  });

  const days = fc.integer({ min: 0, max: 200 }).map((count) => addDays('2026-01-01', count));
  const pauses = fc.array(
    fc.tuple(days, fc.integer({ min: 1, max: 20 })).map(([from, n]) => ({ from, to: addDays(from, n) })),
    { maxLength: 4 },
  );

  it('of months leaves exactly the months’ days unpaused, whatever the pauses', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 3 }), pauses, (from, amount, stops) => {
        const plain = lastDay(limit(amount, 'months'), from);
        const due = lastDay(limit(amount, 'months'), from, { added: 0, pauses: stops });
        const between = Array.from({ length: daysBetween(from, due) }, (_, i) => addDays(from, i + 1));
        const counted = between.filter((day) => !stops.some((stop) => stop.from <= day && day < stop.to));
        expect(counted).toHaveLength(daysBetween(from, plain));
      }),
    );
  });
});

describe('changing a clock', () => {
  const clock: RunningClock = {
    startedOn: '2026-11-02',
    dueOn: '2026-12-02',
    stoppedOn: null,
    suspensions: [
      {
        from: '2026-11-10',
        to: '2026-11-12',
        reason: 'Chờ giám định',
        decidedAt: '2026-11-10T02:00:00.000Z',
      },
    ],
    extensions: [],
  };

  it.each([
    [{ from: '2026-11-20', to: '2026-11-25', reason: 'Chờ giám định' }, null],
    [{ from: '2026-11-20', to: null, reason: 'Chờ giám định' }, 'suspension-without-end'],
    [{ from: '2026-11-20', to: '2026-11-25', reason: ' ' }, 'suspension-without-reason'],
    [{ from: '2026-11-20', to: '2026-11-20', reason: 'x' }, 'suspension-empty'],
    [{ from: '2026-10-30', to: '2026-11-05', reason: 'x' }, 'suspension-outside-clock'],
    [{ from: '2026-12-03', to: '2026-12-05', reason: 'x' }, 'suspension-outside-clock'],
    [{ from: '2026-11-11', to: '2026-11-15', reason: 'x' }, 'suspension-overlaps'],
  ])('a suspension %j: %s', (asked, fault) => {
    expect(findSuspensionFault(clock, asked)).toBe(fault);
  });

  // Luật Tố cáo 2018, Điều 30: once for a complex matter, twice for a very complex one.
  const rule = {
    extensions: [
      { ground: 'complex', amount: 30, times: 1 },
      { ground: 'very-complex', amount: 30, times: 2 },
    ],
  };
  const used = (ground: string, times: number) => ({
    ...clock,
    extensions: Array.from({ length: times }, () => ({ ground, amount: 30, reason: 'x', decidedAt: '' })),
  });

  it.each([
    [clock, 'complex', '2026-12-02', { amount: 30 }],
    [clock, 'complex', '2026-12-03', 'extension-too-late'],
    [used('complex', 1), 'complex', '2026-11-20', 'extension-used-up'],
    [used('very-complex', 1), 'very-complex', '2026-11-20', { amount: 30 }],
    [used('very-complex', 2), 'very-complex', '2026-11-20', 'extension-used-up'],
    [clock, 'holiday', '2026-11-20', 'extension-ground-unknown'],
    [{ ...clock, stoppedOn: '2026-11-15' }, 'complex', '2026-11-20', 'clock-stopped'],
  ] as const)('%j extended for %s on %s: %j', (running, ground, today, expected) => {
    expect(decideExtension(running, rule, ground, today)).toEqual(expected);
  });

  it('is overdue from the day after its last day, for ever where the step came later', () => {
    expect(isClockOverdue(clock, '2026-12-02')).toBe(false);
    expect(isClockOverdue(clock, '2026-12-03')).toBe(true);
    expect(isClockOverdue({ ...clock, stoppedOn: '2026-12-02' }, '2027-01-01')).toBe(false);
    expect(isClockOverdue({ ...clock, stoppedOn: '2026-12-03' }, '2027-01-01')).toBe(true);
  });
});
