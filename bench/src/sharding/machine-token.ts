import type { RunningPlatform } from '@namkhong/infra-local';
import { z } from 'zod';

/** A token of the machine account, for a service that stands outside the platform's origin. */
export async function machineToken({ origin, nkClientSecret }: RunningPlatform): Promise<string> {
  const response = await fetch(`${origin}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`nk:${nkClientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:namkhong:api' }),
  });
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}
