import { publicationSummary } from '@namkhong/contracts/http/scoring-publication';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';
import { summarise } from './publication.js';

/** `nk period close`: closes a quarter that is over. */
export function periodCommand(client: ApiClient, print: (text: string) => void): Command {
  const command = new Command('period').description('quarters and their closing');
  command
    .command('close')
    .argument('<set>', 'the criteria set')
    .argument('<quarter>', 'for example 2026-Q3')
    .description('close a quarter that is over and publish its figures with a signed manifest')
    .action(async (setCode: string, quarter: string) => {
      const json = { setCode, quarter };
      print(summarise(await client.call('/api/scoring/v1/periods', publicationSummary, { json })));
    });
  return command;
}
