import { describe, expect, it } from '@jest/globals';
import {
  deadlinePointOf,
  nationalCalendar,
  WorkingCalendar,
  type CalendarVersion,
  type DeadlineRule,
} from '@namkhong/domain';
import { composeCalendars } from './compose-calendars.js';
import { planMoves } from './plan-moves.js';

const storm: CalendarVersion = {
  from: '2026-12-01',
  to: '2026-12-08',
  legalBasis: ['Công điện 01/CĐ-UBND'],
  week: [{ weekdays: [1, 2, 3, 4, 5], spans: [{ from: '07:30', to: '11:30' }] }],
  daysOff: [{ on: '2026-12-02', kind: 'holiday', name: 'Bão' }],
  swaps: [],
  provisional: false,
};
const week = (...weekdays: number[]) => ({
  ...storm,
  daysOff: [],
  week: [{ weekdays, spans: storm.week[0]!.spans }],
});
const plan = (rule: DeadlineRule, change: CalendarVersion, dueOn: string, today = '2026-11-25') =>
  planMoves(
    [{ deadlineId: 'd', unitId: 'u', rule, dueOn }],
    new Map([['u', nationalCalendar]]),
    new Map([['u', new WorkingCalendar([change], nationalCalendar)]]),
    today,
  );
/** 10 working days from Monday 23 November: 8 December; 7 of them: 3 December. */
const rule = (count: number): DeadlineRule => ({
  kind: 'working-days',
  from: '2026-11-23',
  count,
  pauses: [],
});

describe('planMoves', () => {
  it('moves an hour too, by the working time that is left', () => {
    // Six hours from half past seven; with mornings alone and a day off the last two are those of Thursday.
    const hours: DeadlineRule = { kind: 'working-hours', from: '2026-12-01T00:30:00.000Z', count: 6 };
    const { on, at } = deadlinePointOf(nationalCalendar, hours);
    expect(on).toBe('2026-12-01');
    const open = [{ deadlineId: 'd', unitId: 'u', rule: hours, dueOn: on, dueAt: at }];
    const after = new Map([['u', new WorkingCalendar([storm], nationalCalendar)]]);
    expect(planMoves(open, new Map([['u', nationalCalendar]]), after, '2026-11-25')).toEqual([
      {
        ...{ deadlineId: 'd', unitId: 'u', from: '2026-12-01', to: '2026-12-03' },
        at: new Date('2026-12-03T02:30:00.000Z'),
      },
    ]);
  });

  it('moves what the closed day lies within, and nothing else', () => {
    expect(plan(rule(10), storm, '2026-12-08')).toEqual([
      { deadlineId: 'd', unitId: 'u', from: '2026-12-08', to: '2026-12-09' },
    ]);
    // 25, 26, 27, 30 November, 1 December.
    expect(plan(rule(5), storm, '2026-12-01')).toEqual([]);
    expect(plan({ kind: 'fixed', on: '2026-12-02' }, storm, '2026-12-02')).toEqual([]);
  });

  it('leaves a date that differs for another reason and that the change does not touch', () => {
    expect(plan(rule(5), storm, '2026-12-20')).toEqual([]);
  });

  it('shortens a deadline, but never to today or before', () => {
    const saturdays = week(1, 2, 3, 4, 5, 6);
    expect(plan(rule(10), saturdays, '2026-12-08')).toMatchObject([{ to: '2026-12-07' }]);
    expect(plan(rule(10), saturdays, '2026-12-08', '2026-12-06')).toMatchObject([{ to: '2026-12-07' }]);
    expect(plan(rule(10), saturdays, '2026-12-08', '2026-12-07')).toEqual([]);
  });

  it('lengthens one that has passed: the day was closed after all', () => {
    expect(plan(rule(10), storm, '2026-12-08', '2026-12-10')).toMatchObject([{ to: '2026-12-09' }]);
  });
});

describe('composeCalendars', () => {
  const version = (versionId: string, ordinal: number, ...weekdays: number[]) => ({
    ...week(...weekdays),
    versionId,
    ordinal,
  });
  const worksOnSaturday = (unitId: string, placed: Parameters<typeof composeCalendars>[1]) =>
    composeCalendars([unitId], placed).get(unitId)?.isWorkingDay('2026-12-05');

  it('lets the nearer unit replace the farther, and the later version the earlier', () => {
    const everywhere = { ofUnit: null, height: 0, version: version('a', 9, 1, 2, 3, 4, 5, 6) };
    const province = { ofUnit: 'u', height: 2, version: version('b', 7, 1, 2, 3, 4, 5) };
    const own = { ofUnit: 'u', height: 0, version: version('c', 1, 6) };
    const later = { ofUnit: 'u', height: 0, version: version('d', 2, 1) };
    expect(worksOnSaturday('u', [])).toBe(false);
    expect(worksOnSaturday('u', [everywhere])).toBe(true);
    expect(worksOnSaturday('u', [province, everywhere])).toBe(false);
    expect(worksOnSaturday('u', [own, province, everywhere])).toBe(true);
    expect(worksOnSaturday('u', [later, own, province, everywhere])).toBe(false);
    expect(worksOnSaturday('other', [later, own, province, everywhere])).toBe(true);
  });

  it('makes one calendar for all units under the same versions', () => {
    const calendars = composeCalendars(['u', 'v'], []);
    expect(calendars.get('u')).toBe(calendars.get('v'));
  });
});
