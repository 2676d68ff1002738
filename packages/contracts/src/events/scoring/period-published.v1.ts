import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { code, instant, quarter, uuid } from '../../primitives.js';

/** A closed quarter with its manifest. A later one for the same quarter supersedes it; nothing is overwritten. */
export const periodPublishedV1 = defineEvent({
  type: 'namkhong.scoring.period-published.v1',
  topic: 'scoring.publication.v1',
  summary: 'The figures of a quarter were closed and published with a signed manifest.',
  data: z.object({
    publicationId: uuid,
    setCode: code,
    quarter,
    supersedes: uuid.nullable(),
    /** SHA-256 of the canonical JSON of the public manifest, hexadecimal. */
    manifestHash: z.string().regex(/^[0-9a-f]{64}$/),
    /** Units with a figure in it. */
    units: z.int().min(0),
    publishedAt: instant,
    illustrative: z.boolean(),
  }),
  key: (data) => data.setCode,
});
