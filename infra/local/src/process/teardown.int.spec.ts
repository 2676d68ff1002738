import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from '../paths.js';

const built = join(repositoryRoot, 'infra', 'local', 'dist', 'process', 'teardown.js');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teardown-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A program that writes `ready` when it runs and `ended` when it is torn down, under a shell as `npm run` has it. */
async function startUnderShell(): Promise<{ killShell: () => void }> {
  const file = join(folder, 'program.mjs');
  await writeFile(
    file,
    `import { writeFileSync } from 'node:fs';
     import { Teardown, tearDownOnExit } from ${JSON.stringify(built)};
     const teardown = new Teardown(console.log);
     tearDownOnExit(teardown, console.log);
     await teardown.add('mark', { stop: async () => writeFileSync(${JSON.stringify(join(folder, 'ended'))}, '') });
     setInterval(() => {}, 60_000);
     writeFileSync(${JSON.stringify(join(folder, 'ready'))}, '');`,
  );
  // The command after it keeps the shell from becoming the program.
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${file}"; exit`], {
    env: { npm_lifecycle_event: 'start' },
    stdio: 'ignore',
  });
  await once(shell, 'spawn');
  await appears('ready');
  return { killShell: () => shell.kill('SIGTERM') };
}

async function appears(name: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!existsSync(join(folder, name))) {
    if (Date.now() > deadline) throw new Error(`${name} did not appear`);
    await sleep(20);
  }
}

describe('tearDownOnExit', () => {
  it('ends everything when npm was told to end and has taken the shell with it', async () => {
    const { killShell } = await startUnderShell();
    killShell();
    await expect(appears('ended')).resolves.toBeUndefined();
  }, 25_000);
});
