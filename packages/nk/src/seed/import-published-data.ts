import { page } from '@namkhong/contracts/http/page';
import { criteriaSet } from '@namkhong/contracts/http/scoring';
import type { ApiClient } from '../client/api-client.js';
import { publishCriteriaSet } from '../commands/criteria-set.js';
import { importFile } from '../commands/import-kinds.js';
import { importUkOpg } from '../commands/uk-opg.js';
import { oncePermitted } from './once-permitted.js';
import { sendOnceKnown } from './send-once-known.js';

const data = new URL('../../data/', import.meta.url);
const opg = new URL('uk-opg/', data);

/** Publishes the criteria sets of the demonstration; those that are there already stay as they are. */
export async function publishCriteriaSets(client: ApiClient, clauseId: string): Promise<void> {
  const { items } = await client.call('/api/scoring/v1/criteria-sets?limit=200', page(criteriaSet));
  const latest = new Map(items.map(({ setCode, version }) => [setCode, version]));
  // The ballots' set comes last: once feedback knows it, it knows both versions that the tallies are read by.
  const wanted = [
    { setCode: 'uk-opg', version: 1, file: new URL('criteria-set.v1.json', opg), extra: {} },
    { setCode: 'uk-opg', version: 2, file: new URL('criteria-set.v2.json', opg), extra: {} },
    { setCode: 'sipas', version: 1, file: new URL('criteria-sets/sipas.json', data), extra: { clauseId } },
  ];
  for (const { setCode, version, file, extra } of wanted) {
    if ((latest.get(setCode) ?? 0) >= version) continue;
    await oncePermitted(`criteria set ${setCode}`, () => publishCriteriaSet(client, file, extra));
  }
}

/** The monthly counts of two public services, as their publisher printed them: real figures, not invented ones. */
export async function importUkTallies(client: ApiClient): Promise<void> {
  await importFile(client, 'units', new URL('units.csv', opg));
  for (const file of ['deputy-reporting.json', 'make-an-lpa.json']) {
    await sendOnceKnown(`tallies of ${file}`, async () => {
      const { report } = await importUkOpg(client, new URL(file, opg), new URL('mapping.json', opg), false);
      if (!report) throw new Error(`${file} counts nothing`);
      return report;
    });
  }
}
