import type { Language } from '../i18n/language.js';

const locale = (language: Language) => (language === 'vi' ? 'vi-VN' : 'en-GB');
const zone = 'Asia/Ho_Chi_Minh';

/** A civil date, `2026-11-23` → `23/11/2026`. It has no zone and must not get one. */
export function formatCivilDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** A deadline: its day, or the instant where hours were given. */
export function formatDue(
  { dueOn, dueAt }: { readonly dueOn: string; readonly dueAt: string | null },
  language: Language,
): string {
  return dueAt === null ? formatCivilDate(dueOn) : formatInstant(dueAt, language);
}

/** A month, `2026-11` → `11/2026`. */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-');
  return `${number}/${year}`;
}

/** A quarter, `2026-Q3` → `Quý III/2026` or `Q3 2026`. */
export function formatQuarter(quarter: string, language: Language): string {
  const [year, number] = quarter.split('-Q');
  if (language === 'en') return `Q${number} ${year}`;
  return `Quý ${['I', 'II', 'III', 'IV'][Number(number) - 1]}/${year}`;
}

/** A period of a query row: a month, a quarter, a half-year, a year or the text as it stands. */
export function formatPeriod(period: string, language: Language): string {
  if (/^\d{4}-Q[1-4]$/.test(period)) return formatQuarter(period, language);
  if (/^\d{4}-\d{2}$/.test(period)) return formatMonth(period);
  const [, year, half] = /^(\d{4})-H([12])$/.exec(period) ?? [];
  if (half !== undefined)
    return language === 'en' ? `H${half} ${year}` : `Nửa ${half === '1' ? 'đầu' : 'cuối'} năm ${year}`;
  return period;
}

/** An instant as local time in Vietnam, `23/11/2026 15:04`. */
export function formatInstant(instant: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(locale(language), {
    timeZone: zone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')}/${part('month')}/${part('year')} ${part('hour')}:${part('minute')}`;
}
