import {
  publicationKeys,
  publicationSnapshots,
  publicationView,
  saltedInputs,
} from '@namkhong/contracts/http/scoring-publication';
import { page } from '@namkhong/contracts/http/page';
import { readInputs, type PublicationInputs } from '@namkhong/domain';
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ApiClient } from '../client/api-client.js';
import { unlessRefused } from '../client/unless-refused.js';
import { readJson } from '../imports/read-json.js';

/** A publication as it is handed on: whoever has the file verifies it without the platform. */
const publicationFile = z.strictObject({
  publication: publicationView,
  keys: publicationKeys.shape.items,
  /** What the figures are computed from, for a reviewer; null for all others. */
  inputs: z
    .strictObject({ subjects: z.array(saltedInputs), snapshots: publicationSnapshots.shape.snapshots })
    .nullable(),
});
export type PublicationFile = z.output<typeof publicationFile>;

const path = '/api/scoring/v1/publications';
const isId = z.uuid();

/** By its id from the platform, anything else from a file of that name. */
export async function findPublication(
  client: Pick<ApiClient, 'call'>,
  idOrFile: string,
): Promise<PublicationFile> {
  return isId.safeParse(idOrFile).success
    ? fetchPublication(client, idOrFile)
    : publicationFile.parse(await readJson(idOrFile));
}

/** The inputs as well where the account may read them. */
export async function fetchPublication(
  client: Pick<ApiClient, 'call'>,
  publicationId: string,
): Promise<PublicationFile> {
  const publication = await client.call(`${path}/${publicationId}`, publicationView);
  const { items: keys } = await client.call(`${path}/keys`, publicationKeys);
  const inputs = await unlessRefused(new Set(['permission-denied', 'token-missing']), () =>
    fetchInputs(client, publicationId),
  );
  return { publication, keys, inputs: inputs ?? null };
}

/** @throws Error where the file is there already: what was handed on is not written over */
export async function savePublication(file: string, publication: PublicationFile): Promise<void> {
  await writeFile(file, `${JSON.stringify(publication, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
}

/** The inputs as the domain computes with them. */
export function inputsOf({ subjects, snapshots }: NonNullable<PublicationFile['inputs']>): PublicationInputs {
  return { subjects: subjects.map(({ inputs, salt }) => ({ inputs: readInputs(inputs), salt })), snapshots };
}

async function fetchInputs(
  client: Pick<ApiClient, 'call'>,
  publicationId: string,
): Promise<NonNullable<PublicationFile['inputs']>> {
  const subjects: z.output<typeof saltedInputs>[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({ limit: '200', ...(cursor === '' ? {} : { cursor }) });
    const found: { items: z.output<typeof saltedInputs>[]; next: string | null } = await client.call(
      `${path}/${publicationId}/inputs?${query.toString()}`,
      page(saltedInputs),
    );
    subjects.push(...found.items);
    cursor = found.next;
  }
  return { subjects, ...(await client.call(`${path}/${publicationId}/snapshots`, publicationSnapshots)) };
}
