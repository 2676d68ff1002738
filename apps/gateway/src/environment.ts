import { httpEnvironment, parseEnvironment, type EnvironmentSource } from '@namkhong/service-kit';
import { z } from 'zod';

const upstream = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);

export const gatewayEnvironment = httpEnvironment.extend({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Where people reach the platform. */
  PUBLIC_ORIGIN: upstream,
  /** The portal's built files. */
  PORTAL_DIR: z.string().min(1),
  UPSTREAM_DIRECTIVE: upstream.default('http://127.0.0.1:8101'),
  UPSTREAM_FEEDBACK: upstream.default('http://127.0.0.1:8102'),
  UPSTREAM_SCORING: upstream.default('http://127.0.0.1:8103'),
  UPSTREAM_NOTIFICATION: upstream.default('http://127.0.0.1:8104'),
  UPSTREAM_IDENTITY: upstream.default('http://127.0.0.1:8105'),
  /** The SMS simulator's HTTP address; only where one runs. */
  UPSTREAM_SIMULATOR: upstream.optional(),
  /** How many proxies of the operator stand in front and append to X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** 32 bytes in base64: the network hashes are made with a daily key of it. Random where it is left out. */
  NETWORK_HASH_KEY: z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, 'must be 32 bytes in base64')
    .optional(),
  /** Where /metrics is served, apart from the public port; nowhere when left out. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Largest request body in bytes. */
  BODY_LIMIT: z.coerce
    .number()
    .int()
    .min(1024)
    .default(20 * 1024 * 1024),
});
export type GatewayEnvironment = z.output<typeof gatewayEnvironment>;

export function readGatewayEnvironment(source?: EnvironmentSource): GatewayEnvironment {
  return parseEnvironment(gatewayEnvironment, source);
}
