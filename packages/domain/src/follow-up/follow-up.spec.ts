import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/civil-date.js';
import { FourWayCounter, followUpRatios } from './four-way.js';
import { selfClosedStanding, standings, verifiedStanding } from './standing.js';

describe('the standing of a task', () => {
  it.each([
    // due, claimed, accepted, today → by the unit's word, verified
    ['2026-11-23', null, false, '2026-11-23', 'open-in-time', 'open-in-time'],
    ['2026-11-23', null, false, '2026-11-24', 'open-overdue', 'open-overdue'],
    ['2026-11-23', '2026-11-23', false, '2026-12-31', 'done-in-time', 'open-in-time'],
    ['2026-11-23', '2026-11-24', false, '2026-12-31', 'done-late', 'open-overdue'],
    ['2026-11-23', '2026-11-23', true, '2026-12-31', 'done-in-time', 'done-in-time'],
    ['2026-11-23', '2026-11-24', true, '2026-12-31', 'done-late', 'done-late'],
    [null, null, false, '2030-01-01', 'open-in-time', 'open-in-time'],
    [null, '2029-01-01', true, '2030-01-01', 'done-in-time', 'done-in-time'],
  ] as const)(
    'due %s, claimed %s, accepted %s, on %s: %s, %s',
    (dueOn, claimedOn, accepted, today, own, verified) => {
      const task = { dueOn, claimedOn, accepted };
      expect([selfClosedStanding(task, today), verifiedStanding(task, today)]).toEqual([own, verified]);
    },
  );

  it('never gets worse while a claim waits, and is late in both views or in neither', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-11-01', days));
    fc.assert(
      fc.property(day, day, day, day, fc.boolean(), (dueOn, claimedOn, today, later, accepted) => {
        const task = { dueOn, claimedOn, accepted };
        expect(verifiedStanding(task, later)).toBe(verifiedStanding(task, today));
        const isLate = (standing: string) => /late|overdue/.test(standing);
        expect(isLate(selfClosedStanding(task, today))).toBe(isLate(verifiedStanding(task, today)));
      }),
    );
  });
});

describe('published ratios', () => {
  it('are those of the Government Office for 2017', () => {
    const counts = { doneInTime: 14_068, doneLate: 1_983, openInTime: 5_640, openOverdue: 223 };
    expect(followUpRatios(counts)).toEqual({
      total: 21_914,
      due: 16_274,
      done: '98.62',
      doneInTime: '86.44',
      overdue: '1.38',
    });
  });

  it('say nothing where nothing was due', () => {
    expect(followUpRatios({ doneInTime: 0, doneLate: 0, openInTime: 7, openOverdue: 0 })).toEqual({
      total: 7,
      due: 0,
      done: null,
      doneInTime: null,
      overdue: null,
    });
  });

  it('are never kinder than the counts by as much as a hundredth, and add up to a hundred', () => {
    const count = fc.nat(2_000_000_000);
    fc.assert(
      fc.property(count, count, count, count, (doneInTime, doneLate, openInTime, openOverdue) => {
        const { done, overdue, due } = followUpRatios({ doneInTime, doneLate, openInTime, openOverdue });
        if (done === null || overdue === null) return expect(due).toBe(0);
        const hundredths = (text: string) => BigInt(text.replace('.', ''));
        const exact = BigInt(doneInTime + doneLate) * 10_000n;
        expect(hundredths(done) * BigInt(due) <= exact).toBe(true);
        expect((hundredths(done) + 1n) * BigInt(due) > exact).toBe(true);
        expect(hundredths(done) + hundredths(overdue)).toBe(10_000n);
      }),
    );
  });

  it('count each standing once', () => {
    const counter = new FourWayCounter();
    for (const standing of standings) counter.add(standing);
    expect(counter.total).toEqual({ doneInTime: 1, doneLate: 1, openInTime: 1, openOverdue: 1 });
  });
});
