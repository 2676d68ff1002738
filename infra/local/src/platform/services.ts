import { join } from 'node:path';
import { repositoryRoot } from '../paths.js';
import type { Ports } from './ports.js';
import type { Secrets } from './secrets.js';

/** What services are told about the platform they are part of. */
export interface PlatformFacts {
  /** Where people reach the platform. */
  readonly origin: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly databaseUrl: (name: string) => string;
  readonly bus: Readonly<Record<string, string>>;
  readonly smppUrl: string;
  readonly simulatorUrl: string;
  /** How far the clocks of the domain services run ahead. */
  readonly clockAheadSeconds: number;
}

export interface ServiceDefinition {
  readonly name: 'identity' | 'directive' | 'feedback' | 'scoring' | 'notification' | 'gateway';
  /** Largest heap of old objects, in MiB: the whole platform has to fit a small machine. */
  readonly heapMiB: number;
  /** What it is told beyond what all are told. */
  readonly settings: (facts: PlatformFacts) => Readonly<Record<string, string>>;
}

/** Every service, in the order of starting; they are stopped in the opposite order. */
export const services: readonly ServiceDefinition[] = [
  {
    name: 'identity',
    heapMiB: 128,
    settings: ({ databaseUrl, secrets, origin }) => ({
      DATABASE_URL: databaseUrl('identity'),
      PUBLIC_ORIGIN: origin,
      KEY_ENCRYPTION_KEY: secrets.keyEncryptionKey,
      NK_CLIENT_SECRET: secrets.nkClientSecret,
      DEMO_ACCOUNTS: JSON.stringify(secrets.accounts),
    }),
  },
  {
    name: 'directive',
    heapMiB: 384,
    settings: (facts) => ({
      ...domainSettings(facts, 'directive'),
      BOOTSTRAP_OPERATOR: 'nk',
      PUBLIC_ORIGIN: facts.origin,
    }),
  },
  {
    name: 'feedback',
    heapMiB: 256,
    settings: (facts) => ({
      ...domainSettings(facts, 'feedback'),
      FIELD_KEYS: facts.secrets.feedbackFieldKey,
      PUBLIC_ORIGIN: facts.origin,
    }),
  },
  {
    name: 'scoring',
    heapMiB: 256,
    settings: (facts) => ({
      ...domainSettings(facts, 'scoring'),
      PUBLICATION_KEY: facts.secrets.publicationKey,
    }),
  },
  {
    name: 'notification',
    heapMiB: 128,
    settings: (facts) => ({
      ...domainSettings(facts, 'notification'),
      SMPP_URL: facts.smppUrl,
      SMS_DEMONSTRATION: 'true',
      FIELD_KEYS: facts.secrets.fieldKey,
      PUBLIC_ORIGIN: facts.origin,
    }),
  },
  {
    name: 'gateway',
    heapMiB: 128,
    settings: ({ origin, ports, simulatorUrl, secrets }) => ({
      PUBLIC_ORIGIN: origin,
      PORTAL_DIR: join(repositoryRoot, 'apps', 'portal', 'dist'),
      UPSTREAM_DIRECTIVE: local(ports.directive),
      UPSTREAM_FEEDBACK: local(ports.feedback),
      UPSTREAM_SCORING: local(ports.scoring),
      UPSTREAM_NOTIFICATION: local(ports.notification),
      UPSTREAM_IDENTITY: local(ports.identity),
      UPSTREAM_SIMULATOR: simulatorUrl,
      NETWORK_HASH_KEY: secrets.networkHashKey,
    }),
  },
];

/** One database for each service that has one, and the bus's own. */
export const databases = ['directive', 'feedback', 'scoring', 'notification', 'identity', 'bus'] as const;

/** What the four domain services have in common. */
function domainSettings(facts: PlatformFacts, name: (typeof databases)[number]): Record<string, string> {
  return {
    DATABASE_URL: facts.databaseUrl(name),
    DATABASE_POOL: '6',
    ...(facts.clockAheadSeconds !== 0 && { CLOCK_AHEAD_SECONDS: String(facts.clockAheadSeconds) }),
    ...facts.bus,
    OIDC_ISSUER: `${facts.origin}/oidc`,
    // Asked of identity itself, so that no service waits for the gateway.
    OIDC_JWKS_URL: `${local(facts.ports.identity)}/oidc/jwks`,
  };
}

function local(port: number): string {
  return `http://127.0.0.1:${port}`;
}
