import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from './civil-date.js';
import { nationalCalendar, nationalCalendarVersions } from './national-calendar.js';
import { DayOutsideCalendarError, WorkingCalendar } from './working-calendar.js';

const calendar = nationalCalendar;
/** Local time in Cà Mau. */
const at = (local: string) => new Date(`${local}:00+07:00`);

const day = fc.integer({ min: 0, max: 2700 }).map((days) => addDays('2019-01-01', days));
const count = fc.integer({ min: 0, max: 60 });
const dayPauses = fc.array(
  fc.record({ from: day, length: fc.integer({ min: 0, max: 40 }) }).map(({ from, length }) => ({
    from,
    to: addDays(from, length),
  })),
  { maxLength: 3 },
);
const instant = fc
  .integer({ min: 0, max: 2700 * 96 })
  .map((quarters) => new Date(Date.parse('2019-01-01T00:00:00+07:00') + quarters * 900_000));
/** Quarters of an hour are exact in binary. */
const hours = fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4);
const timePauses = fc.array(
  fc.record({ from: instant, minutes: fc.integer({ min: 0, max: 20_000 }) }).map(({ from, minutes }) => ({
    from,
    to: new Date(from.getTime() + minutes * 60_000),
  })),
  { maxLength: 3 },
);

describe('the national calendar', () => {
  // Independent of the table: the lunar calendar of ICU, reckoned for noon in Vietnam.
  it.each([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])(
    'has the first days of Tết and the tenth of the third month free in %i',
    (year) => {
      const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric' });
      const free = ['1/1', '1/2', '1/3', '3/10'];
      const found: string[] = [];
      for (let date = `${year}-01-01`; date < `${year}-12-31`; date = addDays(date, 1)) {
        if (!free.includes(lunar.format(new Date(`${date}T12:00:00`)))) continue;
        found.push(date);
        expect(calendar.isWorkingDay(date)).toBe(false);
      }
      expect(found).toHaveLength(free.length);
    },
  );

  // Days in the year, less Saturdays and Sundays, less the free weekdays of the announcements; a swap changes nothing.
  it.each([
    [2022, 260 - 11],
    [2023, 260 - 11],
    [2024, 262 - 11],
    [2025, 261 - 11],
    [2026, 261 - 12],
  ])('gives %i its working days: %i', (year, days) => {
    expect(calendar.workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)).toBe(days);
  });

  it('says that 2027 is worked out, not announced', () => {
    expect(nationalCalendarVersions.filter(({ provisional }) => provisional).map(({ from }) => from)).toEqual(
      ['2027-01-01'],
    );
    expect(calendar.knownUntil('2026-11-25')).toBe('2028-01-01');
  });
});

describe('working days', () => {
  // Counted on the printed calendars.
  it.each([
    ['2026-02-13', 1, '2026-02-23', 'over Tết Bính Ngọ'],
    ['2026-02-11', 10, '2026-03-04', 'ten days over Tết Bính Ngọ'],
    ['2025-01-24', 3, '2025-02-05', 'over Tết Ất Tỵ'],
    ['2024-02-07', 1, '2024-02-15', 'over Tết Giáp Thìn, with days made up for on Wednesday'],
    ['2023-04-28', 1, '2023-05-04', 'five days with three feasts on a weekend and a Monday'],
    ['2024-04-26', 1, '2024-05-02', 'over the Monday exchanged'],
    ['2024-05-03', 1, '2024-05-04', 'to the Saturday worked for it'],
    ['2019-01-04', 1, '2019-01-05', 'to a Saturday worked for a day of the year before'],
    ['2026-11-23', 1, '2026-11-25', 'over the day of culture'],
    ['2026-02-23', -1, '2026-02-13', 'backwards over Tết'],
    ['2026-02-18', 0, '2026-02-18', 'none from a holiday'],
  ])('%s + %i is %s: %s', (date, days, expected) => {
    expect(calendar.addWorkingDays(date, days)).toBe(expected);
  });

  it('takes out what is paused', () => {
    // Tuesday 3 to Thursday 5 March do not count: 2, then 6, 9, 10, 11 March.
    const pauses = [{ from: '2026-03-03', to: '2026-03-06' }];
    expect(calendar.addWorkingDays('2026-02-27', 5, pauses)).toBe('2026-03-11');
    expect(calendar.workingDaysBetween('2026-02-27', '2026-03-11', pauses)).toBe(5);
    expect(calendar.workingDaysBetween('2026-02-27', '2026-03-11')).toBe(8);
  });

  it('counts back what it added, whatever is paused', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), dayPauses, (from, days, pauses) => {
        fc.pre(from > '2019-07-01' || days >= 0);
        expect(calendar.workingDaysBetween(from, calendar.addWorkingDays(from, days, pauses), pauses)).toBe(
          days,
        );
      }),
    );
  });

  it('adds in parts what it adds at once, and never ends on a day of rest', () => {
    fc.assert(
      fc.property(day, count, count, dayPauses, (from, a, b, pauses) => {
        const once = calendar.addWorkingDays(from, a + b, pauses);
        expect(calendar.addWorkingDays(calendar.addWorkingDays(from, a, pauses), b, pauses)).toBe(once);
        if (a + b > 0) expect(calendar.isWorkingDay(once)).toBe(true);
      }),
    );
  });

  it('never lets a later beginning, more days or another pause end earlier', () => {
    fc.assert(
      fc.property(day, day, count, dayPauses, (one, other, days, pauses) => {
        const [from, later] = [one, other].sort() as [string, string];
        const end = calendar.addWorkingDays(from, days, pauses);
        expect(calendar.addWorkingDays(later, days, pauses) >= end).toBe(true);
        expect(calendar.addWorkingDays(from, days + 1, pauses) > end).toBe(true);
        expect(calendar.addWorkingDays(from, days) <= end).toBe(true);
      }),
    );
  });
});

