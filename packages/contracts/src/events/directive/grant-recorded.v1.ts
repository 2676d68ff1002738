import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

export const grantRole = z.enum([
  'official',
  'unit-head',
  'committee-office',
  'inspector',
  'reviewer',
  'analyst',
  'kiosk',
  'operator',
]);

/** The right of one subject to act in a role for a unit and the units below it. */
export const grantRecordedV1 = defineEvent({
  type: 'namkhong.directive.grant-recorded.v1',
  topic: 'directive.grant.v1',
  summary: 'A grant was made, changed or ended; the event carries its full state.',
  data: z.object({
    grantId: uuid,
    /** The `sub` of the access token. */
    subject: z.string().min(1).max(255),
    role: grantRole,
    /** The root of the subtree; null means the whole organisation. */
    unitId: uuid.nullable(),
    /** The official this account belongs to, where it does. */
    officialId: uuid.nullable(),
    validFrom: civilDate,
    validTo: civilDate.nullable(),
  }),
  key: (data) => data.subject,
});
