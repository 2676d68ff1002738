import { criteriaSet } from '@namkhong/contracts/http/scoring';
import { z } from 'zod';
import type { ApiClient } from '../client/api-client.js';
import { eventually } from '../client/eventually.js';
import { publishCriteriaSet } from '../commands/criteria-set.js';
import { importFile } from '../commands/imports.js';
import { importUkOpg } from '../commands/uk-opg.js';

const data = new URL('../../data/', import.meta.url);
const opg = new URL('uk-opg/', data);

/** Publishes the criteria sets of the demonstration; those that are there already stay as they are. */
export async function publishCriteriaSets(client: ApiClient, clauseId: string): Promise<void> {
  const { items } = await client.call(
    '/api/scoring/v1/criteria-sets',
    z.object({ items: z.array(criteriaSet) }),
  );
  const published = new Set(items.map(({ setCode, effectiveFrom }) => `${setCode} ${effectiveFrom}`));
  const wanted = [
    { file: new URL('criteria-sets/sipas.json', data), key: 'sipas 2026-01-01', extra: { clauseId } },
    { file: new URL('criteria-set.v1.json', opg), key: 'uk-opg 2021-03-01', extra: {} },
    { file: new URL('criteria-set.v2.json', opg), key: 'uk-opg 2026-04-01', extra: {} },
  ];
  for (const { file, key, extra } of wanted) {
    if (!published.has(key)) await publishCriteriaSet(client, file, extra);
  }
}

/** The monthly counts of two public services, as their publisher printed them: real figures, not invented ones. */
export async function importUkTallies(client: ApiClient): Promise<void> {
  await importFile(client, 'units', new URL('units.csv', opg));
  for (const file of ['deputy-reporting.json', 'make-an-lpa.json']) {
    // Feedback learns of units and criteria sets through the bus, a moment after they were recorded.
    await eventually(`the tallies of ${file}`, async () => {
      const { report } = await importUkOpg(client, new URL(file, opg), new URL('mapping.json', opg), false);
      return report?.rejected.length === 0 ? report : undefined;
    });
  }
}
