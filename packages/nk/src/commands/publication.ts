import { page } from '@namkhong/contracts/http/page';
import { publicationSummary, type PublicationSummary } from '@namkhong/contracts/http/scoring-publication';
import { createTransport, type Transport, type TransportConfig } from '@namkhong/event-bus';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';
import { fetchPublication, findPublication, savePublication } from '../publication/publication-file.js';
import { verifyPublication } from '../publication/verify-publication.js';

interface ListOptions {
  readonly set?: string;
  readonly quarter?: string;
}

interface VerifyOptions {
  readonly log?: boolean;
  readonly key?: string;
}

/** `nk publication list|show|verify`: what was published of closed quarters, and whether it is true. */
export function publicationCommand(
  client: ApiClient,
  config: TransportConfig,
  print: (text: string) => void,
): Command {
  const command = new Command('publication').description('what was published of closed quarters');

  command
    .command('list')
    .description('the last hundred publications, latest first, superseded ones among them')
    .option('--set <code>', 'of one criteria set')
    .option('--quarter <quarter>', 'of one quarter, for example 2026-Q3')
    .action(async ({ set, quarter }: ListOptions) => {
      const query = new URLSearchParams({
        limit: '100',
        ...(set === undefined ? {} : { setCode: set }),
        ...(quarter === undefined ? {} : { quarter }),
      });
      const path = `/api/scoring/v1/publications?${query.toString()}`;
      for (const item of (await client.call(path, page(publicationSummary))).items) print(summarise(item));
    });

  command
    .command('show')
    .argument('<id>')
    .description('a manifest with its signature; with its inputs where the account may read them')
    .option('--out <file>', 'write all of it to a new file that can be verified without the platform')
    .action(async (id: string, { out }: { out?: string }) => {
      const found = await fetchPublication(client, id);
      if (out === undefined) print(JSON.stringify(found.publication, null, 2));
      else {
        await savePublication(out, found);
        print(
          `${out}: the manifest${found.inputs ? ` and the inputs of ${found.inputs.subjects.length} subjects` : ' without inputs, which this account may not read'}`,
        );
      }
    });

  command
    .command('verify')
    .argument('<id|file>', 'an id, or a file that show --out wrote')
    .description(
      'compute everything in a publication anew and compare; the status is 1 where anything differs',
    )
    .option('--log', 'from the log as well: every integer that the figures rest on')
    .option('--key <base64>', 'the public key that must have signed; else the one the platform names')
    .action(async (idOrFile: string, { log, key }: VerifyOptions) => {
      const found = await findPublication(client, idOrFile);
      if (!log) return verifyPublication(found, { print, key });
      return use(config, (transport) => verifyPublication(found, { print, key, transport }));
    });

  return command;
}

/** One publication in a line. */
export function summarise(publication: PublicationSummary): string {
  const { publicationId, setCode, quarter, publishedAt, supersededBy, units, illustrative } = publication;
  const marks = [
    ...(supersededBy === null ? [] : [`superseded by ${supersededBy}`]),
    ...(illustrative ? ['illustration'] : []),
  ];
  return [publicationId, setCode, quarter, publishedAt, `${units} units`, ...marks].join('  ');
}

async function use(config: TransportConfig, work: (transport: Transport) => Promise<void>): Promise<void> {
  const transport = createTransport(config, (_level, message) => process.stderr.write(`${message}\n`));
  try {
    await work(transport);
  } finally {
    await transport.close();
  }
}
