import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The repository's root; this file sits three folders below it, in `src` as in `dist`. */
export const repositoryRoot = resolve(import.meta.dirname, '../../..');

/** Where things are kept that every clone on this machine shares, such as Kafka's jars. */
export function cacheFolder(configured: string | undefined): string {
  return configured ?? join(homedir(), '.cache', 'namkhong');
}
