import { type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { currentContext } from '../context/request-context.js';
import { type FieldFault, Problem } from '../problems/problem.js';

/** What is said of a wrong field where its schema has no words of its own. */
const messages = {
  vi: unlessMissing('Thiếu thông tin bắt buộc.', z.locales.vi().localeError),
  en: unlessMissing('This is required.', z.locales.en().localeError),
};

/**
 * Validates one argument of a handler, after the guards; throws 422 `input-invalid` naming every wrong field in the
 * caller's language.
 */
export class ZodPipe<Schema extends z.ZodType = z.ZodType> implements PipeTransform<
  unknown,
  z.output<Schema>
> {
  constructor(readonly schema: Schema) {}

  transform(value: unknown): z.output<Schema> {
    const error = messages[currentContext()?.language ?? 'vi'];
    const result = this.schema.safeParse(value, { error });
    if (result.success) {
      refuseUnstorable(result.data);
      return result.data;
    }
    throw new Problem(422, 'input-invalid', { errors: result.error.issues.map(toFault) });
  }
}

/** `@Body(zod(schema))`, `@Query(zod(schema))`, `@Param(zod(schema))`: the schema also documents the route. */
export function zod<Schema extends z.ZodType>(schema: Schema): ZodPipe<Schema> {
  return new ZodPipe(schema);
}

/** Whoever left something out need not read about types. */
function unlessMissing(missing: string, others: z.core.$ZodErrorMap): z.core.$ZodErrorMap {
  return (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? missing : others(issue));
}

function toFault(issue: z.core.$ZodIssue): FieldFault {
  return { path: issue.path.join('.'), code: issue.code, message: issue.message };
}

/** No database keeps an end of text (U+0000) or half of a surrogate pair: whoever sends one is told, not failed. */
function refuseUnstorable(value: unknown): void {
  const path = unstorableText(value);
  if (path === undefined) return;
  const message = unstorable[currentContext()?.language ?? 'vi'];
  throw new Problem(422, 'input-invalid', {
    errors: [{ path: path.join('.'), code: 'invalid_format', message }],
  });
}

const unstorable = {
  vi: 'Có ký tự không lưu được.',
  en: 'There is a character that cannot be stored.',
};

/** Where in a value such a text is; undefined where there is none. Names of members count as well. */
function unstorableText(value: unknown): string[] | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : [];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const path = isStorable(name) ? unstorableText(member) : [];
    if (path) return [name.toWellFormed().replaceAll('\0', ''), ...path];
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
