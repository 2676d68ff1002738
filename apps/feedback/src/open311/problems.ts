import type { ProblemCatalogue } from '@namkhong/service-kit';
import { requestProblems } from '../requests/requests.module.js';

/** What may be refused in the exchange: whatever may be refused about requests, and units. */
export const open311Catalogue = {
  ...requestProblems,
  'unit-not-in-force': {
    vi: 'Đơn vị mang mã này không hoạt động vào ngày đó.',
    en: 'The unit with this code did not exist on that day.',
  },
} as const satisfies ProblemCatalogue;
