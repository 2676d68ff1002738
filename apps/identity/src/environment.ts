import { httpEnvironment, parseEnvironment, type EnvironmentSource } from '@namkhong/service-kit';
import { z } from 'zod';

const demoAccounts = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', message: 'not JSON', input: text });
      return z.NEVER;
    }
  })
  .pipe(
    z.array(
      z.object({
        login: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
        password: z.string().min(8).max(200),
        name: z.string().min(1).max(200),
      }),
    ),
  );

export const identityEnvironment = httpEnvironment.extend({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Where people reach the platform; the issuer is `<PUBLIC_ORIGIN>/oidc`. */
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  OIDC_AUDIENCE: z.string().min(1).default('urn:namkhong:api'),
  /** 32 bytes in base64: encrypts signing keys and sessions in the database. */
  KEY_ENCRYPTION_KEY: z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, 'must be 32 bytes in base64'),
  NK_CLIENT_SECRET: z.string().min(16),
  DEMO_ACCOUNTS: demoAccounts.default([]),
});
export type IdentityEnvironment = z.output<typeof identityEnvironment>;
export type DemoAccount = IdentityEnvironment['DEMO_ACCOUNTS'][number];

export function readIdentityEnvironment(source?: EnvironmentSource): IdentityEnvironment {
  return parseEnvironment(identityEnvironment, source);
}
