import type { ReportStage, ReportType } from '@namkhong/contracts';
import type { ReportClock, ReportTypeWords } from '@namkhong/contracts/http/feedback-reports';
import { addDays, addWorkingDays, isValidOn, isWorkingDay, type CivilDate } from '@namkhong/domain';
import { datedClocks, typeWords } from './triage-rules.js';

/** The types with the terms that hold on a day. */
export function triageOn(day: CivilDate): ReportTypeWords[] {
  return typeWords.map((words) => ({
    ...words,
    clocks: datedClocks.filter((clock) => clock.type === words.type && isValidOn(clock, day)).map(toClock),
  }));
}

/** The stages in which each step's term runs. */
const STEP_OF: Readonly<Partial<Record<ReportStage, ReportClock['step']>>> = {
  received: 'decide',
  assessing: 'decide',
  verifying: 'resolve',
  transferred: 'forward',
};

/** Whether both stages belong to one step, whose term then goes on. */
export function isSameStep(before: ReportStage, after: ReportStage): boolean {
  return STEP_OF[before] !== undefined && STEP_OF[before] === STEP_OF[after];
}

/** The term that runs in a stage which was reached on the day; null where nothing has to happen any more. */
export function clockOf(type: ReportType, stage: ReportStage, day: CivilDate): ReportClock | null {
  const step = STEP_OF[stage];
  const found = datedClocks.find(
    (clock) => clock.type === type && clock.step === step && isValidOn(clock, day),
  );
  return found ? toClock(found) : null;
}

/**
 * The last day of a term that began on `from` and was extended so many times, by the national calendar. Plain days that end
 * on a day of rest end with the next working day (Bộ luật Dân sự 2015, Điều 148 khoản 5).
 */
export function dueOn(clock: ReportClock, from: CivilDate, extensions: number): CivilDate {
  const days = clock.days + clock.extensions.slice(0, extensions).reduce((sum, each) => sum + each, 0);
  if (clock.unit === 'working-days') return addWorkingDays(from, days);
  const end = addDays(from, days);
  return isWorkingDay(end) ? end : addWorkingDays(end, 1);
}

function toClock({ step, days, unit, extensions, legalBasis, isStatutory }: ReportClock): ReportClock {
  return { step, days, unit, extensions, legalBasis, isStatutory };
}
