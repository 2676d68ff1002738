import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** A unit in full, with the interval [validFrom, validTo) in which it exists. */
export const unitRecordedV1 = defineEvent({
  type: 'namkhong.directive.unit-recorded.v1',
  topic: 'directive.organisation.v1',
  summary: 'A unit was recorded or changed; the event carries its full state.',
  data: z.object({
    unitId: uuid,
    /** Official code of the General Statistics Office, or the authority's own. */
    code: z.string().min(1).max(35),
    name: z.string().min(1),
    kind: z.string().min(1),
    parentId: uuid.nullable(),
    validFrom: civilDate.nullable(),
    validTo: civilDate.nullable(),
    predecessorIds: z.array(uuid),
    /**
     * Whom it belonged, belongs or will belong to and from when until when, earliest first, where that changed. `parentId`
     * is the one in force on the day of the event; the unit is recorded again on the day on which the next one takes over.
     */
    parents: z
      .array(
        z.object({
          parentId: uuid.nullable(),
          validFrom: civilDate.nullable(),
          validTo: civilDate.nullable(),
        }),
      )
      .min(1)
      .optional(),
    /** What it was, is or will be called, likewise; `name` is the one in force on the day of the event. */
    names: z
      .array(
        z.object({
          name: z.string().min(1),
          validFrom: civilDate.nullable(),
          validTo: civilDate.nullable(),
        }),
      )
      .min(1)
      .optional(),
    /** Fictional, for demonstration: shown as “số liệu minh họa” everywhere. */
    illustrative: z.boolean(),
  }),
  key: (data) => data.unitId,
});
