import type { CellCode } from '@namkhong/contracts/http/directive-matrix';
import type { Bilingual } from '@namkhong/contracts';
import { isLate, type CivilDate } from '@namkhong/domain';
import type { GridTasks } from '../assignments/task-grid.reader.js';

/** What each letter means; the first is what most needs somebody. */
export const legend: readonly { readonly code: CellCode; readonly meaning: Bilingual }[] = [
  { code: 'X', meaning: { vi: 'Quá hạn, chưa báo cáo hoàn thành', en: 'Overdue, not claimed' } },
  {
    code: 'V',
    meaning: { vi: 'Báo cáo hoàn thành quá hạn, chờ xác nhận', en: 'Claimed late, awaits the issuer' },
  },
  { code: 'R', meaning: { vi: 'Bị trả lại, còn trong hạn', en: 'Returned, in time' } },
  { code: 'N', meaning: { vi: 'Chưa xác nhận đã nhận, còn trong hạn', en: 'Not acknowledged, in time' } },
  { code: 'O', meaning: { vi: 'Đang thực hiện, trong hạn', en: 'In work, in time' } },
  {
    code: 'C',
    meaning: { vi: 'Báo cáo hoàn thành đúng hạn, chờ xác nhận', en: 'Claimed in time, awaits the issuer' },
  },
  { code: 'L', meaning: { vi: 'Hoàn thành quá hạn', en: 'Done late' } },
  { code: 'D', meaning: { vi: 'Hoàn thành đúng hạn', en: 'Done in time' } },
  { code: '.', meaning: { vi: 'Không giao', en: 'Not given' } },
];

const RANKS: ReadonlyMap<string, number> = new Map(legend.map(({ code }, rank) => [code, rank]));

/** The letter of a task on a day. */
export function cellCodeOf(
  { state, ...task }: Pick<GridTasks, 'state' | 'dueOn' | 'claimedOn' | 'missedHour'>,
  today: CivilDate,
): CellCode {
  const late = isLate(task, today);
  if (state === 'accepted') return late ? 'L' : 'D';
  if (state === 'claimed') return late ? 'V' : 'C';
  if (late) return 'X';
  return state === 'issued' ? 'N' : state === 'returned' ? 'R' : 'O';
}

/** Of two letters the one that more needs somebody. */
export function graver(a: CellCode, b: CellCode): CellCode {
  return (RANKS.get(a) ?? 0) <= (RANKS.get(b) ?? 0) ? a : b;
}
