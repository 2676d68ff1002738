import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransportConfig } from '@namkhong/event-bus';
import { z } from 'zod';

/** What the embedded platform leaves for its operator while it runs. */
const access = z.object({
  origin: z.url(),
  clientSecret: z.string(),
  bus: z.record(z.string(), z.string()),
});
type Access = z.output<typeof access>;

/** Where nk finds the platform. */
export interface Environment {
  /** The platform's public origin. */
  readonly origin: string;
  /** The secret of the machine client `nk`; without it only public routes answer. */
  readonly clientSecret: string | undefined;
  readonly bus: TransportConfig;
  /** The language of the platform's answers. */
  readonly language: 'vi' | 'en';
}

const accessOfTheEmbeddedPlatform = join(import.meta.dirname, '../../../.local/nk.json');

/**
 * Each setting from its variable, else from the file that `NK_ACCESS` names, else from that of the embedded platform.
 *
 * @throws Error where the file that `NK_ACCESS` names cannot be read
 */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const found = readAccess(source['NK_ACCESS']);
  const bus = { ...found?.bus, ...source };
  return {
    origin: source['NK_ORIGIN'] ?? found?.origin ?? 'http://127.0.0.1:8080',
    clientSecret: source['NK_CLIENT_SECRET'] ?? found?.clientSecret,
    bus:
      bus['BUS'] === 'kafka'
        ? { kind: 'kafka', clientId: 'nk', brokers: (bus['KAFKA_BROKERS'] ?? '127.0.0.1:9092').split(',') }
        : { kind: 'postgres', url: bus['BUS_DATABASE_URL'] ?? 'postgres://127.0.0.1:5432/bus' },
    language: /^en/.test(source['LC_ALL'] ?? source['LC_MESSAGES'] ?? source['LANG'] ?? '') ? 'en' : 'vi',
  };
}

function readAccess(file: string | undefined): Access | undefined {
  try {
    return access.parse(JSON.parse(readFileSync(file ?? accessOfTheEmbeddedPlatform, 'utf8')));
  } catch (error) {
    if (file === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
