import { createHash } from 'node:crypto';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ServerUser } from './server-user.js';

const OTHERS_MAY_ENTER = 0o001;

/** Where another user finds things that lie under a folder only root may enter, such as `/root`. */
const publicHome = '/var/lib/namkhong';

/**
 * A folder that the server's user can reach: the one asked for, or, where something above it is closed to
 * others, one of its own under `/var/lib/namkhong`, the same at every start.
 */
export async function reachableFolder(folder: string, user: ServerUser | null): Promise<string> {
  if (!user || (await isOpen(dirname(folder), user))) return folder;
  await mkdir(publicHome, { recursive: true });
  // Whatever the umask: others may pass, not look around.
  await chmod(publicHome, 0o711);
  const own = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(publicHome, `${basename(folder)}-${own}`);
}

async function isOpen(folder: string, user: ServerUser): Promise<boolean> {
  const above = dirname(folder);
  if (above !== folder && !(await isOpen(above, user))) return false;
  const { mode, uid } = await stat(folder).catch(() => ({ mode: OTHERS_MAY_ENTER, uid: -1 }));
  return uid === user.uid || (mode & OTHERS_MAY_ENTER) !== 0;
}
