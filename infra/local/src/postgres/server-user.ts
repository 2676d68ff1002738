import { userInfo } from 'node:os';
import { runCommand } from '../process/run-command.js';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom PostgreSQL runs as. It refuses root; for root it is the user `postgres`, made where the machine has none.
 *
 * @returns null where it simply runs as ourselves
 */
export async function serverUser(): Promise<ServerUser | null> {
  if (userInfo().uid !== 0) return null;
  try {
    return await idsOf('postgres');
  } catch {
    await runCommand('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return await idsOf('postgres');
  }
}

async function idsOf(user: string): Promise<ServerUser> {
  return {
    uid: Number(await runCommand('id', ['-u', user])),
    gid: Number(await runCommand('id', ['-g', user])),
  };
}
