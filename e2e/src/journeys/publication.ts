import { page } from '@namkhong/contracts/http/page';
import { publicationSummary, type PublicationSummary } from '@namkhong/contracts/http/scoring-publication';
import { fetchPublication, savePublication } from '@namkhong/nk';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import { runNk } from '../loop/run-nk.js';
import type { Trace } from '../loop/trace.js';

const closed = { setCode: 'sipas', quarter: '2026-Q2' };

/**
 * A closed quarter, verified by somebody who trusts nobody: a reviewer hands on the inputs in a file, and whoever may read
 * the log computes every integer of them anew, and every figure from these. One digit changed is found.
 */
export async function verifyPublished(cast: Cast, trace: Trace, dataDir: string): Promise<void> {
  const { publicationId, units } = await findOrClose(cast);
  const file = join(dataDir, 'publication.json');
  await savePublication(file, await fetchPublication(cast.reviewer, publicationId));
  const verify = (path: string) => runNk(dataDir, 'publication', 'verify', path, '--log');
  const honest = await verify(file);
  demand('the publication, its inputs and the log', honest, ({ status, lines }) => {
    const checked = lines.filter((line) => line.startsWith('ok '));
    return status === 0 && checked.length === 4;
  });
  const records = /from (\d+) records/.exec(honest.lines.join('\n'))?.[1];
  demand('records of the log that were read', Number(records), (count) => count > 0);
  trace.add({
    journey: 'publication',
    step: 'verified from manifest and log',
    publicationId,
    units,
    records: Number(records),
  });

  const changed = join(dataDir, 'changed.json');
  await writeFile(changed, (await readFile(file, 'utf8')).replace(/"rated": "(\d+)"/, '"rated": "9$1"'));
  const found = await verify(changed);
  demand('one number changed', found, ({ status, lines }) => {
    return status === 1 && lines.some((line) => line.startsWith('differs'));
  });
  trace.add({ journey: 'publication', step: 'one number changed: found, and the status is 1' });
}

/** The latest publication of the quarter; whoever comes first closes it. */
async function findOrClose({ citizen, operator }: Cast): Promise<PublicationSummary> {
  const query = new URLSearchParams({ ...closed, latest: 'true' });
  const path = `/api/scoring/v1/publications?${query.toString()}`;
  const { items } = await citizen.call(path, page(publicationSummary));
  return items[0] ?? operator.call('/api/scoring/v1/periods', publicationSummary, { json: closed });
}
