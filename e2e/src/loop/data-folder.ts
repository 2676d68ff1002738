import type { Teardown } from '@namkhong/infra-local';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder for one platform, gone with everything in it when the platform has stopped. */
export async function makeDataFolder(teardown: Teardown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'namkhong-e2e-'));
  await teardown.add('the data', { stop: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) });
  // PostgreSQL may run as another user, who has to get in.
  await chmod(folder, 0o711);
  return folder;
}
