/** Where nk finds the platform. Every setting has a flag-free default that fits the embedded mode. */
export interface Environment {
  /** The platform's public origin. */
  readonly origin: string;
  /** The secret of the machine client `nk`; without it only public routes answer. */
  readonly clientSecret: string | undefined;
  readonly bus:
    | { readonly kind: 'postgres'; readonly url: string }
    | { readonly kind: 'kafka'; readonly brokers: string[]; readonly clientId: string };
}

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  return {
    origin: source['NK_ORIGIN'] ?? 'http://127.0.0.1:8080',
    clientSecret: source['NK_CLIENT_SECRET'],
    bus:
      source['BUS'] === 'kafka'
        ? { kind: 'kafka', clientId: 'nk', brokers: (source['KAFKA_BROKERS'] ?? '127.0.0.1:9092').split(',') }
        : { kind: 'postgres', url: source['BUS_DATABASE_URL'] ?? 'postgres://127.0.0.1:5432/bus' },
  };
}
