import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';

interface ExportOptions {
  readonly out: string;
  readonly asOf?: string;
}

const lists = [
  { name: 'units', summary: 'units, as import units takes them' },
  { name: 'national-units', summary: 'provinces and communes in the form of the national list' },
  { name: 'posts', summary: 'officials in their posts' },
  { name: 'service-points', summary: 'places and counters where people are served' },
  { name: 'procedures', summary: 'administrative procedures' },
] as const;

/** `nk export …`: every list of the organisation, in the form in which it is imported. */
export function exportCommand(client: ApiClient, print: (text: string) => void): Command {
  const command = new Command('export').description(
    'write a list of the organisation to a file that import takes back',
  );
  for (const { name, summary } of lists) {
    command
      .command(name)
      .description(summary)
      .requiredOption('--out <file>', 'the file; JSON where its name ends in .json, else CSV')
      .option('--as-of <date>', 'what was in force on that day, instead of everything that ever was')
      .action(async ({ out, asOf }: ExportOptions) => {
        const query = new URLSearchParams({
          format: out.endsWith('.json') ? 'json' : 'csv',
          ...(asOf === undefined ? {} : { asOf }),
        });
        const content = await client.download(`/api/directive/v1/exports/${name}?${query.toString()}`);
        await writeFile(out, content);
        print(`${out}: ${content.length} bytes`);
      });
  }
  return command;
}
