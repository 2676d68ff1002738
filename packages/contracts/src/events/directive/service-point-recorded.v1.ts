import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** A place where people are served, or one of its counters, with the units it belonged to. */
export const servicePointRecordedV1 = defineEvent({
  type: 'namkhong.directive.service-point-recorded.v1',
  topic: 'directive.organisation.v1',
  summary: 'A service point or counter was recorded or changed; the event carries its full state.',
  data: z.object({
    servicePointId: uuid,
    code: z.string().min(1).max(35),
    name: z.string().min(1),
    kind: z.enum(['point', 'counter']),
    /** The place a counter belongs to. */
    pointId: uuid.nullable(),
    /** Whose it is and from when until when, earliest first. */
    units: z
      .array(z.object({ unitId: uuid, validFrom: civilDate.nullable(), validTo: civilDate.nullable() }))
      .min(1),
    validFrom: civilDate.nullable(),
    validTo: civilDate.nullable(),
    illustrative: z.boolean(),
  }),
  key: (data) => data.servicePointId,
});
