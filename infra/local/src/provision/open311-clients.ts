import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalEnvironment } from '../environment.js';
import { cacheFolder, repositoryRoot } from '../paths.js';
import { runCommand } from '../process/run-command.js';
import type { Debian } from './debian.js';
import { findCommand } from './find-command.js';
import type { PartResult } from './part.js';

const requirements = join(repositoryRoot, 'infra', 'open311', 'requirements.txt');

/** Clients of Open311 that others wrote, in Python: a folder for PYTHONPATH, or what pip puts into the cache. */
export async function findOpen311Clients(
  environment: LocalEnvironment,
  debian: Debian,
  say: (line: string) => void,
): Promise<PartResult> {
  const name = 'open311';
  const { NK_CACHE, NK_PROVISION, OPEN311_CLIENTS } = environment;
  if (OPEN311_CLIENTS) return { name, status: 'ready', how: 'from OPEN311_CLIENTS', path: OPEN311_CLIENTS };
  const version = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const folder = join(cacheFolder(NK_CACHE), `open311-${version}`);
  try {
    await preparePip(environment, debian);
    if (existsSync(folder)) return { name, status: 'ready', how: 'in the cache', path: folder };
    if (NK_PROVISION === false) throw new Error('NK_PROVISION=0 forbids fetching');
    say('fetching clients of Open311 with pip (once, about 1 MB)');
    await install(folder);
    return { name, status: 'ready', how: 'fetched now', path: folder };
  } catch (error) {
    const advice = 'install python3-pip, or set OPEN311_CLIENTS';
    return { name, status: 'missing', how: `${(error as Error).message}; ${advice}` };
  }
}

async function preparePip({ PATH }: LocalEnvironment, debian: Debian): Promise<void> {
  if (findCommand(['python3'], PATH)) {
    const hasPip = await runCommand('python3', ['-m', 'pip', '--version']).then(
      () => true,
      () => false,
    );
    if (hasPip) return;
  }
  if (debian.obstacle) throw new Error(`Python has no pip and ${debian.obstacle}`);
  await debian.install('python3-pip');
}

/** Put beside the place and moved there whole: a folder that exists is complete. */
async function install(folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  try {
    await runCommand('python3', [
      ...['-m', 'pip', 'install', '--quiet', '--no-deps', '--require-hashes', '--target', partial],
      ...['--only-binary', ':all:', '--platform', 'any', '--requirement', requirements],
    ]);
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
