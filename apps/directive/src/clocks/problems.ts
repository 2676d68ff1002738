import type { ProblemCatalogue } from '@namkhong/service-kit';
import type { ClockFault } from './clock.js';

/** What may be refused about limits and clocks. */
export const clockProblems = {
  'clock-rule-unknown': {
    vi: 'Ngày {on} không có quy định thời hạn “{rule}” nào đang có hiệu lực.',
    en: 'No limit “{rule}” is in force on {on}.',
  },
  'deadline-unknown': { vi: 'Không có thời hạn “{text}”.', en: 'There is no deadline “{text}”.' },
  'clock-of-process': {
    vi: 'Thời hạn này do các bước của hồ sơ tự bắt đầu và kết thúc.',
    en: 'The steps of the case or finding start and end this clock themselves.',
  },
  'clock-from-future': {
    vi: 'Thời hạn không thể bắt đầu từ một ngày chưa đến.',
    en: 'A clock cannot run from a day that has not come.',
  },
  'clock-end-impossible': {
    vi: 'Ngày hoàn thành phải từ ngày bắt đầu đến hôm nay.',
    en: 'The step was taken between the day the clock runs from and today.',
  },
  'clock-stopped': { vi: 'Thời hạn này đã kết thúc.', en: 'This clock has stopped already.' },
  'suspension-without-end': {
    vi: 'Tạm dừng thời hạn phải ghi rõ đến ngày nào.',
    en: 'A suspension must say until when.',
  },
  'suspension-without-reason': {
    vi: 'Tạm dừng thời hạn phải có lý do.',
    en: 'A suspension must have a reason.',
  },
  'suspension-empty': {
    vi: 'Ngày chạy tiếp phải muộn hơn: những ngày tạm dừng không có ngày nào được tính vào hạn.',
    en: 'The clock has to run again on a later day: none that counts lies in the suspension.',
  },
  'suspension-outside-clock': {
    vi: 'Chỉ tạm dừng được từ một ngày trong thời hạn.',
    en: 'A suspension begins on a day within the limit.',
  },
  'suspension-overlaps': {
    vi: 'Thời hạn đã tạm dừng trong những ngày này.',
    en: 'The clock stands still in these days already.',
  },
  'extension-ground-unknown': {
    vi: 'Quy định không cho gia hạn vì lý do “{ground}”.',
    en: 'The rule gives no extension for “{ground}”.',
  },
  'extension-used-up': {
    vi: 'Đã gia hạn đủ số lần quy định vì lý do “{ground}”.',
    en: 'The rule gives no further extension for “{ground}”.',
  },
  'extension-too-late': {
    vi: 'Thời hạn đã hết nên không gia hạn được nữa.',
    en: 'The limit is over, so it cannot be extended any more.',
  },
} as const satisfies ProblemCatalogue & Record<ClockFault, unknown>;
