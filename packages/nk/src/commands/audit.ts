import type { AuditHead } from '@namkhong/contracts/http/audit';
import { AUDIT_BEGINNING, type AuditLink, type AuditPosition } from '@namkhong/domain';
import { Command, Option } from 'commander';
import { open } from 'node:fs/promises';
import {
  auditedServices,
  fetchHead,
  fetchLinks,
  readHeads,
  readLinks,
  type AuditedService,
} from '../audit/audit-source.js';
import { verifyChain } from '../audit/verify-chain.js';
import type { ApiClient } from '../client/api-client.js';

interface VerifyOptions {
  readonly service?: AuditedService;
  readonly from?: string;
  readonly noted?: string;
  readonly file?: string;
}

/** Thrown after every broken chain was told: the status has to be 1. */
class ChainBrokenError extends Error {
  constructor(services: readonly string[]) {
    super(`broken: ${services.join(', ')}`);
    this.name = 'ChainBrokenError';
  }
}

/** `nk audit head|export|verify`: who did what, and whether the log of it is whole. */
export function auditCommand(client: ApiClient, print: (text: string) => void): Command {
  const command = new Command('audit').description('the hash-chained log of what people did by their grants');
  const ofService = (text: string) => new Option('--service <name>', text).choices(auditedServices);

  command
    .command('head')
    .addOption(ofService('of one service; of all without'))
    .description(
      'the last entry of each chain, one line of JSON each: note them where the platform cannot reach',
    )
    .action(async ({ service }: { service?: AuditedService }) => {
      for (const each of servicesOf(service)) print(JSON.stringify(await fetchHead(client, each)));
    });

  command
    .command('export')
    .argument('<file>', 'a new file, one entry a line')
    .addOption(ofService('whose chain').makeOptionMandatory())
    .description('write a chain to a file that can be verified without the platform')
    .action(async (file: string, { service }: { service: AuditedService }) => {
      const entries = await writeLinks(file, fetchLinks(client, service, 0));
      print(`${file}: ${entries} entries`);
    });

  command
    .command('verify')
    .addOption(ofService('the chain of one service; of all without'))
    .option('--from <file>', 'begin at the last head in the file, taken as known, instead of the beginning')
    .option('--noted <file>', 'hold the chain to every head in the file')
    .option('--file <file>', 'the chain that audit export wrote, instead of the platform')
    .description(
      'follow each chain and name the first entry that does not fit; the status is 1 where there is one',
    )
    .action(async ({ service, from, noted, file }: VerifyOptions) => {
      if (file !== undefined && service === undefined)
        throw new Error('--file needs --service: whose chain it is');
      const known = from === undefined ? [] : await readHeads(from);
      const heads = [...known, ...(noted === undefined ? [] : await readHeads(noted))];
      const broken: string[] = [];
      for (const each of servicesOf(service)) {
        const start = lastOf(each, known);
        const own = heads.filter((head) => head.service === each);
        const {
          entries,
          end,
          broken: found,
        } = file === undefined
          ? await verifyChain(
              fetchLinks(client, each, start.sequence),
              [...own, await fetchHead(client, each)],
              start,
            )
          : await verifyChain(after(readLinks(file), start), own, start);
        const last = `${end.sequence} ${end.hash}`;
        if (found === null) print(`ok      ${each}  ${entries} entries, the last is ${last}`);
        else
          print(
            `broken  ${each}  at ${found.sequence}: ${found.sentence} (${found.fault}); whole up to ${last}`,
          );
        if (found !== null) broken.push(each);
      }
      if (broken.length > 0) throw new ChainBrokenError(broken);
    });

  return command;
}

function servicesOf(service: AuditedService | undefined): readonly AuditedService[] {
  return service === undefined ? auditedServices : [service];
}

function lastOf(service: string, heads: readonly AuditHead[]): AuditPosition {
  const own = heads.filter((head) => head.service === service);
  return own.toSorted((a, b) => b.sequence - a.sequence)[0] ?? AUDIT_BEGINNING;
}

async function* after(links: AsyncIterable<AuditLink>, start: AuditPosition): AsyncGenerator<AuditLink> {
  for await (const link of links) if (link.sequence > start.sequence) yield link;
}

/** @throws Error where the file is there already: what was handed on is not written over */
async function writeLinks(file: string, links: AsyncIterable<AuditLink>): Promise<number> {
  await using handle = await open(file, 'wx', 0o600);
  let count = 0;
  for await (const { sequence, previousHash, hash, content } of links) {
    await handle.write(`${JSON.stringify({ sequence, previousHash, hash, content })}\n`);
    count += 1;
  }
  return count;
}
