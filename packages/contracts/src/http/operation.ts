import { z } from 'zod';

// GET /api/<service>/v1/operation  (operator) → operation
export const operation = z.object({
  service: z.string(),
  at: z.iso.datetime(),
  ready: z.boolean(),
  /** Part → `ok`, or what is wrong with it. */
  parts: z.record(z.string(), z.string()),
  /** Events that are committed and not sent yet. */
  outbox: z.object({ waiting: z.int() }),
  consumers: z.array(
    z.object({
      group: z.string(),
      /** Records of each topic that the group has yet to handle. */
      topics: z.array(z.object({ topic: z.string(), lag: z.int() })),
      /** Why it stands still until a person looks; null where it does not. */
      halted: z.string().nullable(),
    }),
  ),
});
export type Operation = z.output<typeof operation>;

/** A record that a group of the service could not handle. What it says is not shown: this is who, where and why. */
export const deadLetter = z.object({
  /** Where the record lay, and with that what it is called here. */
  topic: z.string(),
  partition: z.int(),
  /** Its place among the topic's dead letters. */
  offset: z.string().regex(/^\d{1,19}$/),
  sourceOffset: z.string(),
  group: z.string(),
  code: z.string(),
  detail: z.string(),
  type: z.string(),
  eventId: z.string(),
  /** Whether the group has handled the event since. */
  handled: z.boolean(),
});
export type DeadLetterView = z.output<typeof deadLetter>;
// GET /api/<service>/v1/dead-letters  (operator) → deadLetters, the latest first; at most 200 of each topic
export const deadLetters = z.object({ items: z.array(deadLetter), more: z.boolean() });

// POST /api/<service>/v1/dead-letters/replay  (operator) → 202 deadLetter: put back on its topic as it was
export const replayRequest = deadLetter.pick({ topic: true, offset: true });
