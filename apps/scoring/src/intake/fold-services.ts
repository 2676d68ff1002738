import type { DataOf, serviceCountedV1 } from '@namkhong/contracts';
import { stratumOf, type CivilDate, type SubjectKind } from '@namkhong/domain';

/** Signed additions to what one subject served on one day. */
export interface ServiceDelta {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly day: CivilDate;
  readonly stratum: string;
  readonly closed: number;
  readonly invited: number;
  readonly onTime: number;
  readonly missingPhone: number;
  readonly invalidPhone: number;
}

/** One addition per subject, day and stratum, in the order of the keys. */
export function foldServices(all: readonly DataOf<typeof serviceCountedV1>[]): ServiceDelta[] {
  const merged = new Map<string, ServiceDelta>();
  for (const counted of all) {
    const { day, closed, invited, onTime, missingPhone, invalidPhone } = counted;
    for (const [subjectKind, subjectId] of subjectsOf(counted)) {
      const stratum = stratumOf(counted);
      const key = [subjectKind, subjectId, day, stratum].join(' ');
      const known = merged.get(key);
      merged.set(key, {
        subjectKind,
        subjectId,
        day,
        stratum,
        closed: closed + (known?.closed ?? 0),
        invited: invited + (known?.invited ?? 0),
        onTime: onTime + (known?.onTime ?? 0),
        missingPhone: missingPhone + (known?.missingPhone ?? 0),
        invalidPhone: invalidPhone + (known?.invalidPhone ?? 0),
      });
    }
  }
  return [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, delta]) => delta);
}

function subjectsOf(counted: { unitId: string; officialId: string | null }): [SubjectKind, string][] {
  const unit: [SubjectKind, string] = ['unit', counted.unitId];
  return counted.officialId === null ? [unit] : [unit, ['official', counted.officialId]];
}
