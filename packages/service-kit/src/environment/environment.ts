import type { z } from 'zod';

/** Where settings come from: `process.env` in production, a literal in tests. */
export type EnvironmentSource = Readonly<Record<string, string | undefined>>;

export type EnvironmentReading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the settings of a schema; an empty text counts as not set. Every fault is listed, not only the first. */
export function readEnvironment<Schema extends z.ZodObject>(
  schema: Schema,
  source: EnvironmentSource,
): EnvironmentReading<z.output<Schema>> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  const faults = [
    ...(result.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...('BUS' in schema.shape ? busFaults(given) : []),
  ];
  return result.success && faults.length === 0 ? { ok: true, value: result.data } : { ok: false, faults };
}

/**
 * Reads the environment once, when the process starts. Prints every fault together and ends the process with
 * status 1 where there is any: a service never runs on half a configuration.
 */
export function parseEnvironment<Schema extends z.ZodObject>(
  schema: Schema,
  source: EnvironmentSource = process.env,
): z.output<Schema> {
  const reading = readEnvironment(schema, source);
  if (reading.ok) return reading.value;
  process.stderr.write(`The environment is not usable:\n${reading.faults.map((f) => `  ${f}\n`).join('')}`);
  process.exit(1);
}

/** Which bus is chosen decides which of its settings must be there; one field's schema cannot say that. */
function busFaults(given: EnvironmentSource): string[] {
  if (given.BUS === 'kafka') {
    return given.KAFKA_BROKERS ? [] : ['KAFKA_BROKERS: needed where BUS is kafka'];
  }
  return given.BUS_DATABASE_URL ? [] : ['BUS_DATABASE_URL: needed where BUS is postgres'];
}
