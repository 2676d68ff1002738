import { describe, expect, it } from '@jest/globals';
import { addDays, nationalCalendar, type DeadlineRule } from '@namkhong/domain';
import fc from 'fast-check';
import { suspendDeadline, suspendedUntil } from './suspend-deadline.js';

/** Monday 23 November 2026, 10:00 in Hà Nội; the 24th is a holiday. */
const now = new Date('2026-11-23T03:00:00.000Z');
const suspend = (
  task: { dueOn: string | null; dueAt?: Date | null; dueRule?: DeadlineRule | null },
  until: string,
  at = now,
) => suspendDeadline(nationalCalendar, { dueAt: null, dueRule: null, ...task }, { now: at, until });

describe('a deadline that stands still', () => {
  // Counted on the printed calendar of November and December 2026.
  it.each([
    ['a named day, after the pause', '2026-11-30', '2026-11-27', '2026-12-03'],
    ['a named day within the pause', '2026-11-25', '2026-12-01', '2026-12-02'],
    ['the last day itself: all of it is left', '2026-11-23', '2026-11-25', '2026-11-25'],
  ])('%s', (_, dueOn, until, expected) => {
    expect(suspend({ dueOn }, until)).toMatchObject({ due: { on: expected, at: null } });
  });

  it('a count goes on where it stood, and keeps what stood still before', () => {
    // Ten working days after 9 November: 10–13, 16–20 and 23. Today's is left, and one more for the pause before.
    const before = { from: '2026-11-12', to: '2026-11-13' };
    const dueRule = { kind: 'working-days', from: '2026-11-09', count: 10, pauses: [before] } as const;
    expect(suspend({ dueOn: '2026-11-25', dueRule }, '2026-12-01')).toEqual({
      rule: { ...dueRule, pauses: [before, { from: '2026-11-23', to: '2026-12-01' }] },
      due: { on: '2026-12-02', at: null },
    });
  });

  it('hours go on from the morning on which it runs again, what is left of one counting whole', () => {
    const dueRule = { kind: 'working-hours', from: '2026-11-23T01:00:00.000Z', count: 4 } as const;
    const dueAt = nationalCalendar.addWorkingHours(new Date(dueRule.from), 4);
    const suspended = suspend({ dueOn: '2026-11-23', dueAt, dueRule }, '2026-11-26');
    const left = Math.ceil(nationalCalendar.workingHoursBetween(now, dueAt));
    const morning = new Date('2026-11-26T00:00:00+07:00');
    expect(suspended).toEqual({
      rule: { kind: 'working-hours', from: morning.toISOString(), count: left },
      due: { on: '2026-11-26', at: nationalCalendar.addWorkingHours(morning, left) },
    });
  });

  it.each([
    ['assignment-undated', { dueOn: null }, '2026-11-27'],
    ['suspension-after-deadline', { dueOn: '2026-11-20' }, '2026-11-27'],
    [
      'suspension-after-deadline',
      { dueOn: '2026-11-23', dueAt: new Date('2026-11-23T02:59:00Z') },
      '2026-11-27',
    ],
    ['suspension-empty', { dueOn: '2026-11-30' }, '2026-11-23'],
    ['suspension-empty', { dueOn: '2026-11-30' }, '2026-11-20'],
  ] as const)('is refused: %s', (fault, task, until) => {
    expect(suspend(task, until)).toBe(fault);
  });

  it('is refused where nothing would be paused: a holiday alone', () => {
    const holiday = new Date('2026-11-24T03:00:00.000Z');
    expect(suspend({ dueOn: '2026-11-30' }, '2026-11-25', holiday)).toBe('suspension-empty');
  });

  it('leaves as many working days as were left, never moves back, and cannot be paused twice at once', () => {
    const days = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), fc.boolean(), (ahead, pause, isCounted) => {
        const today = '2026-11-23';
        const counted = { kind: 'working-days', from: '2026-11-20', count: ahead + 1, pauses: [] } as const;
        const dueOn = isCounted
          ? nationalCalendar.addWorkingDays('2026-11-20', ahead + 1)
          : addDays(today, ahead);
        const until = addDays(today, pause);
        const suspended = suspend({ dueOn, dueRule: isCounted ? counted : null }, until);
        if (typeof suspended === 'string') throw new Error(suspended);
        const { rule, due } = suspended;
        const left = nationalCalendar.workingDaysBetween('2026-11-22', dueOn);
        expect(nationalCalendar.workingDaysBetween(addDays(until, -1), due.on)).toBe(left);
        expect(due.on > dueOn).toBe(true);
        expect(suspendedUntil(rule, today)).toBe(until);
        expect(suspendedUntil(rule, until)).toBeNull();
        expect(suspend({ dueOn: due.on, dueRule: rule }, addDays(until, 5))).toBe('suspension-overlaps');
      }),
      { numRuns: 200 },
    );
  });
});
