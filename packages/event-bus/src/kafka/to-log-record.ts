import type { LogRecord } from '../transport.js';
import type { KafkaMessage } from './kafka-client.js';

/** A Kafka message as the port has it; header values are text, a missing key or value is empty text. */
export function toLogRecord(topic: string, partition: number, message: KafkaMessage): LogRecord {
  const offset = BigInt(message.offset);
  const key = message.key?.toString('utf8') ?? '';
  const value = message.value?.toString('utf8') ?? '';
  return { topic, partition, offset, key, value, headers: textsOf(message.headers) };
}

/** A loop: every record of the log passes here, and lists of pairs took three times as long. */
function textsOf(headers: KafkaMessage['headers'] = {}): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    texts[name] = String(Array.isArray(value) ? value[0] : value);
  }
  return texts;
}
