import type { ReportStage, ReportType } from '@namkhong/contracts';
import type { ReportPart } from '@namkhong/contracts/http/feedback-reports';
import type { CivilDate } from '@namkhong/domain';
import { clockOf, dueOn, isSameStep } from './triage.js';

/** A part of a report, of one type, as far as its life depends on it. */
export interface LivingPart {
  readonly type: ReportType;
  readonly stage: ReportStage;
  readonly since: CivilDate;
  /** The day on which the running term began. */
  readonly clockFrom: CivilDate;
  readonly extensions: number;
}

/** Where a part may go from each stage. Nothing is ever so closed that new evidence could not open it. */
const NEXT: Readonly<Record<ReportStage, readonly ReportStage[]>> = {
  received: ['assessing', 'not-accepted'],
  assessing: ['verifying', 'not-accepted'],
  verifying: ['substantiated', 'unsubstantiated'],
  transferred: ['assessing', 'not-accepted'],
  substantiated: ['verifying'],
  unsubstantiated: ['verifying'],
  'not-accepted': ['assessing'],
};

export function nextStages(part: LivingPart): readonly ReportStage[] {
  return NEXT[part.stage];
}

/** A part as it is when it comes in. */
export function newPart(type: ReportType, day: CivilDate): LivingPart {
  return { type, stage: 'received', since: day, clockFrom: day, extensions: 0 };
}

/** The part at another stage: a new step begins a new term. Null where it may not go there. */
export function advance(part: LivingPart, stage: ReportStage, day: CivilDate): LivingPart | null {
  return NEXT[part.stage].includes(stage) ? reach(part, stage, day) : null;
}

/** In the hands of another authority, whose term to accept it begins, wherever it stood. */
export function transfer(part: LivingPart, day: CivilDate): LivingPart {
  return reach(part, 'transferred', day);
}

/** The running term extended once more, or null where it runs no longer or the law gives no more. */
export function extend(part: LivingPart): LivingPart | null {
  const clock = clockOf(part.type, part.stage, part.clockFrom);
  if (clock === null || part.extensions >= clock.extensions.length) return null;
  return { ...part, extensions: part.extensions + 1 };
}

/** The part as people see it, with its running term. */
export function showPart(part: LivingPart, today: CivilDate): ReportPart {
  const clock = clockOf(part.type, part.stage, part.clockFrom);
  const due = clock && dueOn(clock, part.clockFrom, part.extensions);
  const { type, stage, since, extensions } = part;
  return { type, stage, since, dueOn: due, overdue: due !== null && today > due, clock, extensions };
}

function reach(part: LivingPart, stage: ReportStage, day: CivilDate): LivingPart {
  return isSameStep(part.stage, stage)
    ? { ...part, stage, since: day }
    : { ...part, stage, since: day, clockFrom: day, extensions: 0 };
}
