import { boundaryFeature, type BoundaryGeometry } from '@namkhong/contracts/http/directive-boundaries';
import type { ImportPlan, RejectedRow } from '@namkhong/service-kit';

export type BoundaryFault = 'boundary-malformed' | 'boundary-repeated' | 'unit-unknown';

export interface Boundary {
  readonly unitId: string;
  readonly geometry: BoundaryGeometry;
  readonly source: string;
  readonly licence: string;
}

interface Known {
  /** By code, the units in force today. */
  readonly units: ReadonlyMap<string, string>;
  /** By unit, what is on record. */
  readonly boundaries: ReadonlyMap<string, Boundary>;
}

/** Decides which boundaries a collection changes. Each feature is checked for itself; its number stands for a line. */
export function planBoundaryImport(
  {
    features,
    source,
    licence,
  }: Pick<Boundary, 'source' | 'licence'> & { readonly features: readonly unknown[] },
  known: Known,
): ImportPlan<Boundary> {
  const firstLines = new Map<string, number>();
  const changed: Boundary[] = [];
  const rejected: RejectedRow[] = [];
  let unchanged = 0;
  features.forEach((feature, index) => {
    const line = index + 1;
    const refuse = (code: BoundaryFault, params: Record<string, string | number>) =>
      rejected.push({ line, reason: { code, params } });
    const read = boundaryFeature.safeParse(feature);
    if (!read.success) {
      const [issue] = read.error.issues;
      refuse('boundary-malformed', { text: (issue?.path ?? []).join('.'), fault: issue?.message ?? '' });
      return;
    }
    const { code } = read.data.properties;
    const unitId = known.units.get(code);
    const firstLine = firstLines.get(code);
    if (unitId === undefined) {
      refuse('unit-unknown', { text: code });
      return;
    }
    if (firstLine !== undefined) {
      refuse('boundary-repeated', { unitCode: code, firstLine });
      return;
    }
    firstLines.set(code, line);
    const boundary = { unitId, geometry: read.data.geometry, source, licence };
    if (isSame(known.boundaries.get(unitId), boundary)) unchanged += 1;
    else changed.push(boundary);
  });
  return { changed, accepted: changed.length, unchanged, rejected };
}

function isSame(before: Boundary | undefined, after: Boundary): boolean {
  return (
    before?.source === after.source &&
    before.licence === after.licence &&
    before.geometry.type === after.geometry.type &&
    JSON.stringify(before.geometry.coordinates) === JSON.stringify(after.geometry.coordinates)
  );
}
