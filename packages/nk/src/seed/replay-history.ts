import { dossiersResponse } from '@namkhong/contracts/http/feedback';
import { importReport } from '@namkhong/contracts/http/import-report';
import { localDate } from '@namkhong/domain';
import type { ApiClient } from '../client/api-client.js';
import { generateHistory } from '../demo/history.js';
import { sendOnceKnown } from './send-once-known.js';

/** As many as one call of each route takes. */
const DOSSIERS = 1_000;
const RATINGS = 5_000;

/**
 * Sends the invented quarters of the fictional ward: its closed dossiers, then the ratings that spend their ballots. A
 * line that an interrupted replay sent before changes nothing.
 *
 * @returns how many ratings the history holds
 */
export async function replayHistory(client: ApiClient, now = new Date()): Promise<number> {
  const history = generateHistory(localDate(now));
  for (const dossiers of inBatches(history.dossiers, DOSSIERS)) {
    await sendOnceKnown('dossiers of the fictional ward', () =>
      client.call('/api/feedback/v1/dossiers', dossiersResponse, { json: { dossiers } }),
    );
  }
  for (const ratings of inBatches(history.ratings, RATINGS)) {
    await sendOnceKnown('ratings of the fictional ward', () =>
      client.call('/api/feedback/v1/imports/history', importReport, { json: { ratings } }),
    );
  }
  return history.ratings.length;
}

function inBatches<Line>(lines: readonly Line[], size: number): Line[][] {
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, batch) =>
    lines.slice(batch * size, (batch + 1) * size),
  );
}
