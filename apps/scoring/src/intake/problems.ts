import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What a rebuild may be refused for. */
export const intakeProblems = {
  'rebuild-running': {
    vi: 'Một lần dựng lại từ nhật ký đang chạy ({rebuildId}); hãy chờ lần đó xong.',
    en: 'A rebuild from the log is under way ({rebuildId}); wait until it is over.',
  },
  'rebuild-unknown': {
    vi: 'Không có lần dựng lại này.',
    en: 'There is no such rebuild.',
  },
} as const satisfies ProblemCatalogue;
