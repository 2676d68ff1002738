import type { ActBody, ActField, ActValue, ActValues } from './act.js';

/** Fields that still lack what they must have, by name. */
export function missingFields(fields: readonly ActField[], values: ActValues): string[] {
  return fields
    .filter((field) => field.optional !== true && field.kind !== 'yes-no' && isEmpty(values[field.name]))
    .map(({ name }) => name);
}

/**
 * The body of a request: texts trimmed and in NFC, whole numbers as numbers, what is empty left out. A number that is none
 * goes as it was typed, so that the service says what is wrong with it.
 */
export function bodyOf(fields: readonly ActField[], values: ActValues): ActBody {
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const value = values[field.name];
      if (field.kind === 'yes-no') return [[field.name, value === true]];
      if (value === undefined || isEmpty(value)) return [];
      if (typeof value !== 'string') return [[field.name, value]];
      const text = value.normalize('NFC').trim();
      return [[field.name, field.kind === 'whole' && /^\d+$/.test(text) ? Number(text) : text]];
    }),
  );
}

function isEmpty(value: ActValue | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'boolean') return false;
  return typeof value === 'string' ? value.trim() === '' : value.length === 0;
}
