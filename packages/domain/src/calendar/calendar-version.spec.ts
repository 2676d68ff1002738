import { describe, expect, it } from '@jest/globals';
import { findCalendarFaults, type CalendarVersion } from './calendar-version.js';
import { nationalCalendarVersions } from './national-calendar.js';

const morning = { from: '07:30', to: '11:30' };
const afternoon = { from: '13:30', to: '17:00' };
const sound: CalendarVersion = {
  from: '2026-01-01',
  to: '2027-01-01',
  legalBasis: ['01/QĐ-UBND'],
  week: [{ weekdays: [1, 2, 3, 4, 5], spans: [morning, afternoon] }],
  daysOff: [{ on: '2026-04-26', kind: 'holiday', name: 'Giỗ Tổ' }],
  swaps: [{ off: '2026-01-02', worked: '2026-01-10' }],
  provisional: false,
};
const week = (...spans: CalendarVersion['week'][number]['spans']) => [{ weekdays: [1], spans }];
const off = (on: string, kind: 'holiday' | 'compensatory' = 'holiday') => ({ on, kind, name: 'Nghỉ' });

describe('findCalendarFaults', () => {
  it('finds none in a sound version, nor in the national ones', () => {
    for (const version of [sound, ...nationalCalendarVersions])
      expect(findCalendarFaults(version)).toEqual([]);
  });

  it.each<[string, Partial<CalendarVersion>, string, string]>([
    [
      'an end before the beginning',
      { to: '2026-01-01' },
      'calendar-interval-empty',
      '2026-01-01 – 2026-01-01',
    ],
    ['a century', { to: '2126-01-01' }, 'calendar-too-long', '2026-01-01 – 2126-01-01'],
    ['a day that no month has', { from: '2026-02-30' }, 'day-unknown', '2026-02-30'],
    ['an eighth day of the week', { week: [{ weekdays: [8], spans: [morning] }] }, 'weekday-unknown', '8'],
    ['Monday twice', { week: [...sound.week, { weekdays: [1], spans: [morning] }] }, 'weekday-repeated', '1'],
    [
      'a time that no clock shows',
      { week: week({ from: '7h30', to: '11:30' }) },
      'hours-malformed',
      '7h30–11:30',
    ],
    [
      'an end before the morning begins',
      { week: week({ from: '11:30', to: '07:30' }) },
      'hours-empty',
      '11:30–07:30',
    ],
    [
      'overlapping hours',
      { week: week(morning, { from: '11:00', to: '17:00' }) },
      'hours-overlap',
      '11:00–17:00',
    ],
    ['hours out of order', { week: week(afternoon, morning) }, 'hours-overlap', '07:30–11:30'],
    ['no work at all', { week: [{ weekdays: [1], spans: [] }] }, 'week-without-work', ''],
    ['a holiday in another year', { daysOff: [off('2027-01-01')] }, 'day-outside-calendar', '2027-01-01'],
    ['a holiday twice', { daysOff: [off('2026-04-30'), off('2026-04-30')] }, 'day-repeated', '2026-04-30'],
    ['an exchanged day that is a holiday', { daysOff: [off('2026-01-02')] }, 'day-repeated', '2026-01-02'],
    [
      'a free Saturday made up for',
      { daysOff: [off('2026-05-02', 'compensatory')] },
      'day-off-already-free',
      '2026-05-02',
    ],
    [
      'a Sunday given in exchange',
      { swaps: [{ off: '2026-01-04', worked: '2026-01-10' }] },
      'swap-off-not-worked',
      '2026-01-04',
    ],
    [
      'a Monday worked in exchange',
      { swaps: [{ off: '2026-01-02', worked: '2026-01-05' }] },
      'swap-worked-already',
      '2026-01-05',
    ],
  ])('names %s', (_, change, code, text) => {
    expect(findCalendarFaults({ ...sound, ...change })).toEqual([{ code, text }]);
  });
});
