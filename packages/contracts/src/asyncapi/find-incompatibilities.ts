import type { JsonSchema } from './json-schema.js';

const comparedKeywords = [
  'type',
  'enum',
  'const',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
] as const;

/**
 * What in `current` would break somebody who holds to `published`: events of a published version are kept for
 * ever and read by services of any age. Allowed is a new optional property, and a new description; everything
 * else is a new version.
 *
 * @returns one sentence per breach, each beginning with the path; empty when compatible
 */
export function findIncompatibilities(published: JsonSchema, current: JsonSchema, path = 'data'): string[] {
  const breaches: string[] = [];
  for (const keyword of comparedKeywords) {
    if (show(published[keyword]) !== show(current[keyword])) {
      breaches.push(`${path}: ${keyword} was ${show(published[keyword])}, is ${show(current[keyword])}`);
    }
  }
  const required = new Set(published.required);
  for (const name of current.required ?? []) {
    if (!required.has(name)) breaches.push(`${path}.${name}: is required now, older events lack it`);
  }
  for (const name of required) {
    if (!current.required?.includes(name))
      breaches.push(`${path}.${name}: was required, older readers need it`);
  }
  for (const [name, schema] of Object.entries(published.properties ?? {})) {
    const counterpart = current.properties?.[name];
    if (counterpart) breaches.push(...findIncompatibilities(schema, counterpart, `${path}.${name}`));
    else breaches.push(`${path}.${name}: was removed`);
  }
  for (const keyword of ['items', 'additionalProperties', 'propertyNames'] as const) {
    const [before, after] = [published[keyword], current[keyword]];
    if (isSchema(before) && isSchema(after))
      breaches.push(...findIncompatibilities(before, after, `${path}[]`));
    else if (keyword !== 'additionalProperties' && isSchema(before) !== isSchema(after)) {
      breaches.push(`${path}: ${keyword} was ${show(before)}, is ${show(after)}`);
    }
  }
  for (const keyword of ['prefixItems', 'anyOf', 'oneOf'] as const) {
    breaches.push(...compareLists(published[keyword], current[keyword], `${path}.${keyword}`));
  }
  return breaches;
}

function compareLists(
  published: readonly JsonSchema[] = [],
  current: readonly JsonSchema[] = [],
  path: string,
): string[] {
  if (published.length !== current.length) {
    return [`${path}: had ${published.length} alternatives, has ${current.length}`];
  }
  return published.flatMap((schema, index) =>
    findIncompatibilities(schema, current[index] as JsonSchema, `${path}[${index}]`),
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
