import type { EventDefinition } from '../envelope.js';
import { eventDefinitions } from '../events/registry.js';
import { topics, type TopicDefinition, type TopicName } from '../topics.js';
import { toWireSchema, type JsonSchema } from './json-schema.js';

/** CloudEvents attributes as Kafka headers (binary content mode). */
const envelopeHeaders: JsonSchema = {
  type: 'object',
  required: ['ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_specversion', 'ce_correlationid'],
  properties: {
    ce_id: { type: 'string', format: 'uuid', description: 'UUIDv7; the key of exactly-once' },
    ce_type: { type: 'string' },
    ce_source: { type: 'string', description: 'the publishing service, `/feedback`' },
    ce_subject: { type: 'string', description: 'the record key' },
    ce_time: { type: 'string', format: 'date-time' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_correlationid: { type: 'string' },
    ce_causationid: { type: 'string', format: 'uuid' },
    'content-type': { type: 'string', const: 'application/json' },
  },
};

/** The AsyncAPI 3.0 document of the whole bus, generated from the same schemas that validate every message. */
export function buildAsyncApi(version: string): Record<string, unknown> {
  const names = Object.keys(topics) as TopicName[];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Năm Không events',
      version,
      description: 'CloudEvents 1.0 in binary mode over Apache Kafka, or the same log on PostgreSQL.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(names.map((name) => [channelId(name), describeChannel(name)])),
    operations: Object.fromEntries(
      names.map((name) => [
        `publish-${channelId(name)}`,
        { action: 'send', channel: { $ref: `#/channels/${channelId(name)}` }, summary: topics[name].summary },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        eventDefinitions.map((event) => [messageId(event), describeMessage(event)]),
      ),
      schemas: { cloudEventHeaders: envelopeHeaders },
    },
  };
}

function describeChannel(name: TopicName): Record<string, unknown> {
  const topic: TopicDefinition = topics[name];
  const readers = topic.readers === 'any' ? 'any service' : topic.readers.join(', ');
  const retention = topic.retentionDays === 'forever' ? 'for ever' : `${topic.retentionDays} days`;
  return {
    address: name,
    description: `${topic.summary} Key: ${topic.key}. Kept ${retention}. Readers: ${readers}.`,
    bindings: { kafka: { topic: name, partitions: topic.partitions } },
    messages: Object.fromEntries(
      eventDefinitions
        .filter((event) => event.topic === name)
        .map((event) => [messageId(event), { $ref: `#/components/messages/${messageId(event)}` }]),
    ),
  };
}

function describeMessage(event: EventDefinition): Record<string, unknown> {
  return {
    name: event.type,
    summary: event.summary,
    headers: { $ref: '#/components/schemas/cloudEventHeaders' },
    payload: toWireSchema(event.data),
  };
}

function channelId(topic: string): string {
  return topic.replaceAll('.', '-');
}

/** `namkhong.feedback.rating-cast.v1` → `feedback-rating-cast-v1`. */
function messageId(event: EventDefinition): string {
  return event.type.replace(/^namkhong\./, '').replaceAll('.', '-');
}
