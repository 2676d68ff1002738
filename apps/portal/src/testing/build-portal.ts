import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');

/**
 * Builds the portal as it is installed: the specs drive what people get, never the source. In a process of its own,
 * since the bundler's native part does not accept the objects of jest's realm.
 */
// What jest runs before the specs has to be a default export.
export default async function buildPortal(): Promise<void> {
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: root,
    // Under jest it is `test`, which would build React for development.
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
