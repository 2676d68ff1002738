import type { DataOf, criteriaSetPublishedV1, postRecordedV1, unitRecordedV1 } from '@namkhong/contracts';
import type { closedDossier } from '@namkhong/contracts/http/feedback';
import { v7 } from 'uuid';
import type { z } from 'zod';

type Unit = DataOf<typeof unitRecordedV1>;
type Post = DataOf<typeof postRecordedV1>;
type PublishedSet = DataOf<typeof criteriaSetPublishedV1>;

/** A unit as directive announces it. */
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
    illustrative: false,
    ...change,
  };
}

export function postOf(officialCode: string, unit: Unit): Post {
  return {
    postId: v7(),
    officialId: v7(),
    officialCode,
    unitId: unit.unitId,
    role: 'staff',
    validFrom: '2026-01-01',
    validTo: null,
    illustrative: unit.illustrative,
  };
}

/** A version of a criteria set as scoring announces it. */
export function setOf(
  setCode: string,
  version: number,
  effectiveFrom: string,
  codes: readonly string[],
): PublishedSet {
  return {
    setCode,
    version,
    title: { vi: setCode, en: setCode },
    effectiveFrom,
    legalBasis: [],
    clauseId: null,
    headline: 'linear',
    criteria: codes.map((code) => ({
      code,
      weight: 1,
      question: { vi: `Câu hỏi ${code}`, en: `Question ${code}` },
    })),
    lowRule: {
      thresholdCenti: 6000,
      minimumUnitRatings: 100,
      minimumOfficialRatings: 50,
      minimumOfficialRaters: 30,
      minimumDays: 20,
      minimumPerCriterion: 10,
      minimumResponsePercent: 10,
    },
    illustrative: true,
  };
}

/** The n-th dossier of a feed, received 2026-11-02 and closed 2026-11-20. */
export function dossierOf(
  n: number,
  unitCode: string,
  change: Partial<z.input<typeof closedDossier>> = {},
): z.input<typeof closedDossier> {
  return {
    dossierCode: `000.00.05.H12-261102-${String(n).padStart(4, '0')}`,
    unitCode,
    officialCode: null,
    procedureGroup: 'land',
    outcome: 'approved',
    closedOn: '2026-11-20',
    onTime: true,
    ...change,
  };
}
