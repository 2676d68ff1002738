import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, decimal, instant, uuid } from '../../primitives.js';
import { headline } from './criteria-set-published.v1.js';

/** The figure a unit's public page shows, behind the privacy floor. */
export const figurePublishedV1 = defineEvent({
  type: 'namkhong.scoring.figure-published.v1',
  topic: 'scoring.publication.v1',
  summary: "A unit's figure was published or replaced by a newer one.",
  data: z.object({
    publicationId: uuid,
    unitId: uuid,
    setCode: code,
    setVersion: z.int().min(1),
    headline,
    from: civilDate,
    /** Exclusive. */
    to: civilDate,
    n: z.int().min(10),
    score: decimal,
    lower: decimal.nullable(),
    upper: decimal.nullable(),
    publishedAt: instant,
    illustrative: z.boolean(),
  }),
  key: (data) => data.unitId,
});
