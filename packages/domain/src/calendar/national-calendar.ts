import type { CalendarVersion, DayOff, DaySwap } from './calendar-version.js';
import type { CivilDate } from './civil-date.js';
import type { WeekdayHours } from './weekly-hours.js';
import { WorkingCalendar } from './working-calendar.js';

/** Hours as most communes keep them, 7.5 a day; an authority's own decision replaces them with its calendar. */
const OFFICE_WEEK: readonly WeekdayHours[] = [
  {
    weekdays: [1, 2, 3, 4, 5],
    spans: [
      { from: '07:30', to: '11:30' },
      { from: '13:30', to: '17:00' },
    ],
  },
];

const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 111 và Điều 112';

const holidays = (name: string, ...days: CivilDate[]): DayOff[] =>
  days.map((on) => ({ on, kind: 'holiday', name }));
const compensatory = (name: string, ...days: CivilDate[]): DayOff[] =>
  days.map((on) => ({ on, kind: 'compensatory', name: `${name} (nghỉ bù)` }));

interface Year {
  /** First day, where an exchange reaches into the year before. */
  readonly from?: CivilDate;
  readonly legalBasis: readonly string[];
  /** Working days of the Tết holiday, the compensatory ones among them. */
  readonly tet: readonly CivilDate[];
  readonly others: readonly DayOff[];
  readonly swaps: readonly DaySwap[];
  readonly provisional?: true;
}

const NEW_YEAR = 'Tết Dương lịch';
const HUNG_KINGS = 'Giỗ Tổ Hùng Vương';
const VICTORY = 'Ngày Chiến thắng';
const LABOUR_DAY = 'Ngày Quốc tế Lao động';
const NATIONAL_DAY = 'Quốc khánh';
const CULTURE_DAY = 'Ngày Văn hóa Việt Nam';

/**
 * Holidays of civil servants year by year, as announced: the Labour Code fixes the feasts, the Prime Minister (from 2025
 * on the Ministry of Home Affairs) every year which days around Tết and National Day are free and which are exchanged.
 * 24 November is named by Nghị quyết 80-NQ/TW of 7 January 2026 and the Government's programme for it, Nghị quyết
 * 30/NQ-CP (VnEconomy, 26 February 2026). 2027 was not announced when this was written: its Tết is laid as it was in
 * 2020 and 2024, when New Year was a Saturday too, and the day beside 2 September as in 2021, a Thursday too.
 */
