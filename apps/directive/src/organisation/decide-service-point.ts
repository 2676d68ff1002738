import { accepted, refused, type Parsed, type Validity } from '@namkhong/domain';
import { isWithin } from './record-post.js';
import { unitPeriods, type ServicePointState } from './service-point-state.js';

export type ServicePointFault =
  | 'service-point-code-malformed'
  | 'interval-empty'
  | 'service-point-outside-unit'
  | 'service-point-has-no-place'
  | 'counter-needs-point'
  | 'counter-without-point';

export interface ServicePointContext {
  /** The days of the units it belongs to, by id. */
  readonly units: ReadonlyMap<string, Validity & { readonly code: string }>;
  /** All service points as they are beside this one, by id. */
  readonly others: ReadonlyMap<string, ServicePointState>;
}

/**
 * Decides whether a service point can be as it is told: within the days of its units; a counter within the days of the place
 * it belongs to, a place itself within no other one and not shorter than its counters.
 */
export function checkServicePoint(
  point: ServicePointState,
  { units, others }: ServicePointContext,
): Parsed<ServicePointState, ServicePointFault> {
  const { code, kind, pointId, validFrom, validTo } = point;
  if (!/^[\p{L}\d][\p{L}\d._-]{0,34}$/u.test(code)) {
    return refused('service-point-code-malformed', { text: code });
  }
  if (validFrom !== null && validTo !== null && validTo <= validFrom) {
    return refused('interval-empty', { from: validFrom, to: validTo });
  }
  for (const period of unitPeriods(point)) {
    const unit = units.get(period.unitId);
    if (unit === undefined || !isWithin(period, unit)) {
      return refused('service-point-outside-unit', { text: unit?.code ?? period.unitId });
    }
  }
  const place = pointId === null ? undefined : others.get(pointId);
  if (kind === 'point' && pointId !== null) return refused('service-point-has-no-place', { text: code });
  if (kind === 'counter' && place?.kind !== 'point') return refused('counter-needs-point', { text: code });
  if (place !== undefined && !isWithin(point, place)) return refused('counter-without-point', { text: code });
  for (const other of others.values()) {
    if (other.pointId !== point.servicePointId) continue;
    if (kind !== 'point') return refused('counter-needs-point', { text: other.code });
    if (!isWithin(other, point)) return refused('counter-without-point', { text: other.code });
  }
  return accepted(point);
}
