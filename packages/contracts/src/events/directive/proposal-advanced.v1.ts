import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, instant, uuid } from '../../primitives.js';

export const proposalKind = z.enum(['policy', 'inadequate-regulation', 'procedure', 'organisation', 'other']);
export const proposalState = z.enum(['received', 'accepted', 'refused', 'decided', 'withdrawn']);

/** A proposal came in or went a step further: ids, states and days. Nothing of what anybody wrote is in it. */
export const proposalAdvancedV1 = defineEvent({
  type: 'namkhong.directive.proposal-advanced.v1',
  topic: 'directive.proposal.v1',
  summary: 'A proposal came in or went a step further.',
  data: z.object({
    proposalId: uuid,
    kind: proposalKind,
    origin: z.enum(['public', 'official']),
    step: z.enum([
      'received',
      'forwarded',
      'accepted',
      'refused',
      'extended',
      'consulted',
      'opinion-given',
      'decided',
      'published',
      'unpublished',
      'withdrawn',
    ]),
    state: proposalState,
    /** The competent unit; null where none is found yet. */
    unitId: uuid.nullable(),
    replyDueOn: civilDate,
    decisionDueOn: civilDate.nullable(),
    at: instant,
  }),
  key: (data) => data.proposalId,
});
