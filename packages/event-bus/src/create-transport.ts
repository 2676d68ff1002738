import { KafkaTransport } from './kafka/kafka-transport.js';
import { PostgresTransport } from './postgres/postgres-transport.js';
import type { Transport } from './transport.js';

export type TransportConfig =
  | { readonly kind: 'kafka'; readonly brokers: readonly string[]; readonly clientId: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Where a transport's own troubles go; connections are repaired by themselves. */
export interface TransportLog {
  (level: 'warn' | 'error', message: string, fields: Record<string, unknown>): void;
}

export function createTransport(config: TransportConfig, log: TransportLog): Transport {
  return config.kind === 'kafka'
    ? new KafkaTransport({ ...config, log })
    : new PostgresTransport({ url: config.url, onError: (err) => log('warn', 'bus connection', { err }) });
}
