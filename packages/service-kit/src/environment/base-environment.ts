import { z } from 'zod';

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const httpUrl = z.url({ protocol: /^https?$/ });

/** Settings of everything that serves HTTP and logs; the gateway needs no more. */
export const httpEnvironment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** Requests being answered at once before the next one gets 503. */
  MAX_IN_FLIGHT: z.coerce.number().int().min(1).default(500),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
});
export type HttpEnvironment = z.output<typeof httpEnvironment>;

/** Settings every service shares; each service's `environment.ts` extends them. */
export const baseEnvironment = httpEnvironment.extend({
  DATABASE_URL: postgresUrl,
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  BUS: z.enum(['postgres', 'kafka']).default('postgres'),
  BUS_DATABASE_URL: postgresUrl.optional(),
  KAFKA_BROKERS: z
    .string()
    .transform((list) => list.split(',').map((broker) => broker.trim()))
    .pipe(z.array(z.string().regex(/^[^:\s]+:\d{1,5}$/, 'host:port, separated by commas')).min(1))
    .optional(),
  OIDC_ISSUER: httpUrl,
  /** Where the issuer's keys are fetched, when not where the issuer's metadata says (`<issuer>/jwks`). */
  OIDC_JWKS_URL: httpUrl.optional(),
  /** How far the service's clock runs ahead: to play a quarter through in a minute. A real installation leaves it out. */
  CLOCK_AHEAD_SECONDS: z.coerce.number().int().default(0),
  OIDC_AUDIENCE: z.string().min(1).default('urn:namkhong:api'),
});
export type BaseEnvironment = z.output<typeof baseEnvironment>;
