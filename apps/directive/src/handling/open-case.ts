import type { DataOf, lowFlagEndedV1, lowFlagRaisedV1 } from '@namkhong/contracts';
import { addWorkingDays, localDate, type CivilDate } from '@namkhong/domain';

export type LowFlag = DataOf<typeof lowFlagRaisedV1>;
export type FlagEnd = DataOf<typeof lowFlagEndedV1>;

/** The days a unit has to say how it will do better. */
const RECTIFICATION_WORKING_DAYS = 15;

/** A review that begins: the flag's evidence as it was raised, and the rectification asked of the unit. */
export interface OpenedCase {
  readonly caseId: string;
  readonly flag: LowFlag;
  readonly openedAt: Date;
  readonly rectification: {
    readonly assignmentId: string;
    readonly title: string;
    readonly dueOn: CivilDate;
    readonly urgency: 'normal';
  };
}

/**
 * What a low-satisfaction flag leads to: a review by people, and the unit's plan for the criterion that lost most.
 * It is a review, never a penalty; nothing is decided about anybody here.
 */
export function openCase(flag: LowFlag, at: Date, nextId: () => string): OpenedCase {
  return {
    caseId: nextId(),
    flag,
    openedAt: at,
    rectification: {
      assignmentId: nextId(),
      // Which one that is stands in the case, by its question; a code means nothing to the unit.
      title: 'Lập và thực hiện kế hoạch cải thiện tiêu chí mất nhiều điểm nhất',
      dueOn: addWorkingDays(localDate(at), RECTIFICATION_WORKING_DAYS),
      urgency: 'normal',
    },
  };
}
