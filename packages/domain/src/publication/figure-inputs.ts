import type { SubjectKind } from '../low-rule/evidence.js';
import { sumDays, type DaySums } from '../satisfaction-index/day-sums.js';
import type { SetAsideInputs, SubjectInputs, VersionInputs } from './subject-inputs.js';

/** What the figures of one version are computed from: days as their sums, which the order of days does not touch. */
export interface VersionSums extends Pick<VersionInputs, 'setVersion' | 'rated' | 'histograms' | 'crosses'> {
  readonly days: DaySums;
}

/** The integers that figures are computed from, without anything that says who they are about. */
export interface FigureInputs {
  readonly kind: SubjectKind;
  readonly versions: readonly VersionSums[];
  readonly service: SubjectInputs['service'];
  readonly setAside: SetAsideInputs;
}

export function figureInputsOf({
  kind,
  versions,
  service,
  setAside,
}: Pick<SubjectInputs, 'kind' | 'versions' | 'service' | 'setAside'>): FigureInputs {
  return {
    kind,
    service,
    setAside,
    versions: versions.map(({ days, ...version }) => ({ ...version, days: sumDays(days) })),
  };
}
