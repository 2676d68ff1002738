import { z } from 'zod';

/** The probability, from 0 to 1, that a message or receipt meets a fault. */
const share = z.number().min(0).max(1).default(0);

/** How the simulated network misbehaves; what is not said is no fault. */
export const faults = z.strictObject({
  /** Binds refused with ESME_RBINDFAIL; who is bound already stays so. */
  refuseBinds: z.boolean().default(false),
  /** Submissions refused with ESME_RTHROTTLED. */
  throttleShare: share,
  /** Submissions refused for now with ESME_RMSGQFUL. */
  temporaryFailureShare: share,
  /** Submissions refused for good with ESME_RSUBMITFAIL. */
  permanentFailureShare: share,
  /** Submissions taken upon which the connection breaks before they are answered: the sender cannot know. */
  disconnectShare: share,
  /** Submissions taken whose answer is never sent: the sender cannot know. */
  dropResponseShare: share,
  /** Pause before a submission is answered, in milliseconds. */
  responseDelayMs: z.number().min(0).max(600_000).default(0),
  /** Receipts sent twice. */
  duplicateReceiptShare: share,
  /** Receipts sent before the submission is answered. */
  earlyReceiptShare: share,
  /** Messages that never reach the phone (`UNDELIV`). */
  undeliverableShare: share,
  /** How a receipt writes the id that the answer to the submission gave in hexadecimal. */
  receiptIds: z.enum(['hexadecimal', 'decimal']).default('hexadecimal'),
});
export type Faults = Readonly<z.output<typeof faults>>;
