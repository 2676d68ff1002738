import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayEnvironment } from './environment.js';
import { startGateway } from './start-gateway.js';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

describe('the gateway', () => {
  const portal = mkdtempSync(join(tmpdir(), 'nk-portal-'));
  const seen: Seen[] = [];
  let upstream: Server;
  let gateway: Awaited<ReturnType<typeof startGateway>>;

  beforeAll(async () => {
    mkdirSync(join(portal, 'assets'));
    mkdirSync(join(portal, 'rate'));
    writeFileSync(join(portal, 'index.html'), '<!doctype html><title>portal</title>');
    writeFileSync(join(portal, 'rate', 'index.html'), '<!doctype html><title>rate</title>');
    writeFileSync(join(portal, 'assets', 'main-B1x9_kQz.js'), `/* ${'x'.repeat(2000)} */`);
    upstream = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        seen.push({ method: request.method, url: request.url, headers: request.headers, body });
        if (request.url?.endsWith('/openapi.json')) response.end(JSON.stringify(description));
        else if (request.url?.endsWith('/broken')) request.socket.destroy();
        else
          response
            .writeHead(201, { 'content-type': 'application/json', 'x-of': 'service' })
            .end('{"ok":true}');
      });
    });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    gateway = await startGateway(
      gatewayEnvironment.parse({
        PORT: '0',
        LOG_LEVEL: 'silent',
        PUBLIC_ORIGIN: 'https://namkhong.test',
        PORTAL_DIR: portal,
        UPSTREAM_DIRECTIVE: address,
        UPSTREAM_FEEDBACK: 'http://127.0.0.1:1',
        UPSTREAM_IDENTITY: address,
        UPSTREAM_SIMULATOR: address,
        BODY_LIMIT: '4096',
      }),
    );
  });
  afterAll(async () => {
    await gateway.stop();
    upstream.closeAllConnections();
    upstream.close();
    rmSync(portal, { recursive: true });
  });

  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${gateway.url}${path}`, { redirect: 'manual', ...init });
  const lastSeen = () => seen.at(-1);

  it('hands a request on whole, without the client’s address', async () => {
    const answer = await get('/api/directive/v1/units?q=Năm', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': '203.0.113.9',
        'nk-network': 'chosen-by-client',
      },
      body: '{"a":1}',
    });
    expect([answer.status, await answer.json(), answer.headers.get('x-of')]).toEqual([
      201,
      { ok: true },
      'service',
    ]);
    expect(lastSeen()).toMatchObject({
      method: 'POST',
      url: '/api/directive/v1/units?q=N%C4%83m',
      body: '{"a":1}',
    });
    const headers: IncomingMessage['headers'] = lastSeen()?.headers ?? {};
    expect(headers['nk-network']).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify(headers)).not.toMatch(/203\.0\.113\.9|chosen-by-client|"127\.0\.0\.1"/);
    expect(headers['x-correlation-id']).toBe(answer.headers.get('x-correlation-id'));
  });

  it('tells a client that asks first to go on, and hands its body on', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { expect: '100-continue', 'content-type': 'text/csv', 'content-length': 3 };
      const asking = httpRequest(`${gateway.url}/api/directive/v1/imports/units`, {
        method: 'POST',
        headers,
      });
      asking.on('continue', () => asking.end('a,b'));
      asking.on('response', (answer) => resolve(answer.resume().statusCode));
      asking.on('error', reject);
    });
    expect([status, lastSeen()?.body]).toEqual([201, 'a,b']);
  });

  it('answers for a service that is not there or breaks off', async () => {
    const away = await get('/api/feedback/v1/ballots/x', { headers: { 'accept-language': 'en' } });
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
    expect(away.headers.get('content-type')).toContain('application/problem+json');
    expect(await away.json()).toMatchObject({ code: 'service-unavailable' });
    const broken = await get('/api/directive/v1/broken', { method: 'POST', body: 'x' });
    expect([broken.status, ((await broken.json()) as { code: string }).code]).toEqual([
      502,
      'service-failed',
    ]);
  });

  it.each(['/api/unknown/v1/x', '/api/identity/x', '/api/simulator/send', '/metrics', '/missing-file.js'])(
    'has nothing at %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        404,
        'route-unknown',
      ]);
    },
  );

  it.each([
    '/api/directive/../../metrics',
    '/api/directive/%2e%2e/%2e%2e/metrics',
    '//evil.test/api/directive/x',
  ])('does not hand on %s', async (path) => {
    const before = seen.length;
    expect(await rawStatus(path)).toBe(404);
    expect(seen.length).toBe(before);
  });

  it('offers of the simulator its messages alone', async () => {
    expect((await get('/api/simulator/messages')).status).toBe(201);
    expect((await get('/api/simulator/messages', { method: 'DELETE' })).status).toBe(404);
  });

  it('refuses bodies that are too large or of unknown size', async () => {
    const large = await get('/api/directive/v1/units', { method: 'POST', body: 'x'.repeat(5000) });
    expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([413, 'body-too-large']);
    expect(await rawStatus('/api/directive/v1/units', 'POST', { 'transfer-encoding': 'chunked' })).toBe(411);
  });

  it('serves the portal: entries for addresses, assets for ever', async () => {
    const home = await get('/');
    expect([home.status, home.headers.get('cache-control'), await home.text()]).toEqual([
      200,
      'no-cache',
      expect.stringContaining('portal'),
    ]);
    expect(await (await get('/units/0199c0de')).text()).toContain('<title>portal');
    expect(await (await get('/login/callback?code=1.2')).text()).toContain('<title>portal');
    expect(await (await get('/rate/some-token')).text()).toContain('<title>rate');
    const asset = await get('/assets/main-B1x9_kQz.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
  });

  it('puts security headers on every answer', async () => {
    for (const path of ['/', '/api/directive/v1/units', '/api/nothing']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toContain('max-age');
    }
  });

  it('shows the services’ own descriptions', async () => {
    expect(await (await get('/api/docs')).text()).toContain('href="/api/docs/directive"');
    const page = await (await get('/api/docs/directive')).text();
    expect(page).toContain('GET /api/directive/v1/units');
    expect(page).toContain('&lt;b&gt;escaped');
    expect((await get('/api/docs/feedback')).status).toBe(503);
  });

  it('is live and ready', async () => {
    expect((await get('/health/live')).status).toBe(200);
    expect((await get('/health/ready')).status).toBe(200);
  });

  /** Sends a path as it is, which fetch would tidy up. */
  function rawStatus(
    path: string,
    method = 'GET',
    headers: Record<string, string> = {},
  ): Promise<number | undefined> {
    const { hostname, port } = new URL(gateway.url);
    return new Promise((resolve, reject) => {
      const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.end(method === 'POST' ? 'body' : undefined);
    });
  }
});

const description = {
  openapi: '3.1.0',
  info: { title: 'directive', version: '1' },
  paths: {
    '/api/directive/v1/units': {
      get: {
        operationId: 'Units.list',
        description: '<b>escaped',
        parameters: [{ name: 'q', in: 'query' }],
        responses: {
          200: { description: 'Done.', content: { 'application/json': { schema: { type: 'object' } } } },
        },
      },
    },
  },
};
