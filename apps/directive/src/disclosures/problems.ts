import { type ProblemCatalogue } from '@namkhong/service-kit';

/** What may be refused about what units make public. */
export const disclosureProblems = {
  'disclosure-rule-unknown': {
    vi: 'Không có quy định công khai này.',
    en: 'There is no such rule of disclosure.',
  },
  'disclosure-rule-interval-empty': {
    vi: 'Ngày hết hiệu lực của quy định phải sau ngày bắt đầu.',
    en: 'A rule of disclosure must end after it begins.',
  },
  'disclosure-rule-end-passed': {
    vi: 'Quy định chỉ kết thúc được từ một ngày chưa tới.',
    en: 'A rule of disclosure can only end on a day that has not come yet.',
  },
  'disclosure-rule-overlaps': {
    vi: 'Quy định công khai “{code}” đã có hiệu lực trong thời gian này.',
    en: 'A rule of disclosure “{code}” is in force in this time already.',
  },
  'disclosure-unknown': { vi: 'Không có mục công khai này.', en: 'There is no such disclosure.' },
  'disclosure-waived': {
    vi: 'Đơn vị đã được miễn công khai mục này.',
    en: 'The unit need not disclose this.',
  },
  'disclosure-published': {
    vi: 'Mục này đã được công khai nên không miễn được nữa.',
    en: 'This has been published and cannot be waived any more.',
  },
  'disclosure-document-dated-ahead': {
    vi: 'Văn bản ghi ngày {day}, sau ngày hôm nay.',
    en: 'The document is dated {day}, after today.',
  },
} as const satisfies ProblemCatalogue;
