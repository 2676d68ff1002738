import { z } from 'zod';

/** The part of JSON Schema that zod emits for our events. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly [keyword: string]: unknown;
}

/**
 * What a schema says on the wire. `additionalProperties: false` is left out: readers ignore fields they do not
 * know, which is what lets a version gain an optional field.
 */
export function toWireSchema(schema: z.ZodType): JsonSchema {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'throw' });
  return Object.fromEntries(Object.entries(json).filter(([keyword]) => keyword !== '$schema'));
}
