import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')
  .optional();

const schema = z.object({
  /** With CI a missing part fails the run; without, its tests are skipped by name. */
  CI: flag.catch(true),
  /** `0` forbids installing anything. */
  NK_PROVISION: flag,
  /** Folder of what is fetched once for all clones; `~/.cache/namkhong` where not set. */
  NK_CACHE: z.string().optional(),
  REDIS_URL: z.url().optional(),
  KAFKA_BROKERS: z.string().optional(),
  /** An unpacked Kafka distribution, with its jars in `libs`. */
  KAFKA_HOME: z.string().optional(),
  JAVA_HOME: z.string().optional(),
  CHROMIUM_PATH: z.string().optional(),
  KCAT_PATH: z.string().optional(),
  /** A folder for PYTHONPATH with the clients of Open311. */
  OPEN311_CLIENTS: z.string().optional(),
  /** Kannel's `bearerbox`; its `smsbox` stands beside it. */
  KANNEL_PATH: z.string().optional(),
  PGBENCH_PATH: z.string().optional(),
  REDIS_SERVER_PATH: z.string().optional(),
  MVN_PATH: z.string().optional(),
  /** A running PostgreSQL to test against (a superuser's URL) instead of an own one. */
  TEST_DATABASE_URL: z.url().optional(),
  PATH: z.string().default(''),
  /** Set by `npm run`: the script it runs. */
  npm_lifecycle_event: z.string().optional(),
  /** The simulator's settings. */
  SMSC_HOST: z.string().default('127.0.0.1'),
  SMSC_PORT: z.coerce.number().int().min(0).max(65_535).default(8775),
  SMSC_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(8106),
  SMSC_SYSTEM_ID: z.string().max(15).optional(),
  SMSC_PASSWORD: z.string().max(8).optional(),
});
export type LocalEnvironment = z.output<typeof schema>;

/** The settings of the local tools; throws with every fault listed. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): LocalEnvironment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  return schema.parse(given);
}

/** What child processes inherit before their own settings are added. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env };
}
