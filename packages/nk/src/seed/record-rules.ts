import { disclosure, disclosureRule } from '@namkhong/contracts/http/directive-disclosures';
import { pledgeCampaign } from '@namkhong/contracts/http/directive-pledges';
import { page } from '@namkhong/contracts/http/page';
import type { ApiClient } from '../client/api-client.js';
import { eventually } from '../client/eventually.js';
import { recordKinds, recordRules } from '../commands/record.js';

const rules = new URL('../../data/rules/', import.meta.url);
const base = '/api/directive/v1';

/**
 * What the fictional ward must disclose and what it has published of it, and the campaign of pledges. The real communes are left
 * out: nobody knows what they disclosed.
 */
export async function recordRuleSets(client: ApiClient, wardId: string): Promise<void> {
  const known = await client.call(`${base}/disclosures/rules?limit=1`, page(disclosureRule));
  if (known.items.length === 0) await record(client, 'disclosure-rules', { unitId: wardId });
  const campaigns = await client.call(`${base}/pledges/campaigns?limit=1`, page(pledgeCampaign));
  if (campaigns.items.length === 0) await record(client, 'pledge-campaigns');
  const due = await eventually('what the ward has to disclose', async () => {
    const { items } = await client.call(`${base}/disclosures?unitId=${wardId}`, page(disclosure));
    return items.length > 0 ? items : undefined;
  });
  const procedures = due.find(
    ({ ruleCode, publications }) => ruleCode === 'procedures' && publications.length === 0,
  );
  if (!procedures) return;
  await client.call(`${base}/disclosures/${procedures.disclosureId}/publications`, disclosure, {
    json: { title: 'Danh mục thủ tục hành chính (minh họa)', documentNumber: '03/TB-UBND' },
    headers: { 'if-match': `"${procedures.version}"` },
  });
}

async function record(
  client: ApiClient,
  name: (typeof recordKinds)[number]['name'],
  change: object = {},
): Promise<void> {
  const kind = recordKinds.find((candidate) => candidate.name === name);
  if (kind) await recordRules(client, kind, new URL(`${name}.json`, rules), change);
}
