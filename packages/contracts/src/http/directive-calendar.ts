import { z } from 'zod';
import { civilDate, instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

/** Part of a day, local time: `07:30` to `11:30`. Whether it is one is for the calendar to say. */
const hoursSpan = z.object({ from: z.string().max(5), to: z.string().max(5) });

const content = {
  /** The days it speaks of: [validFrom, validTo). */
  validFrom: civilDate,
  validTo: civilDate,
  legalBasis: z.array(z.string().min(1).max(200)).min(1).max(20),
  /** 1 Monday … 7 Sunday; days that are not named are days of rest. */
  week: z.array(z.object({ weekdays: z.array(z.int()).max(14), spans: z.array(hoursSpan).max(8) })).max(14),
  daysOff: z
    .array(
      z.object({
        on: civilDate,
        kind: z.enum(['holiday', 'compensatory']),
        name: z.string().min(1).max(100),
      }),
    )
    .max(400),
  /** A working day given free for another that is worked instead. */
  swaps: z.array(z.object({ off: civilDate, worked: civilDate })).max(100),
  /** Worked out from the law before anybody announced it. */
  provisional: z.boolean().default(false),
};

// POST /api/directive/v1/calendar/versions?dryRun=  (If-Match: the ETag of GET calendar)  → 201 calendarRecording
export const calendarVersionRequest = z.object({
  /** Whose calendar; null is the whole installation's. */
  unitId: uuid.nullable(),
  ...content,
});
export const calendarRecordQuery = z.object({ dryRun: z.stringbool().default(false) });

// GET /api/directive/v1/calendar/versions?unitId=  (public) → page(calendarVersion), latest first
export const calendarVersion = calendarVersionRequest.extend({
  versionId: uuid,
  ordinal: z.int(),
  recordedAt: instant,
});
export type CalendarVersionView = z.output<typeof calendarVersion>;
export const calendarVersionsQuery = pageQuery.extend({ unitId: uuid.optional() });

// GET /api/directive/v1/calendar/moves?versionId=&deadlineId= → page(deadlineMove)
export const deadlineMove = z.object({
  versionId: uuid,
  /** What the deadline belongs to: `assignment`, `case` … */
  kind: z.string(),
  deadlineId: uuid,
  unitId: uuid,
  from: civilDate,
  to: civilDate,
  movedAt: instant,
});
export type DeadlineMoveView = z.output<typeof deadlineMove>;
export const deadlineMovesQuery = pageQuery.extend({
  cursor: z.string().max(400).optional(),
  versionId: uuid.optional(),
  deadlineId: uuid.optional(),
});

export const calendarRecording = z.object({
  version: calendarVersion,
  dryRun: z.boolean(),
  /** How many open deadlines it moves, by what they belong to. */
  moved: z.array(z.object({ kind: z.string(), later: z.int(), earlier: z.int() })),
  /** The first 200 of them. */
  moves: z.array(deadlineMove),
});
export type CalendarRecording = z.output<typeof calendarRecording>;

// GET /api/directive/v1/calendar?unitId=&from=&to=  (public) → calendar; its ETag is what recording a version names
export const calendarQuery = z.object({ unitId: uuid.optional(), from: civilDate, to: civilDate });
export const calendarDay = z.object({
  date: civilDate,
  /** Empty on a day of rest. */
  hours: z.array(hoursSpan),
  /** Why the day differs from its weekday. */
  remark: z.enum(['holiday', 'compensatory', 'swapped-off', 'swapped-worked']).nullable(),
  name: z.string().nullable(),
  provisional: z.boolean(),
});
export type CalendarDay = z.output<typeof calendarDay>;
export const calendar = z.object({
  unitId: uuid.nullable(),
  /** How many versions are the unit's own. */
  versions: z.int(),
  days: z.array(calendarDay),
});
export type CalendarView = z.output<typeof calendar>;

// GET /api/directive/v1/calendar/deadline?unitId=&from=&workingDays=  (public) → calendarDeadline
export const calendarDeadlineQuery = z.object({
  unitId: uuid.optional(),
  from: civilDate,
  workingDays: z.coerce.number().int().min(1).max(500),
});
export const calendarDeadline = z.object({ dueOn: civilDate });
