import fastifyStatic from '@fastify/static';
import { Problem } from '@namkhong/service-kit';
import type { FastifyInstance } from 'fastify';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Built files carry a hash of their content in their name, after which they never change. */
const hashed = /-[\w-]{8,}\.(js|css|woff2?|svg|png|webp|wasm|json)$/;

/**
 * Serves the portal. An address that is no file gets the page that owns it, and that page finds its way: the entry of
 * its first segment (`/rate/…` → `rate.html` or `rate/index.html`), else `index.html`.
 */
export async function usePortal(fastify: FastifyInstance, directory: string): Promise<void> {
  const entries = entryPages(directory);
  await fastify.register(fastifyStatic, {
    root: directory,
    wildcard: true,
    index: 'index.html',
    cacheControl: false,
    setHeaders: (response, path) => {
      void response.header(
        'cache-control',
        hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  fastify.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const readsPage = request.method === 'GET' || request.method === 'HEAD';
    if (!readsPage || /^\/(api|oidc|health|metrics)(\/|$)/.test(path) || /\.\w{1,8}$/.test(path)) {
      throw new Problem(404, 'route-unknown');
    }
    return reply.sendFile(entries.get(path.split('/')[1] ?? '') ?? 'index.html');
  });
}

/** First segment of an address → the entry page that owns it. */
function entryPages(directory: string): ReadonlyMap<string, string> {
  const pages = readdirSync(directory, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    if (entry.isFile() && entry.name.endsWith('.html')) return [[entry.name.slice(0, -5), entry.name]];
    if (!entry.isDirectory()) return [];
    const inside = readdirSync(join(directory, entry.name));
    return inside.includes('index.html') ? [[entry.name, `${entry.name}/index.html`]] : [];
  });
  return new Map(pages);
}
