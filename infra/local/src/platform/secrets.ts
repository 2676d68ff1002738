import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createDemoAccounts } from './demo-accounts.js';

const schema = z.object({
  postgresPassword: z.string(),
  nkClientSecret: z.string(),
  /** 32 bytes in base64, as are the three below. */
  keyEncryptionKey: z.string(),
  fieldKey: z.string(),
  /** Encrypts the keys that citizens' replies are sealed to: feedback's own, as no service holds another's. */
  feedbackFieldKey: z.string(),
  networkHashKey: z.string(),
  /** What the manifests of closed quarters are signed with: 32 bytes in base64. */
  publicationKey: z.string(),
  smscPassword: z.string(),
  accounts: z.array(z.object({ login: z.string(), password: z.string(), name: z.string() })),
});
export type Secrets = z.output<typeof schema>;

/** Keys that folders from before do not have; nothing was done with them yet. */
const later = { publicationKey: true, feedbackFieldKey: true } as const;
const kept = schema.partial(later);

/** The installation's secrets: made at the first start, then read; only their owner may read the file. */
export async function loadSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json');
  try {
    const found = kept.parse(JSON.parse(await readFile(file, 'utf8')));
    const { publicationKey = newKey(), feedbackFieldKey = newKey() } = found;
    const all = { ...found, publicationKey, feedbackFieldKey };
    const lacks = found.publicationKey === undefined || found.feedbackFieldKey === undefined;
    return lacks ? await keep(file, all) : all;
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
    feedbackFieldKey: newKey(),
    networkHashKey: newKey(),
    publicationKey: newKey(),
    // SMPP allows eight characters.
    smscPassword: token(4),
    accounts: createDemoAccounts(),
  };
}
