import type { BaseEnvironment } from '../environment/base-environment.js';

/** Which transport carries the events; the shape `createTransport` takes. */
export type BusSettings =
  | { readonly kind: 'kafka'; readonly brokers: string[]; readonly clientId: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** The bus of an environment that `readEnvironment` found complete. */
export function busSettings(environment: BaseEnvironment, service: string): BusSettings {
  const { BUS, BUS_DATABASE_URL: url, KAFKA_BROKERS: brokers } = environment;
  if (BUS === 'kafka' && brokers) return { kind: 'kafka', brokers, clientId: service };
  if (BUS === 'postgres' && url) return { kind: 'postgres', url };
  throw new Error(`BUS is ${BUS}, but its settings are missing`);
}
