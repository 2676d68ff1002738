import { type ProblemCatalogue } from '@namkhong/service-kit';

/** What may be wrong with a recurring reporting duty, in both languages. */
export const recurrenceProblems = {
  'reporting-duty-unknown': {
    vi: 'Không có chế độ báo cáo “{text}”.',
    en: 'There is no reporting duty “{text}”.',
  },
  'duty-interval-empty': {
    vi: 'Ngày kết thúc {endsOn} trước ngày bắt đầu {startsOn}.',
    en: 'The last day {endsOn} comes before the first {startsOn}.',
  },
} as const satisfies ProblemCatalogue;
