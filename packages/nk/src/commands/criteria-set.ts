import { criteriaSet } from '@namkhong/contracts/http/scoring';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';
import { readJson } from '../imports/read-json.js';

/** Publishes a version of a criteria set from a file; `extra` fills what only the running platform knows. */
export async function publishCriteriaSet(
  client: ApiClient,
  file: string | URL,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const json = { ...((await readJson(file)) as object), ...extra };
  const published = await client.call('/api/scoring/v1/criteria-sets', criteriaSet, { json });
  return `${published.setCode} version ${published.version}, in force from ${published.effectiveFrom}`;
}

/** `nk criteria-set publish`. */
export function criteriaSetCommand(client: ApiClient, print: (text: string) => void): Command {
  const command = new Command('criteria-set').description('what people are asked, and how it is weighed');
  command
    .command('publish')
    .argument('<file>')
    .description('publish the next version of a criteria set (JSON); it cannot be changed afterwards')
    .option('--clause <id>', 'the clause of a directive that orders it')
    .action(async (file: string, { clause }: { clause?: string }) =>
      print(await publishCriteriaSet(client, file, clause === undefined ? {} : { clauseId: clause })),
    );
  return command;
}
