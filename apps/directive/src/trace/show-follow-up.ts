import type { FourWayView } from '@namkhong/contracts/http/directive-trace';
import { followUpRatios, type FourWay } from '@namkhong/domain';

/** The four counts with the ratios that are published of them. */
export function showFourWay(counts: FourWay): FourWayView {
  const { due, done, doneInTime, overdue } = followUpRatios(counts);
  return { ...counts, due, done, doneInTimeShare: doneInTime, overdueShare: overdue };
}
