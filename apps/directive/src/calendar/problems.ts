import { type ProblemCatalogue } from '@namkhong/service-kit';

/** What working time may be refused for. */
export const calendarProblems = {
  'calendar-lacks-day': {
    vi: 'Lịch làm việc chưa có ngày {day}; hãy nhập lịch của năm đó trước.',
    en: 'The working calendar does not know {day}; record the calendar of that year first.',
  },
} as const satisfies ProblemCatalogue;
