import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshState, handleApi, type Account, type FixtureState } from './fixture-api.js';
import { handleIssuer } from './fixture-issuer.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** As strict as what the gateway sends: the portal has to live with it. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export interface FixtureServer {
  readonly origin: string;
  readonly state: FixtureState;
  /** Who the provider signs in next. */
  account: Account;
  /** How long the first access token lasts. */
  tokenSeconds: number;
  /** Every path asked for, with its query; tokens must never be among them. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves the built portal, the API from fixtures and a provider that signs in whom it is told. */
export async function startFixtureServer(port = 0): Promise<FixtureServer> {
  const server = createServer((request, response) => {
    void respond(request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fixture: FixtureServer = {
    origin,
    state: freshState(),
    account: 'head',
    tokenSeconds: 600,
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    fixture.asked.push(`${url.pathname}${url.search}`);
    const body = await readBody(request);
    if (url.pathname.startsWith('/api/')) {
      return handleApi({
        request,
        response,
        url,
        state: fixture.state,
        body: body === '' ? null : JSON.parse(body),
      });
    }
    if (url.pathname.startsWith('/oidc/')) {
      return handleIssuer(request, response, {
        url,
        origin,
        account: fixture.account,
        tokenSeconds: fixture.tokenSeconds,
        body,
      });
    }
    await serveFile(url.pathname, response);
  }
  return fixture;
}

async function serveFile(path: string, response: ServerResponse): Promise<void> {
  const name = path === '/rate' ? '/rate.html' : extname(path) === '' ? '/index.html' : normalize(path);
  try {
    const content = await readFile(join(dist, name));
    response.writeHead(200, {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(content);
  } catch {
    response.writeHead(404);
    response.end();
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
