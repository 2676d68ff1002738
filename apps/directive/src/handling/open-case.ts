import { addWorkingDays, localDate, type CivilDate } from '@namkhong/domain';
import type { NewCase } from './case.repository.js';
import type { FinalFinding, LowFlag } from './sources.js';

/** The days a unit has to say how it will do better. */
const RECTIFICATION_WORKING_DAYS = 15;

/** A review that begins: the flag's evidence as it was raised, and the rectification asked of the unit. */
export interface OpenedCase {
  readonly opened: NewCase;
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
export function openForFlag(flag: LowFlag, at: Date, nextId: () => string): OpenedCase {
  const { flagId, subject, threshold, evidence, conditions, lowestCriterion, illustrative } = flag;
  return {
    opened: {
      ...begin(subject, at, nextId, illustrative),
      origin: 'flag',
      flagId,
      threshold,
      evidence,
      conditions,
      lowestCriterion,
    },
    rectification: {
      assignmentId: nextId(),
      // Which one that is stands in the case, by its question; a code means nothing to the unit.
      title: 'Lập và thực hiện kế hoạch cải thiện tiêu chí mất nhiều điểm nhất',
      dueOn: addWorkingDays(localDate(at), RECTIFICATION_WORKING_DAYS),
      urgency: 'normal',
    },
  };
}

/** What a final finding leads to: a review by other people than those who found. */
export function openForFinding(
  { findingId, subject, illustrative }: FinalFinding,
  at: Date,
  nextId: () => string,
): NewCase {
  return { ...begin(subject, at, nextId, illustrative), origin: 'finding', findingId };
}

/** What a person leads to who says why. */
export function openByPerson(
  asked: {
    readonly subject: LowFlag['subject'];
    readonly by: string;
    readonly reason: string;
    readonly redactedReason: string;
    readonly illustrative: boolean;
  },
  at: Date,
  nextId: () => string,
): NewCase {
  const { subject, by, reason, redactedReason, illustrative } = asked;
  return {
    ...begin(subject, at, nextId, illustrative),
    origin: 'person',
    openedBy: by,
    reason,
    redactedReason,
  };
}

function begin(subject: LowFlag['subject'], at: Date, nextId: () => string, illustrative: boolean) {
  return {
    caseId: nextId(),
    unitId: subject.unitId,
    officialId: subject.kind === 'official' ? subject.officialId : null,
    openedAt: at,
    illustrative,
  };
}
