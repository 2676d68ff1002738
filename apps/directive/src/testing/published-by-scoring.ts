import type {
  criteriaSetPublishedV1,
  DataOf,
  figurePublishedV1,
  lowFlagRaisedV1,
  periodPublishedV1,
} from '@namkhong/contracts';
import { v7 } from 'uuid';

type Set = DataOf<typeof criteriaSetPublishedV1>;
type Figure = DataOf<typeof figurePublishedV1>;
type Flag = DataOf<typeof lowFlagRaisedV1>;
type Publication = DataOf<typeof periodPublishedV1>;

const quarterOf = (quarter: string) => ({
  quarter,
  n: 120,
  days: 50,
  score: '41.25',
  lower: '37.10',
  upper: '45.40',
  p: '0.000001',
});

/** A criteria set as scoring publishes it, ordered by the clause. */
export function criteriaSetOf(clauseId: string | null, change: Partial<Set> = {}): Set {
  return {
    setCode: 'hai-long',
    version: 1,
    title: { vi: 'Mức độ hài lòng', en: 'Satisfaction' },
    effectiveFrom: '2026-01-01',
    legalBasis: ['01-CT/MH'],
    clauseId,
    headline: 'linear',
    criteria: [
      { code: 'thai-do', weight: 6_000, question: { vi: 'Thái độ phục vụ?', en: 'Attitude?' } },
      { code: 'thoi-gian', weight: 4_000, question: { vi: 'Thời gian?', en: 'Time?' } },
    ],
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
    ...change,
  };
}

export function figureOf(unitId: string, change: Partial<Figure> = {}): Figure {
  return {
    publicationId: v7(),
    unitId,
    setCode: 'hai-long',
    setVersion: 1,
    headline: 'linear',
    from: '2025-10-01',
    to: '2026-10-01',
    n: 120,
    score: '41.25',
    lower: '37.10',
    upper: '45.40',
    publishedAt: '2026-10-02T00:05:00.000Z',
    illustrative: true,
    ...change,
  };
}

/** A flag about a unit, low in the second and the third quarter of 2026. */
export function lowFlagOf(unitId: string, change: Partial<Flag> = {}): Flag {
  return {
    flagId: v7(),
    subject: { kind: 'unit', unitId },
    setCode: 'hai-long',
    setVersion: 1,
    clauseId: null,
    threshold: '60.00',
    evidence: [quarterOf('2026-Q2'), quarterOf('2026-Q3')],
    conditions: [{ id: 'low-in-both-quarters', holds: 'yes', reason: 'upper-bound-below-threshold' }],
    lowestCriterion: 'thai-do',
    raisedAt: '2026-11-20T01:00:00.000Z',
    illustrative: true,
    ...change,
  };
}

export function publicationOf(change: Partial<Publication> = {}): Publication {
  return {
    publicationId: v7(),
    setCode: 'hai-long',
    quarter: '2026-Q3',
    supersedes: null,
    manifestHash: 'ab'.repeat(32),
    units: 2,
    publishedAt: '2026-10-05T02:00:00.000Z',
    illustrative: true,
    ...change,
  };
}
