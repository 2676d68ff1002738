import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { spawn } from 'node:child_process';
import { inheritedEnvironment } from '../environment.js';
import { repositoryRoot } from '../paths.js';

export interface SeedOptions {
  readonly dataDir: string;
  readonly origin: string;
  readonly nkClientSecret: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Loads the demonstration through the public routes, once for each data folder: the mark is set only after the
 * last step, and the seed itself finds what an interrupted one had made.
 */
export async function seedOnce(options: SeedOptions): Promise<void> {
  const mark = join(options.dataDir, 'seeded');
  if (existsSync(mark)) return;
  await runSeed(options);
  await writeFile(mark, `${new Date().toISOString()}\n`);
}

function runSeed({ origin, nkClientSecret, say, signal }: SeedOptions): Promise<void> {
  const child = spawn(process.execPath, [join(repositoryRoot, 'packages', 'nk', 'dist', 'main.js'), 'seed'], {
    env: { ...inheritedEnvironment(), NK_ORIGIN: origin, NK_CLIENT_SECRET: nkClientSecret },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => say(`seed: ${line}`));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the demonstration could not be loaded (status ${code})`)),
    );
  });
}
