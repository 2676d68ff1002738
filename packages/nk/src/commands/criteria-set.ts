import { readFile } from 'node:fs/promises';
import { criteriaSet } from '@namkhong/contracts/http/scoring';
import type { ApiClient } from '../client/api-client.js';

/** Publishes a version of a criteria set from a file; `extra` fills what only the running platform knows. */
export async function publishCriteriaSet(
  client: ApiClient,
  file: string | URL,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const json = { ...(JSON.parse(await readFile(file, 'utf8')) as object), ...extra };
  const published = await client.call('/api/scoring/v1/criteria-sets', criteriaSet, { json });
  return `${published.setCode} version ${published.version}, in force from ${published.effectiveFrom}`;
}
