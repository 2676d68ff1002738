import type { MeasureView } from '@namkhong/contracts/http/directive-handling';
import type { CivilDate } from '@namkhong/domain';

/** A version of what may follow from a case. */
export type Measure = MeasureView;

export type MeasureFault = 'measure-not-in-force' | 'measure-not-for-subject' | 'measure-interval-empty';

/** Why the measure cannot be chosen today for this kind of subject, or null. */
export function findMeasureFault(
  measure: Pick<Measure, 'appliesTo' | 'effectiveFrom' | 'effectiveTo'>,
  subject: 'unit' | 'official',
  today: CivilDate,
): MeasureFault | null {
  const { appliesTo, effectiveFrom, effectiveTo } = measure;
  if (today < effectiveFrom || (effectiveTo !== null && today >= effectiveTo)) return 'measure-not-in-force';
  return appliesTo.includes(subject) ? null : 'measure-not-for-subject';
}

/** Why a version cannot be recorded so, or null. */
export function findVersionFault({
  effectiveFrom,
  effectiveTo,
}: Pick<Measure, 'effectiveFrom' | 'effectiveTo'>): MeasureFault | null {
  return effectiveTo !== null && effectiveTo <= effectiveFrom ? 'measure-interval-empty' : null;
}
