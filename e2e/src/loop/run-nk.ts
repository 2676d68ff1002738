import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const nk = fileURLToPath(new URL('../../../packages/nk/dist/main.js', import.meta.url));

/** The command line as an operator runs it. */
export function runNk(dataDir: string, ...args: string[]): Promise<{ status: number; lines: string[] }> {
  const env = { NK_ACCESS: join(dataDir, 'nk.json') };
  return new Promise((resolve) => {
    execFile(process.execPath, [nk, ...args], { env, timeout: 120_000 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 2;
      resolve({ status, lines: `${stdout}${stderr}`.split('\n') });
    });
  });
}
