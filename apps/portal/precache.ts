import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const placeholder = '__NK_PRECACHE__';

/**
 * Writes into the service worker which files it keeps from the start: the given documents, and the scripts and styles
 * they load at once. Everything else is kept when it was first used, so that a slow line is not filled for nothing.
 */
export function precachePlugin(worker: string, documents: readonly string[]): Plugin {
  return {
    name: 'precache',
    async writeBundle({ dir = 'dist' }, bundle) {
      const files = new Set(
        documents.flatMap((name) => [...loadedAtOnce(name.replace('.html', ''), bundle)]),
      );
      const shells = await Promise.all(
        documents.map(async (name) => ({ url: `/${name}`, revision: await hashOf(join(dir, name)) })),
      );
      const manifest = [...shells, ...[...files].sort().map((file) => ({ url: `/${file}`, revision: null }))];
      const path = join(dir, worker);
      const code = await readFile(path, 'utf8');
      if (!code.includes(placeholder)) throw new Error(`${worker} has no place for what it keeps`);
      await writeFile(path, code.replaceAll(placeholder, JSON.stringify(manifest)));
    },
  };
}

function loadedAtOnce(entry: string, bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const files = new Set<string>();
  const add = (fileName: string) => {
    const chunk = bundle[fileName];
    if (files.has(fileName) || chunk?.type !== 'chunk') return;
    files.add(fileName);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    for (const imported of chunk.imports) add(imported);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === (entry === 'index' ? 'portal' : entry)) {
      add(chunk.fileName);
    }
  }
  if (files.size === 0) throw new Error(`nothing is built for ${entry}`);
  return files;
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16);
}
