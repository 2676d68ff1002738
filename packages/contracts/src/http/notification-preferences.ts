import { z } from 'zod';

// GET, PUT /api/notification/v1/preferences  (official, unit head: their own; ETag, If-Match)
/** What officials are told of: a task given, steps up the line, reminders, results sent back, decisions on time, withdrawals. */
export const noticeKind = z.enum(['task', 'escalation', 'reminder', 'return', 'decision', 'withdrawal']);
export type NoticeKind = z.output<typeof noticeKind>;

/** `digest`: in one e-mail at 07:30 of the next working day. */
export const mailChoice = z.enum(['off', 'at-once', 'digest']);

export const preferenceChoice = z.strictObject({ kind: noticeKind, sms: z.boolean(), mail: mailChoice });
export type PreferenceChoice = z.output<typeof preferenceChoice>;

/** Kinds that are left out go back to what they were without a choice: by SMS, and in the digest. */
export const preferencesRequest = z.strictObject({ kinds: z.array(preferenceChoice).max(20) });

export const preferencesView = z.object({
  /** 0 where nothing was chosen yet. */
  version: z.int().min(0),
  /** Whether this installation sends e-mail at all. */
  mailAvailable: z.boolean(),
  /** `n•••@example.vn`: never the whole address; null where none is known. */
  maskedEmail: z.string().nullable(),
  kinds: z.array(
    preferenceChoice.extend({
      /** False for the first notice of a task and for steps up the line: they come by SMS whatever is chosen. */
      smsMayBeOff: z.boolean(),
      /** What is urgent (thượng khẩn, hỏa tốc) comes by SMS whatever is chosen; always true. */
      urgentAlwaysBySms: z.literal(true),
    }),
  ),
});
export type PreferencesView = z.output<typeof preferencesView>;
