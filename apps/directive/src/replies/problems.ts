import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What may be refused about replies to figures. */
export const replyProblems = {
  'publication-unknown': {
    vi: 'Không có lần công bố “{text}”.',
    en: 'There is no publication “{text}”.',
  },
} as const satisfies ProblemCatalogue;
