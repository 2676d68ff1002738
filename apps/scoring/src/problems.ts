import type { ProblemCatalogue } from '@namkhong/service-kit';
import { flagProblems } from './flags/problems.js';
import { forensicsProblems } from './forensics/problems.js';
import { intakeProblems } from './intake/problems.js';
import { publicationProblems } from './publication/problems.js';
import { queryProblems } from './query/problems.js';

/** What scoring may refuse, in both languages. */
export const problems = {
  'criteria-set-unknown': {
    vi: 'Không có bộ tiêu chí “{setCode}”.',
    en: 'There is no criteria set “{setCode}”.',
  },
  'criteria-set-not-in-force': {
    vi: 'Ngày {day} chưa có phiên bản nào của bộ tiêu chí “{setCode}” có hiệu lực.',
    en: 'On {day} no version of the criteria set “{setCode}” was in force.',
  },
  'weights-sum-invalid': {
    vi: 'Tổng trọng số là {sum}, phải là {expected} (phần vạn).',
    en: 'The weights add up to {sum}; they must add up to {expected} (ten-thousandths).',
  },
  'other-weights-sum-invalid': {
    vi: 'Các trọng số “{weights}” cộng lại là {sum}, phải là {expected} (phần vạn).',
    en: 'The weights “{weights}” add up to {sum}; they must add up to {expected} (ten-thousandths).',
  },
  'official-weights-incomplete': {
    vi: 'Trọng số đối với cá nhân công chức phải ghi cho mọi tiêu chí hoặc không ghi; còn thiếu: {criteria}.',
    en: 'Weights for single officials are given for every criterion or for none; missing: {criteria}.',
  },
  'criterion-repeated': {
    vi: 'Mã tiêu chí bị lặp: {criteria}.',
    en: 'Codes of criteria are repeated: {criteria}.',
  },
  'effective-from-not-in-advance': {
    vi: 'Bộ tiêu chí phải được công bố trước khi có hiệu lực: ngày {effectiveFrom} sớm hơn {earliest}. Nếu ghi lại phương pháp đã áp dụng trước đây, hãy đánh dấu “retrospective”.',
    en: 'A version is published before it takes effect: {effectiveFrom} is earlier than {earliest}. To enter a method as it was applied in the past, mark it “retrospective”.',
  },
  'effective-from-not-later': {
    vi: 'Phiên bản mới phải có hiệu lực sau ngày {previous} của phiên bản trước.',
    en: 'A new version takes effect after the one before it, which did on {previous}.',
  },
  'unit-unknown': { vi: 'Không có đơn vị này.', en: 'There is no such unit.' },
  ...flagProblems,
  ...forensicsProblems,
  ...intakeProblems,
  ...publicationProblems,
  ...queryProblems,
} as const satisfies ProblemCatalogue;
