import { CloudEvent, Kafka } from 'cloudevents';
import { z } from 'zod';
import { quickCheckOf, type QuickCheck } from './quick-check.js';
import type { TopicName } from './topics.js';

/** One version of one event type: where it travels, what orders it, and the shape of its data. */
export interface EventDefinition<Type extends string = string, Data extends z.ZodType = z.ZodType> {
  /** CloudEvents type with its version, for example `namkhong.feedback.rating-cast.v1`. */
  readonly type: Type;
  readonly topic: TopicName;
  readonly summary: string;
  readonly data: Data;
  /** The record key: the aggregate within which order is promised. */
  key(data: z.output<Data>): string;
}

export function defineEvent<const Type extends `namkhong.${string}.v${number}`, Data extends z.ZodType>(
  definition: EventDefinition<Type, Data>,
): EventDefinition<Type, Data> {
  return definition;
}

/** The data of an event definition, as plain type. */
export type DataOf<Definition> =
  Definition extends EventDefinition<string, infer Data> ? z.output<Data> : never;

/** What identifies and connects an event; everything is an argument so that decisions stay pure. */
export interface EventContext {
  /** UUIDv7, unique for ever: the key of exactly-once. */
  readonly id: string;
  /** The publishing service, for example `/feedback`. */
  readonly source: string;
  readonly time: Date;
  /** The request or the chain of events this belongs to. */
  readonly correlationId: string;
  /** The event that caused this one, where there is one. */
  readonly causationId?: string | undefined;
}

/** An event ready for the outbox: CloudEvents binary mode, so the headers carry the attributes. */
export interface OutgoingEvent {
  readonly id: string;
  readonly topic: TopicName;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text of the data. */
  readonly value: string;
}

/** A validated event as a consumer sees it. */
export interface IncomingEvent<Type extends string = string, Data = unknown> {
  readonly id: string;
  readonly type: Type;
  readonly source: string;
  readonly subject: string;
  readonly time: Date;
  readonly correlationId: string;
  readonly causationId: string | undefined;
  readonly data: Data;
}

const attributes = z.object({
  id: z.uuid(),
  type: z.string().startsWith('namkhong.'),
  source: z.string().startsWith('/'),
  subject: z.string().min(1),
  time: z.iso.datetime(),
  correlationid: z.string().min(1),
  causationid: z.uuid().optional(),
});
/** Found out once: every event is read by them. */
const attributeHeaders = Object.keys(attributes.shape).map((name) => ({ name, header: `ce_${name}` }));
const quickChecks = new WeakMap<z.ZodType, QuickCheck>();

/**
 * Builds an event for the outbox. The data is validated on the way out, so a service cannot publish what its
 * own contract forbids; throws ZodError when it tries.
 */
export function createEvent<Data extends z.ZodType>(
  definition: EventDefinition<string, Data>,
  data: z.input<Data>,
  context: EventContext,
): OutgoingEvent {
  const valid = definition.data.parse(data);
  const key = definition.key(valid);
  return {
    id: context.id,
    topic: definition.topic,
    key,
    headers: {
      ...headersOf(definition.type, context.source),
      ce_id: context.id,
      ce_subject: key,
      ce_time: context.time.toISOString(),
      ce_correlationid: context.correlationId,
      ...(context.causationId === undefined ? {} : { ce_causationid: context.causationId }),
    },
    value: JSON.stringify(valid),
  };
}

/** What all events of a type and source have in common, as the CloudEvents SDK puts it: asked once, as it takes its time. */
const commonHeaders = new Map<string, Readonly<Record<string, string>>>();

function headersOf(type: string, source: string): Readonly<Record<string, string>> {
  const known = commonHeaders.get(`${type} ${source}`);
  if (known) return known;
  const sample = { id: 'sample', time: new Date(0).toISOString(), datacontenttype: 'application/json' };
  const { headers } = Kafka.binary(new CloudEvent({ ...sample, type, source, data: {} }));
  const common = Object.fromEntries(
    // The SDK names attributes that are not set; a header that is not there is not sent.
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  commonHeaders.set(`${type} ${source}`, common);
  return common;
}

/** Why a record could not be read; the code goes to the dead-letter topic with it. */
export class MalformedEventError extends Error {
  constructor(
    readonly code: 'envelope-invalid' | 'type-unknown' | 'json-invalid' | 'data-invalid',
    detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'MalformedEventError';
  }
}

/**
 * Reads a record's headers and body back into a validated event.
 *
 * @param definitions the event versions the reader understands, by type
 * @throws MalformedEventError naming which part is wrong
 */
export function parseEvent(
  definitions: ReadonlyMap<string, EventDefinition>,
  headers: Readonly<Record<string, string>>,
  value: string,
): IncomingEvent {
  const given: Record<string, string> = {};
  for (const { name, header } of attributeHeaders) {
    const text = headers[header];
    if (text !== undefined) given[name] = text;
  }
  const envelope = parse(attributes, given);
  if (!envelope.success) throw new MalformedEventError('envelope-invalid', z.prettifyError(envelope.error));
  const definition = definitions.get(envelope.data.type);
  if (!definition) throw new MalformedEventError('type-unknown', envelope.data.type);
  const data = parse(definition.data, parseJson(value));
  if (!data.success) throw new MalformedEventError('data-invalid', z.prettifyError(data.error));
  const { id, type, source, subject, time, correlationid, causationid } = envelope.data;
  return {
    id,
    type,
    source,
    subject,
    time: new Date(time),
    correlationId: correlationid,
    causationId: causationid,
    data: data.data,
  };
}

/** Narrows an event to one definition: `if (isEvent(ratingCastV1, event)) event.data.ratingId`. */
export function isEvent<Type extends string, Data extends z.ZodType>(
  definition: EventDefinition<Type, Data>,
  event: IncomingEvent,
): event is IncomingEvent<Type, z.output<Data>> {
  return event.type === definition.type;
}

/** As `safeParse`. Almost every event is as its schema wants it, and that is found out much sooner than what a wrong one lacks. */
function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.ZodSafeParseResult<z.output<Schema>> {
  let isValid = quickChecks.get(schema);
  if (!isValid) quickChecks.set(schema, (isValid = quickCheckOf(schema)));
  return isValid(value) ? { success: true, data: value as z.output<Schema> } : schema.safeParse(value);
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new MalformedEventError('json-invalid', (error as Error).message);
  }
}
