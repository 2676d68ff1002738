import type { CivilDate } from '../calendar/civil-date.js';
import { compare, parseRational, rational } from '../satisfaction-index/rational.js';
import { capSources } from './cap-sources.js';
import { effectiveNumber } from '../satisfaction-index/effective-number.js';
import type { Evidence, ExcludedRating, QuarantinedRating, SubjectAlert } from './evidence.js';
import { findBursts } from './find-bursts.js';
import { groupBy } from './group-by.js';
import type { ForensicParameters } from './parameters.js';
import type { RatingTrace, ServedDay, Turnout } from './rating-trace.js';
import type { Indicator } from './rules.js';
import { findSharedSources } from './shared-sources.js';

/** What the rules about ratings see: all ratings of each official since the half-year's key was made, and no level. */
export interface TracesToExamine {
  readonly traces: readonly RatingTrace[];
  readonly served: readonly ServedDay[];
  readonly turnout: Turnout;
}

export interface RatingFindings {
  /** By official, then time. */
  readonly excluded: readonly ExcludedRating[];
  readonly quarantined: readonly QuarantinedRating[];
  /** S3, which needs no answers either. */
  readonly alerts: readonly SubjectAlert[];
  /**
   * Ratings with one indicator or more, set aside or not: where an alert about the official is reviewed, these are what
   * the reviewer is shown.
   */
  readonly indicated: ReadonlyMap<string, readonly Indicator[]>;
}

/**
 * R2, I1–I3, Q and S3. Each official is examined alone, so that a service may pass one official at a time or all; the
 * order of the input does not matter. Throws RangeError where a rating comes twice.
 */
export function detectRatings(
  { traces, served, turnout }: TracesToExamine,
  parameters: ForensicParameters,
): RatingFindings {
  if (new Set(traces.map(({ ratingId }) => ratingId)).size !== traces.length)
    throw new RangeError('every rating is examined once');
  const closedOf = groupBy(served, ({ officialId }) => officialId);
  const officials = [...groupBy([...traces].sort(byTime), ({ officialId }) => officialId)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const findings = officials.map(([officialId, own]) => {
    const closed = new Map<CivilDate, number>();
    for (const each of closedOf.get(officialId) ?? [])
      closed.set(each.day, (closed.get(each.day) ?? 0) + each.closed);
    return examineOfficial(officialId, own, closed, turnout, parameters);
  });
  return {
    excluded: findings.flatMap(({ excluded }) => excluded),
    quarantined: findings.flatMap(({ quarantined }) => quarantined),
    alerts: findings.flatMap(({ alerts }) => alerts),
    indicated: new Map(findings.flatMap(({ indicated }) => [...indicated])),
  };
}

function examineOfficial(
  officialId: string,
  traces: readonly RatingTrace[],
  closed: ReadonlyMap<CivilDate, number>,
  turnout: Turnout,
  parameters: ForensicParameters,
): RatingFindings {
  const own = traces.filter(({ channel }) => parameters.ownDeviceChannels.includes(channel));
  const excess = capSources(traces, parameters);
  const bursts = findBursts(traces, closed, turnout, parameters);
  const shared = findSharedSources(own, parameters);
  const excluded: ExcludedRating[] = [];
  const quarantined: QuarantinedRating[] = [];
  const indicated = new Map<string, readonly Indicator[]>();
  for (const trace of traces) {
    const { ratingId } = trace;
    const evidence: Partial<Record<Indicator, Evidence>> = {
      i1: answeredTooFast(trace, parameters),
      i2: bursts.get(ratingId),
      i3: shared.get(ratingId),
    };
    const indicators = (['i1', 'i2', 'i3'] as const).filter((each) => evidence[each] !== undefined);
    if (indicators.length > 0) indicated.set(ratingId, indicators);
    const inExcess = excess.get(ratingId);
    if (inExcess !== undefined) excluded.push({ ratingId, officialId, rule: 'r2', evidence: inExcess });
    else if (indicators.length >= parameters.indicatorsToQuarantine)
      quarantined.push({
        ratingId,
        officialId,
        indicators,
        evidence: Object.fromEntries(indicators.map((each) => [each, evidence[each] ?? null])),
      });
  }
  const alert = findConcentration(officialId, own, bursts.size, parameters);
  return { excluded, quarantined, alerts: alert ? [alert] : [], indicated };
}

/** I1. */
function answeredTooFast(
  { secondsTaken, itemsAnswered }: RatingTrace,
  { leastSecondsPerItem }: ForensicParameters,
): Evidence | undefined {
  if (secondsTaken === null || secondsTaken >= leastSecondsPerItem * itemsAnswered) return undefined;
  return { secondsTaken, itemsAnswered };
}

/** S3: few effective devices for the ratings from own devices, or many ratings within bursts. */
function findConcentration(
  officialId: string,
  own: readonly RatingTrace[],
  burstRatings: number,
  { concentration }: ForensicParameters,
): SubjectAlert | null {
  const seen = own.filter(({ device }) => device !== null);
  const devices = effectiveNumber(
    [...groupBy(seen, ({ device }) => device ?? '').values()].map(({ length }) => length),
  );
  const few =
    devices !== null &&
    seen.length >= concentration.minimumRatings &&
    compare(
      rational(devices.num, devices.den * BigInt(seen.length)),
      parseRational(String(concentration.effectiveShare)),
    ) < 0;
  if (!few && burstRatings < concentration.burstRatings) return null;
  return {
    officialId,
    rule: 's3',
    favoursSubject: false,
    dropsChannel: null,
    evidence: {
      ratings: seen.length,
      effectiveDevices: devices === null ? null : `${devices.num}/${devices.den}`,
      burstRatings,
    },
  };
}

function byTime(a: RatingTrace, b: RatingTrace): number {
  if (a.minute !== b.minute) return a.minute < b.minute ? -1 : 1;
  return a.ratingId < b.ratingId ? -1 : a.ratingId > b.ratingId ? 1 : 0;
}
