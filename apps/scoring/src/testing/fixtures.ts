import type {
  DataOf,
  findingFinalisedV1,
  findingWithdrawnV1,
  ratingCastV1,
  ratingSignalledV1,
  serviceCountedV1,
  standingDecidedV1,
  unitRecordedV1,
} from '@namkhong/contracts';
import type { criteriaSetRequest } from '@namkhong/contracts/http/scoring';
import { v4, v7 } from 'uuid';
import type { z } from 'zod';

type Unit = DataOf<typeof unitRecordedV1>;
type Rating = DataOf<typeof ratingCastV1>;

/** A unit as directive announces it; fictional unless it is said to be real. */
export function unitOf(code: string, change: Partial<Unit> = {}): Unit {
  return {
    unitId: v7(),
    code,
    name: `Đơn vị ${code}`,
    kind: 'phuong',
    parentId: null,
    validFrom: null,
    validTo: null,
    predecessorIds: [],
    illustrative: true,
    ...change,
  };
}

/** A set with criteria of these weights, in force from the first of 2026. */
export function setOf(
  weights: Readonly<Record<string, number>>,
  change: Partial<z.input<typeof criteriaSetRequest>> = {},
): z.input<typeof criteriaSetRequest> {
  return {
    setCode: 'sipas',
    title: { vi: 'Bộ tiêu chí', en: 'Criteria' },
    effectiveFrom: '2026-01-01',
    legalBasis: [],
    retrospective: true,
    criteria: Object.entries(weights).map(([code, weight]) => ({
      code,
      weight,
      question: { vi: `Câu hỏi ${code}`, en: `Question ${code}` },
    })),
    ...change,
  };
}

/** A rating by ballot of the first version of `sipas`, given on the web on 17 May 2026. */
export function ratingOf(
  unit: Pick<Unit, 'unitId'>,
  levels: Rating['levels'],
  change: Partial<Rating> = {},
): Rating {
  return {
    ratingId: v4(),
    unitId: unit.unitId,
    officialId: null,
    servicePoint: null,
    procedureGroup: 'land',
    outcome: 'approved',
    channel: 'web',
    assurance: 'ballot',
    day: '2026-05-17',
    setCode: 'sipas',
    setVersion: 1,
    levels,
    illustrative: true,
    ...change,
  };
}

/** As many ratings of one criterion as the histogram counts, from level 1 to 5. */
export function ratingsOf(
  unit: Pick<Unit, 'unitId'>,
  criterion: string,
  histogram: readonly number[],
  change: Partial<Rating> = {},
): Rating[] {
  return histogram.flatMap((count, index) =>
    Array.from({ length: count }, () => ratingOf(unit, { [criterion]: index + 1 }, change)),
  );
}

/** The signal of a rating by somebody whom the key of its official tells apart from others. */
export function signalOf({ ratingId, unitId, day }: Rating, rater: string): DataOf<typeof ratingSignalledV1> {
  return {
    ratingId,
    unitId,
    minute: `${day}T03:05Z`,
    secondsTaken: 40,
    rater: Buffer.from(rater).toString('base64url'),
    device: null,
    network: null,
  };
}

/** People served on a day, each of them invited. */
export function servedOf(
  { unitId }: Pick<Unit, 'unitId'>,
  officialId: string | null,
  day: string,
  invited: number,
): DataOf<typeof serviceCountedV1> {
  return {
    unitId,
    officialId,
    procedureGroup: 'land',
    outcome: 'approved',
    day,
    closed: invited,
    invited,
    onTime: invited,
    missingPhone: 0,
    invalidPhone: 0,
  };
}

/** A decision of a rule about a rating. */
export function decisionOf(
  { ratingId, unitId, officialId }: Pick<Rating, 'ratingId' | 'unitId' | 'officialId'>,
  sequence: number,
  standing: DataOf<typeof standingDecidedV1>['standing'],
): DataOf<typeof standingDecidedV1> {
  return {
    ...{ decisionId: v7(), ratingId, unitId, officialId, sequence, standing, rule: 'q', ruleVersion: 1 },
    evidenceHash: 'a'.repeat(64),
    actor: { kind: 'rule' },
    decideBy: null,
    decidedAt: '2026-05-18T03:00:00Z',
  };
}

type Finding = DataOf<typeof findingFinalisedV1>;

/** A final finding about a unit, of 10 May 2026: it counts from 1 June 2026 to 31 May 2027. */
export function findingOf(
  { unitId }: Pick<Unit, 'unitId'>,
  severity: Finding['severity'],
  change: Partial<Finding> = {},
): Finding {
  return {
    findingId: v7(),
    revision: 1,
    inspectionId: v7(),
    subject: { kind: 'unit', unitId },
    no: 1,
    severity,
    occurredOn: '2026-05-10',
    finalOn: '2026-06-01',
    expiresOn: '2027-05-31',
    finalisedAt: '2026-06-01T03:00:00Z',
    illustrative: true,
    ...change,
  };
}

/** Says that the finding never counted. */
export function withdrawalOf(
  { findingId, subject, illustrative }: Pick<Finding, 'findingId' | 'subject' | 'illustrative'>,
  revision: number,
): DataOf<typeof findingWithdrawnV1> {
  return {
    ...{ findingId, revision, subject, illustrative },
    ground: 'appeal-upheld',
    withdrawnAt: '2026-07-01T03:00:00Z',
  };
}