describe('working hours', () => {
  it.each([
    ['2026-11-23T08:00', 4, '2026-11-23T14:00', 'over lunch'],
    [
      '2026-11-23T07:30',
      4,
      '2026-11-23T11:30',
      'to the end of the morning, not the beginning of the afternoon',
    ],
    ['2026-11-23T12:15', 1, '2026-11-23T14:30', 'from lunch'],
    ['2026-11-23T16:00', 2, '2026-11-25T08:30', 'over the night and the day of culture'],
    ['2026-02-13T16:30', 1, '2026-02-23T08:00', 'over Tết'],
    ['2026-11-28T09:00', 7.5, '2026-11-30T17:00', 'from a Saturday through Monday'],
    ['2024-05-03T16:30', 1, '2024-05-04T08:00', 'into a Saturday worked in exchange'],
  ])('%s + %d h is %s: %s', (from, length, expected) => {
    expect(calendar.addWorkingHours(at(from), length)).toEqual(at(expected));
    expect(calendar.workingHoursBetween(at(from), at(expected))).toBe(length);
  });

  it('takes out a pause within a day', () => {
    const pauses = [{ from: at('2026-11-23T10:00'), to: at('2026-11-23T15:00') }];
    expect(calendar.addWorkingHours(at('2026-11-23T09:00'), 2, pauses)).toEqual(at('2026-11-23T16:00'));
  });

  it('counts back what it added, adds in parts what it adds at once, and is monotone', () => {
    fc.assert(
      fc.property(instant, hours, hours, timePauses, (from, a, b, pauses) => {
        const once = calendar.addWorkingHours(from, a + b, pauses);
        expect(calendar.workingHoursBetween(from, once, pauses)).toBe(a + b);
        expect(calendar.addWorkingHours(calendar.addWorkingHours(from, a, pauses), b, pauses)).toEqual(once);
        expect(calendar.addWorkingHours(from, a, pauses) <= once).toBe(true);
        const later = new Date(from.getTime() + 1_000_000);
        if (a + b > 0) expect(calendar.addWorkingHours(later, a + b, pauses) >= once).toBe(true);
      }),
    );
  });

  it('gives a plain day its 7.5 hours and a holiday none', () => {
    fc.assert(
      fc.property(day, (date) => {
        const midnight = at(`${date}T00:00`);
        const worked = calendar.workingHoursBetween(midnight, new Date(midnight.getTime() + 86_400_000));
        expect(worked).toBe(calendar.isWorkingDay(date) ? 7.5 : 0);
        expect(localDate(midnight)).toBe(date);
      }),
    );
  });
});

describe('versions', () => {
  const winter = {
    from: '2026-12-01',
    to: '2027-02-01',
    legalBasis: ['01/QĐ-UBND'],
    week: [{ weekdays: [1, 2, 3, 4, 5, 6], spans: [{ from: '08:00', to: '12:00' }] }],
    daysOff: [],
    swaps: [],
    provisional: false,
  };

  it('replaces what was said before for its own days alone', () => {
    const own = new WorkingCalendar([...nationalCalendarVersions, winter]);
    expect(own.addWorkingDays('2026-11-27', 1)).toBe('2026-11-30');
    expect(own.isWorkingDay('2026-12-05')).toBe(true);
    expect(own.isWorkingDay('2027-01-01')).toBe(true);
    expect(own.isWorkingDay('2027-02-06')).toBe(false);
    expect(own.workingHoursBetween(at('2026-11-30T00:00'), at('2026-12-02T00:00'))).toBe(7.5 + 4);
  });

  it('answers nothing beyond its days', () => {
    expect(() => calendar.addWorkingDays('2027-12-30', 2)).toThrow(new DayOutsideCalendarError('2028-01-01'));
    expect(() => calendar.isWorkingDay('2018-12-30')).toThrow(DayOutsideCalendarError);
    expect(() => new WorkingCalendar([]).workingDaysBetween('2026-01-01', '2026-01-02')).toThrow(
      DayOutsideCalendarError,
    );
    expect(() => calendar.addWorkingDays('2026-01-01', 1.5)).toThrow(RangeError);
    expect(() => calendar.addWorkingHours(at('2026-01-01T08:00'), -1)).toThrow(RangeError);
    expect(() => new WorkingCalendar([{ ...winter, week: [] }])).toThrow(RangeError);
  });
});
