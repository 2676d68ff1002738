import { publicationSummary, recomputation } from '@namkhong/contracts/http/scoring-publication';
import type { ApiClient } from '../client/api-client.js';
import { unlessRefused } from '../client/unless-refused.js';

const CLOSED = new Set(['period-closed']);

/** Closes a quarter and publishes its figures; one that was closed before is published anew where they changed. */
export async function closeQuarter(client: ApiClient, setCode: string, quarter: string): Promise<void> {
  const json = { setCode, quarter };
  const published = await unlessRefused(CLOSED, () =>
    client.call('/api/scoring/v1/periods', publicationSummary, { json }),
  );
  if (published) return;
  const path = `/api/scoring/v1/periods/${setCode}/${quarter}/recompute`;
  await client.call(path, recomputation, { json: {} });
}
