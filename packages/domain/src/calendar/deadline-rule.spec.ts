import { describe, expect, it } from '@jest/globals';
import { deadlineOf, deadlinePointOf, type DeadlineRule } from './deadline-rule.js';
import { nationalCalendar } from './national-calendar.js';

const pauses = [{ from: '2026-03-03', to: '2026-03-06' }];

describe('deadlineOf', () => {
  // Counted on the printed calendar of 2026.
  it.each<[DeadlineRule, string, string]>([
    [{ kind: 'fixed', on: '2026-11-24' }, '2026-11-24', 'a named date, holiday or not'],
    [{ kind: 'working-days', from: '2026-11-23', count: 10, pauses: [] }, '2026-12-08', 'ten working days'],
    [{ kind: 'working-days', from: '2026-02-27', count: 5, pauses }, '2026-03-11', 'with a pause'],
    [{ kind: 'calendar-days', from: '2026-06-01', count: 30, pauses: [] }, '2026-07-01', 'thirty days'],
    [{ kind: 'calendar-days', from: '2026-01-18', count: 30, pauses: [] }, '2026-02-23', 'ending in Tết'],
    [
      { kind: 'calendar-days', from: '2026-02-20', count: 30, pauses },
      '2026-03-25',
      'thirty days, three paused',
    ],
    [
      { kind: 'working-hours', from: '2026-11-23T09:30:00.000Z', count: 2 },
      '2026-11-25',
      'two hours, over a holiday',
    ],
  ])('%j is %s: %s', (rule, expected) => {
    expect(deadlineOf(nationalCalendar, rule)).toBe(expected);
  });

  it('is an instant where hours are counted, and none where days are', () => {
    // 23 November 2026, 10:00 in Hà Nội; the afternoon begins after lunch.
    const rule = { kind: 'working-hours', from: '2026-11-23T03:00:00.000Z', count: 4 } as const;
    const { on, at } = deadlinePointOf(nationalCalendar, rule);
    const open = (hour: number) => new Date(Date.parse('2026-11-23T00:00:00+07:00') + hour * 3_600_000);
    expect(on).toBe('2026-11-23');
    expect(nationalCalendar.workingHoursBetween(open(10), at ?? open(0))).toBe(4);
    expect(deadlinePointOf(nationalCalendar, { kind: 'fixed', on: '2026-11-24' })).toEqual({
      on: '2026-11-24',
      at: null,
    });
  });

  it('refuses a count that is none', () => {
    const rule = { kind: 'working-days', from: '2026-06-01', count: 0, pauses: [] } as const;
    expect(() => deadlineOf(nationalCalendar, rule)).toThrow(RangeError);
  });
});
