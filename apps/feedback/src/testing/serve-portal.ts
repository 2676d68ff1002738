import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';

const portal = join(import.meta.dirname, '../../../portal');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** The addresses of its documents. */
const documents: Readonly<Record<string, string>> = {
  '/kiosk': '/kiosk.html',
  '/rate/': '/rate.html',
  '/report': '/index.html',
};
/** Stricter than what the gateway sends. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * The portal as it is installed, in front of the service: what a gateway does, with a plug to pull. Each starts anew on the
 * same address.
 */
export async function servePortal(service: string) {
  const folder = await mkdtemp(join(tmpdir(), 'nk-kiosk-'));
  const vite = join(
    dirname(createRequire(join(portal, 'package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  );
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error', '--outDir', folder], {
    cwd: portal,
    // Under jest it is `test`, which would build React for development.
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  let loseAnswers = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/api/')) return forward(request, response);
    const file = join(folder, normalize(documents[path] ?? path));
    const content = await readFile(file).catch(() => null);
    response.writeHead(content === null ? 404 : 200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'cache-control': 'no-cache',
    });
    response.end(content);
  };
  const forward = (request: IncomingMessage, response: ServerResponse): void => {
    const { method, headers, url = '/' } = request;
    const asked = ask(new URL(url, service), { method, headers }, (answer) => {
      if (loseAnswers > 0) {
        loseAnswers -= 1;
        answer.resume();
        response.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.on('error', () => response.destroy());
    request.pipe(asked);
  };
  const listen = (port: number) =>
    new Promise<ReturnType<typeof createServer>>((resolve) => {
      const server = createServer((request, response) => {
        handle(request, response).catch(() => response.destroy());
      }).listen(port, '127.0.0.1', () => resolve(server));
    });
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const pull = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Nobody answers here any more. */
    pull,
    async plugIn(): Promise<void> {
      server = await listen(port);
    },
    /** So many requests reach the service, and their answers never come back. */
    loseAnswers(count: number): void {
      loseAnswers = count;
    },
    async stop(): Promise<void> {
      await pull();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
