import { Command } from 'commander';
import { z } from 'zod';
import type { ApiClient } from '../client/api-client.js';
import { readJson } from '../imports/read-json.js';

/** Rules that a file holds as bodies of one route. */
export const recordKinds = [
  { name: 'disclosure-rules', path: '/api/directive/v1/disclosures/rules' },
  { name: 'pledge-campaigns', path: '/api/directive/v1/pledges/campaigns' },
  { name: 'proposal-routes', path: '/api/directive/v1/proposals/routes' },
  { name: 'measures', path: '/api/directive/v1/measures' },
  { name: 'escalation-ladders', path: '/api/directive/v1/escalation/ladders' },
] as const;
export type RecordKind = (typeof recordKinds)[number];

const bodies = z.array(z.looseObject({})).min(1).max(200);

/**
 * Records each rule of the file in its order, `change` laid over it.
 *
 * @throws ApiProblem at the first one refused; those before it stay
 */
export async function recordRules(
  client: ApiClient,
  { path }: RecordKind,
  file: string | URL,
  change: object = {},
): Promise<number> {
  const rules = bodies.parse(await readJson(file));
  for (const rule of rules) await client.call(path, z.looseObject({}), { json: { ...rule, ...change } });
  return rules.length;
}

/** `nk record KIND FILE`: rules as data. */
export function recordCommand(client: ApiClient, print: (text: string) => void): Command {
  const command = new Command('record').description(
    'record rules from a file (a JSON array), one after the other',
  );
  for (const kind of recordKinds) {
    command
      .command(kind.name)
      .argument('<file>')
      .description(`each as ${kind.path} takes it`)
      .action(async (file: string) => {
        print(`${await recordRules(client, kind, file)} recorded`);
      });
  }
  return command;
}
