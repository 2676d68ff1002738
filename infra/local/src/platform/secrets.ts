import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createDemoAccounts } from './demo-accounts.js';

const schema = z.object({
  postgresPassword: z.string(),
  nkClientSecret: z.string(),
  /** 32 bytes in base64, as are the two below. */
  keyEncryptionKey: z.string(),
  fieldKey: z.string(),
  networkHashKey: z.string(),
  /** What the manifests of closed quarters are signed with: 32 bytes in base64. */
  publicationKey: z.string(),
  smscPassword: z.string(),
  accounts: z.array(z.object({ login: z.string(), password: z.string(), name: z.string() })),
});
export type Secrets = z.output<typeof schema>;

/** Folders from before quarters were published have no key for it; nothing was signed in them yet. */
const kept = schema.partial({ publicationKey: true });

/** The installation's secrets: made at the first start, then read; only their owner may read the file. */
export async function loadSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json');
  try {
    const found = kept.parse(JSON.parse(await readFile(file, 'utf8')));
    const { publicationKey } = found;
    return publicationKey === undefined
      ? await keep(file, { ...found, publicationKey: newKey() })
      : { ...found, publicationKey };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return keep(file, createSecrets());
}

/** Whole or not at all: half a file of secrets would lock the data behind it away. */
async function keep(file: string, secrets: Secrets): Promise<Secrets> {
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

function createSecrets(): Secrets {
  const token = (bytes: number) => randomBytes(bytes).toString('hex');
  return {
    postgresPassword: token(16),
    nkClientSecret: token(32),
    keyEncryptionKey: newKey(),
    fieldKey: newKey(),
    networkHashKey: newKey(),
    publicationKey: newKey(),
    // SMPP allows eight characters.
    smscPassword: token(4),
    accounts: createDemoAccounts(),
  };
}
