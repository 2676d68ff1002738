import type { ProblemCatalogue } from '@namkhong/service-kit';
import type { PlanFault } from './plan.js';

/** What may be refused about improvement plans. */
export const improvementProblems = {
  'plan-unknown': {
    vi: 'Không có kế hoạch cải thiện “{text}”.',
    en: 'There is no improvement plan “{text}”.',
  },
  'plan-exists': {
    vi: 'Hồ sơ “{text}” đã có kế hoạch cải thiện; hãy sửa kế hoạch đó.',
    en: 'The case “{text}” has its improvement plan already; change that one.',
  },
  'plan-action-due-in-past': {
    vi: 'Hạn của một việc trong kế hoạch đã qua.',
    en: 'An action of the plan is due on a day that has passed.',
  },
  'plan-target-outside-scale': {
    vi: 'Mục tiêu là tỷ lệ hài lòng từ 0 đến 100 phần trăm.',
    en: 'The target is a share of satisfied answers between 0 and 100 percent.',
  },
  'plan-target-quarter-not-later': {
    vi: 'Quý cần đạt mục tiêu phải sau quý bắt đầu.',
    en: 'The quarter of the target must come after the one it starts from.',
  },
  'plan-criterion-differs': {
    vi: 'Kế hoạch phải nhằm đúng tiêu chí mất nhiều điểm nhất của hồ sơ.',
    en: 'The plan must be about the criterion that lost most points in the case.',
  },
  'plan-begun': {
    vi: 'Đơn vị đã báo xong một việc nên không sửa kế hoạch được nữa.',
    en: 'The unit has closed an action of the plan, so it cannot be rewritten.',
  },
  'action-unknown': { vi: 'Kế hoạch không có việc này.', en: 'The plan has no such action.' },
  'action-closed': { vi: 'Việc này đã được báo xong.', en: 'This action was closed already.' },
  'action-not-closed': {
    vi: 'Đơn vị chưa báo xong việc này nên chưa xác minh được.',
    en: 'The unit has not closed this action, so there is nothing to verify.',
  },
  'action-verified': { vi: 'Việc này đã được xác minh.', en: 'This action was verified already.' },
  'verified-by-own-unit': {
    vi: 'Đơn vị không tự xác minh việc của mình.',
    en: 'A unit does not verify what it closed itself.',
  },
} as const satisfies ProblemCatalogue & Record<PlanFault, unknown>;
