import { auditHead, auditLink, auditLinkPage, type AuditHead } from '@namkhong/contracts/http/audit';
import type { AuditLink } from '@namkhong/domain';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import type { ApiClient } from '../client/api-client.js';

export const auditedServices = ['directive', 'feedback', 'scoring', 'notification'] as const;
export type AuditedService = (typeof auditedServices)[number];

const PAGE = 200;

/** Thrown where the account is shown only a part of the chain. */
class AuditIncompleteError extends Error {
  constructor(service: string) {
    super(
      `${service}: this account may read the acts of some units only, and a chain is followed whole: give the account nk the role operator or inspector over the whole organisation`,
    );
    this.name = 'AuditIncompleteError';
  }
}

/** The last entry of a service's chain, as the service says. */
export function fetchHead(client: Pick<ApiClient, 'call'>, service: string): Promise<AuditHead> {
  return client.call(`/api/${service}/v1/audit/head`, auditHead);
}

/**
 * The entries of a service after the one with that number, oldest first.
 *
 * @throws AuditIncompleteError where the account may not read all of them
 */
export async function* fetchLinks(
  client: Pick<ApiClient, 'call'>,
  service: string,
  after: number,
): AsyncGenerator<AuditLink> {
  for (let cursor: string | null = String(after); cursor !== null;) {
    const path = `/api/${service}/v1/audit?order=oldest&limit=${PAGE}&cursor=${cursor}`;
    const page: z.output<typeof auditLinkPage> = await client.call(path, auditLinkPage);
    if (!page.complete) throw new AuditIncompleteError(service);
    yield* page.items;
    cursor = page.next;
  }
}

/** The entries of a file that `nk audit export` wrote. @throws Error naming the line that is none */
export async function* readLinks(file: string): AsyncGenerator<AuditLink> {
  yield* readJsonLines(file, auditLink);
}

/** Heads that were noted, as `nk audit head` prints them. @throws Error naming the line that is none */
export async function readHeads(file: string): Promise<AuditHead[]> {
  const heads: AuditHead[] = [];
  for await (const head of readJsonLines(file, auditHead)) heads.push(head);
  return heads;
}

async function* readJsonLines<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): AsyncGenerator<z.output<Schema>> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    yield readLine(line, schema, `${file}, line ${number}`);
  }
}

function readLine<Schema extends z.ZodType>(line: string, schema: Schema, place: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${place}: not what nk audit writes`, { cause: error });
  }
}
