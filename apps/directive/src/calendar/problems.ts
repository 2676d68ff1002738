import type { CalendarFaultCode } from '@namkhong/domain';
import { type ProblemCatalogue } from '@namkhong/service-kit';

/** Why a version is no calendar. */
const versionProblems = {
  'calendar-interval-empty': {
    vi: 'Ngày kết thúc phải sau ngày bắt đầu: {text}.',
    en: 'The end must come after the beginning: {text}.',
  },
  'calendar-too-long': {
    vi: 'Một phiên bản lịch dài nhất mười năm: {text}.',
    en: 'A version of a calendar spans ten years at most: {text}.',
  },
  'weekday-unknown': {
    vi: 'Thứ “{text}” không có; thứ Hai là 1, Chủ nhật là 7.',
    en: 'There is no weekday “{text}”; Monday is 1, Sunday 7.',
  },
  'weekday-repeated': {
    vi: 'Thứ “{text}” được nêu hai lần.',
    en: 'The weekday “{text}” is named twice.',
  },
  'hours-malformed': {
    vi: 'Giờ làm việc “{text}” không đọc được; viết như 07:30.',
    en: 'The hours “{text}” cannot be read; write them like 07:30.',
  },
  'hours-empty': {
    vi: 'Giờ làm việc {text} kết thúc trước khi bắt đầu.',
    en: 'The hours {text} end before they begin.',
  },
  'hours-overlap': {
    vi: 'Giờ làm việc {text} trùng với khoảng trước đó hoặc không theo thứ tự.',
    en: 'The hours {text} overlap those before them, or are out of order.',
  },
  'week-without-work': {
    vi: 'Lịch không có giờ làm việc nào trong tuần.',
    en: 'The calendar has no working hours in the week.',
  },
  'day-unknown': { vi: 'Không có ngày {text}.', en: 'There is no day {text}.' },
  'day-outside-calendar': {
    vi: 'Ngày {text} nằm ngoài thời gian của phiên bản lịch này.',
    en: 'The day {text} lies outside the time of this version.',
  },
  'day-repeated': {
    vi: 'Ngày {text} được nêu hai lần.',
    en: 'The day {text} is named twice.',
  },
  'day-off-already-free': {
    vi: 'Ngày nghỉ bù {text} vốn đã là ngày nghỉ hằng tuần.',
    en: 'The day {text} given in compensation is a day of rest already.',
  },
  'swap-off-not-worked': {
    vi: 'Ngày {text} được hoán đổi vốn không phải ngày làm việc.',
    en: 'The day {text} given free in exchange is not worked anyway.',
  },
  'swap-worked-already': {
    vi: 'Ngày làm bù {text} vốn đã là ngày làm việc.',
    en: 'The day {text} to be worked in exchange is worked already.',
  },
} as const satisfies ProblemCatalogue & Record<CalendarFaultCode, unknown>;

/** What working time may be refused for. */
export const calendarProblems = {
  ...versionProblems,
  'calendar-lacks-day': {
    vi: 'Lịch làm việc chưa có ngày {day}; hãy nhập lịch của năm đó trước.',
    en: 'The working calendar does not know {day}; record the calendar of that year first.',
  },
  'calendar-range-invalid': {
    vi: 'Khoảng ngày phải từ 1 đến {days} ngày.',
    en: 'The range must be 1 to {days} days.',
  },
} as const satisfies ProblemCatalogue;
