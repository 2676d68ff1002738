import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { code, decimal, instant, quarter, uuid } from '../../primitives.js';

/** A unit's line of the public manifest of a closed quarter, for whoever compares one quarter with another. */
export const quarterFigurePublishedV1 = defineEvent({
  type: 'namkhong.scoring.quarter-figure-published.v1',
  topic: 'scoring.publication.v1',
  summary:
    "A unit's figures of a closed quarter, criterion by criterion; a later publication of the quarter replaces them.",
  data: z.object({
    publicationId: uuid,
    unitId: uuid,
    setCode: code,
    /** Versions of the set in the publication: quarters with other versions are not measured alike. */
    setVersions: z.array(z.int().min(1)).min(1),
    quarter,
    n: z.int().min(10),
    score: decimal,
    lower: decimal.nullable(),
    upper: decimal.nullable(),
    /** Those with enough answers to be told; `satisfied` is the share of levels 4 and 5 in percent. */
    criteria: z.array(z.object({ code, n: z.int().min(10), score: decimal, satisfied: decimal })),
    publishedAt: instant,
    illustrative: z.boolean(),
  }),
  key: (data) => data.unitId,
});