const years: Readonly<Record<string, Year>> = {
  2019: {
    from: '2018-12-31',
    legalBasis: ['Bộ luật Lao động 2012, Điều 115', 'Công văn 6519/VPCP-KGVX (2018)'],
    tet: ['2019-02-04', '2019-02-05', '2019-02-06', '2019-02-07', '2019-02-08'],
    others: [
      ...holidays(NEW_YEAR, '2019-01-01'),
      ...holidays(HUNG_KINGS, '2019-04-14'),
      ...compensatory(HUNG_KINGS, '2019-04-15'),
      ...holidays(VICTORY, '2019-04-30'),
      ...holidays(LABOUR_DAY, '2019-05-01'),
      ...holidays(NATIONAL_DAY, '2019-09-02'),
    ],
    swaps: [
      { off: '2018-12-31', worked: '2019-01-05' },
      { off: '2019-04-29', worked: '2019-05-04' },
    ],
  },
  2020: {
    legalBasis: ['Bộ luật Lao động 2012, Điều 115'],
    tet: ['2020-01-23', '2020-01-24', '2020-01-27', '2020-01-28', '2020-01-29'],
    others: [
      ...holidays(NEW_YEAR, '2020-01-01'),
      ...holidays(HUNG_KINGS, '2020-04-02'),
      ...holidays(VICTORY, '2020-04-30'),
      ...holidays(LABOUR_DAY, '2020-05-01'),
      ...holidays(NATIONAL_DAY, '2020-09-02'),
    ],
    swaps: [],
  },
  2021: {
    legalBasis: [LABOUR_CODE],
    tet: ['2021-02-10', '2021-02-11', '2021-02-12', '2021-02-15', '2021-02-16'],
    others: [
      ...holidays(NEW_YEAR, '2021-01-01'),
      ...holidays(HUNG_KINGS, '2021-04-21'),
      ...holidays(VICTORY, '2021-04-30'),
      ...holidays(LABOUR_DAY, '2021-05-01'),
      ...compensatory(LABOUR_DAY, '2021-05-03'),
      ...holidays(NATIONAL_DAY, '2021-09-02', '2021-09-03'),
    ],
    swaps: [],
  },
  2022: {
    legalBasis: [LABOUR_CODE],
    tet: ['2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04'],
    others: [
      ...holidays(NEW_YEAR, '2022-01-01'),
      ...compensatory(NEW_YEAR, '2022-01-03'),
      ...holidays(HUNG_KINGS, '2022-04-10'),
      ...compensatory(HUNG_KINGS, '2022-04-11'),
      ...holidays(VICTORY, '2022-04-30'),
      ...holidays(LABOUR_DAY, '2022-05-01'),
      ...compensatory(VICTORY, '2022-05-02'),
      ...compensatory(LABOUR_DAY, '2022-05-03'),
      ...holidays(NATIONAL_DAY, '2022-09-01', '2022-09-02'),
    ],
    swaps: [],
  },
  2023: {
    legalBasis: [LABOUR_CODE],
    tet: ['2023-01-20', '2023-01-23', '2023-01-24', '2023-01-25', '2023-01-26'],
    others: [
      ...holidays(NEW_YEAR, '2023-01-01'),
      ...compensatory(NEW_YEAR, '2023-01-02'),
      ...holidays(HUNG_KINGS, '2023-04-29'),
      ...holidays(VICTORY, '2023-04-30'),
      ...holidays(LABOUR_DAY, '2023-05-01'),
      ...compensatory(HUNG_KINGS, '2023-05-02'),
      ...compensatory(VICTORY, '2023-05-03'),
      ...holidays(NATIONAL_DAY, '2023-09-01', '2023-09-02'),
      ...compensatory(NATIONAL_DAY, '2023-09-04'),
    ],
    swaps: [],
  },
  2024: {
    legalBasis: [LABOUR_CODE, 'Công văn 2450/VPCP-KGVX (2024)'],
    tet: ['2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14'],
    others: [
      ...holidays(NEW_YEAR, '2024-01-01'),
      ...holidays(HUNG_KINGS, '2024-04-18'),
      ...holidays(VICTORY, '2024-04-30'),
      ...holidays(LABOUR_DAY, '2024-05-01'),
      ...holidays(NATIONAL_DAY, '2024-09-02', '2024-09-03'),
    ],
    swaps: [{ off: '2024-04-29', worked: '2024-05-04' }],
  },
  2025: {
    legalBasis: [LABOUR_CODE],
    tet: ['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'],
    others: [
      ...holidays(NEW_YEAR, '2025-01-01'),
      ...holidays(HUNG_KINGS, '2025-04-07'),
      ...holidays(VICTORY, '2025-04-30'),
      ...holidays(LABOUR_DAY, '2025-05-01'),
      ...holidays(NATIONAL_DAY, '2025-09-01', '2025-09-02'),
    ],
    swaps: [{ off: '2025-05-02', worked: '2025-04-26' }],
  },
  2026: {
    legalBasis: [LABOUR_CODE, 'Thông báo của Bộ Nội vụ ngày 17/10/2025', 'Nghị quyết 80-NQ/TW'],
    tet: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
    others: [
      ...holidays(NEW_YEAR, '2026-01-01'),
      ...holidays(HUNG_KINGS, '2026-04-26'),
      ...compensatory(HUNG_KINGS, '2026-04-27'),
      ...holidays(VICTORY, '2026-04-30'),
      ...holidays(LABOUR_DAY, '2026-05-01'),
      ...holidays(NATIONAL_DAY, '2026-09-01', '2026-09-02'),
      ...holidays(CULTURE_DAY, '2026-11-24'),
    ],
    swaps: [
      { off: '2026-01-02', worked: '2026-01-10' },
      { off: '2026-08-31', worked: '2026-08-22' },
    ],
  },
  2027: {
    legalBasis: [LABOUR_CODE, 'Nghị quyết 80-NQ/TW'],
    tet: ['2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'],
    others: [
      ...holidays(NEW_YEAR, '2027-01-01'),
      ...holidays(HUNG_KINGS, '2027-04-16'),
      ...holidays(VICTORY, '2027-04-30'),
      ...holidays(LABOUR_DAY, '2027-05-01'),
      ...compensatory(LABOUR_DAY, '2027-05-03'),
      ...holidays(NATIONAL_DAY, '2027-09-02', '2027-09-03'),
      ...holidays(CULTURE_DAY, '2027-11-24'),
    ],
    swaps: [],
    provisional: true,
  },
};

/** The calendar of the whole country, a version a year. An authority's own versions go on top. */
export const nationalCalendarVersions: readonly CalendarVersion[] = Object.entries(years).map(
  ([year, { from, legalBasis, tet, others, swaps, provisional }]) => ({
    from: from ?? `${year}-01-01`,
    to: `${Number(year) + 1}-01-01`,
    legalBasis,
    week: OFFICE_WEEK,
    daysOff: [...holidays('Tết Nguyên đán', ...tet), ...others],
    swaps,
    provisional: provisional ?? false,
  }),
);

export const nationalCalendar = new WorkingCalendar(nationalCalendarVersions);
