import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSecrets } from './secrets.js';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'secrets-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('loadSecrets', () => {
  it('makes them once, for their owner alone', async () => {
    const secrets = await loadSecrets(folder);
    expect(await loadSecrets(folder)).toEqual(secrets);
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });

  it('makes keys of 32 bytes, and an account for each role that logs in', async () => {
    const secrets = await loadSecrets(folder);
    const { keyEncryptionKey, fieldKey, feedbackFieldKey, networkHashKey, publicationKey } = secrets;
    for (const key of [keyEncryptionKey, fieldKey, feedbackFieldKey, networkHashKey, publicationKey]) {
      expect(Buffer.from(key, 'base64')).toHaveLength(32);
    }
    expect(new Set(secrets.accounts.map(({ password }) => password)).size).toBe(7);
    for (const { password } of secrets.accounts) expect(password).toMatch(/^([a-z]{4}-){3}\d{2}$/);
  });

  it('adds the keys that a folder from before does not have, and nothing else', async () => {
    const file = join(folder, 'secrets.json');
    const { publicationKey, feedbackFieldKey, ...older } = await loadSecrets(folder);
    await writeFile(file, JSON.stringify(older));
    const secrets = await loadSecrets(folder);
    expect(secrets).toEqual({
      ...older,
      publicationKey: expect.any(String),
      feedbackFieldKey: expect.any(String),
    });
    expect(secrets.publicationKey).not.toBe(publicationKey);
    expect(secrets.feedbackFieldKey).not.toBe(feedbackFieldKey);
    expect(await loadSecrets(folder)).toEqual(secrets);
  });

  it('refuses a file that was damaged rather than lock the data away behind new keys', async () => {
    await writeFile(join(folder, 'secrets.json'), '{"postgresPassword":"x"}');
    await expect(loadSecrets(folder)).rejects.toThrow();
  });
});
