import { z } from 'zod';

/** A UUID of any version, lower case. */
export const uuid = z.uuid();

/** A civil date in Asia/Ho_Chi_Minh, `2026-11-23`. */
export const civilDate = z.iso.date();

/** A calendar month, `2026-11`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** A calendar quarter, `2026-Q4`. */
export const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);

/** An instant in UTC, ISO 8601 with milliseconds. */
export const instant = z.iso.datetime();

/** A stable machine name: lower case, digits and hyphens. */
export const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case letters, digits and hyphens')
  .max(64);

/** A level of the five-point scale: 1 rất không hài lòng … 5 rất hài lòng. */
export const level = z.int().min(1).max(5);

/** Answers by criterion code; a criterion left out was not answered. */
export const levels = z
  .record(code, level)
  .refine((value) => Object.keys(value).length > 0, 'at least one answer');

/** Counts of the levels 1 to 5, in this order. */
export const histogram = z.tuple([count(), count(), count(), count(), count()]);

/** A text in both languages of the platform. */
export const bilingual = z.object({ vi: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.output<typeof bilingual>;

/** A figure as an exact decimal text with two places, `81.04`; never a float. */
export const decimal = z.string().regex(/^-?\d+\.\d+$/);

export const channel = z.enum([
  'web',
  'qr',
  'kiosk',
  'sms',
  'call-back',
  'staff',
  'paper',
  'survey',
  'digital',
]);
export type Channel = z.output<typeof channel>;

/** `ballot`: a one-time token was spent; `open`: anybody could have answered. Only ballots judge people. */
export const assurance = z.enum(['ballot', 'open']);
export type Assurance = z.output<typeof assurance>;

/** How the dossier that was rated ended. */
export const outcome = z.enum(['approved', 'refused', 'supplement']);
export type Outcome = z.output<typeof outcome>;

function count() {
  return z.int().min(0);
}
