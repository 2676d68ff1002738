import { z } from 'zod';
import { bilingual, civilDate, code, level, month, uuid } from '../primitives.js';

const text = bilingual.refine(({ vi, en }) => vi.length <= 500 && en.length <= 500, 'at most 500 characters');

export const furtherOption = z.object({ code, label: text });

/** Asked where all conditions hold; a condition looks at levels, or at questions that stand before. */
export const furtherQuestion = z.object({
  code,
  question: text,
  choose: z.enum(['one', 'several']),
  options: z.array(furtherOption).min(2).max(20),
  askedWhen: z
    .array(
      z.union([
        z.object({ criterion: code, atLeast: level, atMost: level }),
        z.object({ question: code, isOneOf: z.array(code).min(1).max(20) }),
      ]),
    )
    .max(10)
    .default([]),
});

/** What is asked beside the criteria. Answers are chosen, never written, and no index has anything of them. */
export const furtherForm = z.object({ formId: uuid, questions: z.array(furtherQuestion) });
export type FurtherForm = z.output<typeof furtherForm>;

/** Options by question; a question left out was not answered. */
export const furtherAnswers = z.object({
  formId: uuid,
  answers: z
    .record(code, z.array(code).min(1).max(20))
    .refine((value) => Object.keys(value).length <= 30, 'at most 30 questions'),
});
export type FurtherAnswers = z.output<typeof furtherAnswers>;

// POST /api/feedback/v1/forms?dryRun=  (committee office above the unit) → 201 form ; GET → forms
export const formRequest = z.object({
  /** Null: the whole organisation. The form of the nearest unit counts. */
  unitId: uuid.nullable(),
  /** Of one group of procedures; null for all that have none of their own. */
  procedureGroup: code.nullable().default(null),
  /** From the first day on which it is asked, after today: what is asked does not change under anybody's hands. */
  validFrom: civilDate,
  title: text,
  /** None: nothing is asked beside the criteria from that day on. */
  questions: z.array(furtherQuestion).max(30),
  /** The decision it rests on. */
  basis: z.string().trim().min(1).max(200),
});
export const form = formRequest.extend({ formId: uuid });
export type Form = z.output<typeof form>;
export const forms = z.object({ items: z.array(form) });

// GET /api/feedback/v1/forms/{formId}/figures?unitId=&from=&to=  (unit head and above) → formFigures
export const formPath = z.object({ formId: uuid });
export const formFiguresQuery = z
  .object({ unitId: uuid, from: month, to: month })
  .refine((query) => query.from <= query.to, { path: ['to'], message: 'not before from' })
  .refine((query) => Number(query.to.slice(0, 4)) - Number(query.from.slice(0, 4)) < 10, {
    path: ['from'],
    message: 'not ten calendar years before to',
  });
export const formFigures = z.object({
  formId: uuid,
  unitId: uuid,
  questions: z.array(
    z.object({
      code,
      /** How many answered in the months that are told; null where none is. */
      answered: z.int().nullable(),
      /** How many of them chose each option. */
      chosen: z.record(code, z.int()).nullable(),
      /** Months in which fewer than ten answered it, and the running one. */
      withheldMonths: z.array(month),
    }),
  ),
});
export type FormFigures = z.output<typeof formFigures>;
