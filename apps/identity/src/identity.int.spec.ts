import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TokenVerifier } from '@namkhong/service-kit';
import { emptyDatabase, type EmptyDatabase } from '@namkhong/service-kit/testing';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { createHash, randomBytes } from 'node:crypto';
import { identityEnvironment } from './environment.js';
import { startIdentity } from './start-identity.js';
import { CookieBrowser } from './testing/cookie-browser.js';

const origin = 'https://namkhong.test';
const redirectUri = `${origin}/login/callback`;
const nkSecret = 'a-secret-for-the-machine-client';
const password = 'mật khẩu của bà Lan';

describe('identity', () => {
  let database: EmptyDatabase;
  let identity: Awaited<ReturnType<typeof startIdentity>>;
  const encryptionKey = randomBytes(32).toString('base64');

  const start = () =>
    startIdentity(
      identityEnvironment.parse({
        PORT: '0',
        LOG_LEVEL: 'silent',
        DATABASE_URL: database.url,
        PUBLIC_ORIGIN: origin,
        KEY_ENCRYPTION_KEY: encryptionKey,
        NK_CLIENT_SECRET: nkSecret,
        DEMO_ACCOUNTS: JSON.stringify([{ login: 'lan', password, name: 'Nguyễn Thị Lan' }]),
      }),
    );
  const verifier = () =>
    new TokenVerifier({
      issuer: `${origin}/oidc`,
      audience: 'urn:namkhong:api',
      jwksUrl: new URL(`${identity.url}/oidc/jwks`),
    });

  beforeAll(async () => {
    database = await emptyDatabase();
    identity = await start();
  }, 30_000);
  afterAll(async () => {
    await identity.stop();
    await database.close();
  });

  async function token(parameters: Record<string, string>, authorization?: string) {
    const response = await fetch(`${identity.url}/oidc/token`, {
      method: 'POST',
      headers: authorization ? { authorization } : {},
      body: new URLSearchParams(parameters),
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  }

  function authorization(extra: Record<string, string> = {}) {
    const verifierText = randomBytes(32).toString('base64url');
    const parameters = new URLSearchParams({
      client_id: 'portal',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile',
      state: 'state-1',
      code_challenge: createHash('sha256').update(verifierText).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    });
    return { url: `/oidc/auth?${parameters.toString()}`, verifierText };
  }

  const atCallback = (url: URL) => url.pathname === '/login/callback';

  async function logIn(browser: CookieBrowser) {
    const { url, verifierText } = authorization();
    const page = await browser.follow(url, atCallback);
    const done = await browser.follow(page.url, atCallback, { login: 'Lan', password });
    const code = new URL(done.url).searchParams.get('code') ?? '';
    return token({
      grant_type: 'authorization_code',
      client_id: 'portal',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifierText,
    });
  }

  it('shows a login page without scripts, in Vietnamese, that may not be framed', async () => {
    const page = await new CookieBrowser(origin, identity.url).follow(authorization().url, atCallback);
    expect(page.status).toBe(200);
    expect(page.url).toMatch(/\/oidc\/interaction\/[\w-]+$/);
    expect(page.text).toContain('<html lang="vi">');
    expect(page.text).toContain('<label for="password">Mật khẩu</label>');
    expect(page.text).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('logs in with code and PKCE, and services accept the access token', async () => {
    const { status, body } = await logIn(new CookieBrowser(origin, identity.url));
    expect(status).toBe(200);
    const accessToken = body.access_token ?? '';
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    const claims = decodeJwt(accessToken);
    expect(claims).toMatchObject({ iss: `${origin}/oidc`, aud: 'urn:namkhong:api', sub: 'lan' });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect(decodeJwt(body.id_token ?? '')).toMatchObject({
      sub: 'lan',
      name: 'Nguyễn Thị Lan',
      aud: 'portal',
    });
    expect(await verifier().verify(accessToken)).toBe('lan');
  });

  it('renews once per refresh token, and ends the chain when one is used twice', async () => {
    const { body } = await logIn(new CookieBrowser(origin, identity.url));
    const renew = (refresh_token: string) =>
      token({ grant_type: 'refresh_token', client_id: 'portal', refresh_token });
    const first = await renew(body.refresh_token ?? '');
    expect(first.status).toBe(200);
    expect(await verifier().verify(first.body.access_token ?? '')).toBe('lan');
    expect((await renew(body.refresh_token ?? '')).body.error).toBe('invalid_grant');
    expect((await renew(first.body.refresh_token ?? '')).body.error).toBe('invalid_grant');
  });

  it('refuses a wrong password and a login that nobody has, alike', async () => {
    for (const login of ['lan', 'nobody']) {
      const browser = new CookieBrowser(origin, identity.url);
      const page = await browser.follow(authorization().url, atCallback);
      const answer = await browser.visit(page.url, { login, password: 'wrong password' });
      expect(answer.status).toBe(401);
      expect(answer.text).toContain('Tên đăng nhập hoặc mật khẩu không đúng.');
    }
  });

  it('refuses a login form posted from a browser that did not begin it', async () => {
    const page = await new CookieBrowser(origin, identity.url).follow(authorization().url, atCallback);
    const other = await new CookieBrowser(origin, identity.url).visit(page.url, { login: 'lan', password });
    expect(other.status).toBe(400);
    expect(other.location).toBeNull();
  });

  it('refuses a login without PKCE and a redirect to elsewhere', async () => {
    const { url } = authorization({ redirect_uri: 'https://elsewhere.test/' });
    const elsewhere = await new CookieBrowser(origin, identity.url).visit(url);
    expect([elsewhere.status, elsewhere.location]).toEqual([400, null]);
    expect(elsewhere.text).toContain('Chưa đăng nhập được');
    const plain = await new CookieBrowser(origin, identity.url).visit(
      `/oidc/auth?client_id=portal&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(redirectUri)}`,
    );
    expect(plain.location).toContain('error=invalid_request');
  });

  it('gives the machine client a token of its own', async () => {
    const basic = (secret: string) => `Basic ${Buffer.from(`nk:${secret}`).toString('base64')}`;
    const { status, body } = await token({ grant_type: 'client_credentials' }, basic(nkSecret));
    expect(status).toBe(200);
    expect(await verifier().verify(body.access_token ?? '')).toBe('nk');
    const wrong = await token({ grant_type: 'client_credentials' }, basic('another-secret-of-this-length'));
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('logs out: the session and its refresh tokens end', async () => {
    const browser = new CookieBrowser(origin, identity.url);
    const { body } = await logIn(browser);
    const end = await browser.visit(`/oidc/session/end?client_id=portal&post_logout_redirect_uri=${origin}/`);
    expect(end.text).toContain('Đăng xuất khỏi Năm Không?');
    const secret = /name="xsrf" value="([^"]+)"/.exec(end.text)?.[1] ?? '';
    const done = await browser.visit('/oidc/session/end/confirm', { xsrf: secret, logout: 'yes' });
    expect(done.location).toBe(`${origin}/`);
    const again = await token({
      grant_type: 'refresh_token',
      client_id: 'portal',
      refresh_token: body.refresh_token ?? '',
    });
    expect(again.body.error).toBe('invalid_grant');
    const page = await browser.follow(authorization().url, atCallback);
    expect(page.text).toContain('Đăng nhập');
  });

  it('limits attempts per account', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      const browser = new CookieBrowser(origin, identity.url);
      const page = await browser.follow(authorization().url, atCallback);
      const answer = await browser.visit(page.url, { login: 'guessed', password: `guess ${attempt}` });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  }, 20_000);

  it('keeps its keys across a restart', async () => {
    const { body } = await logIn(new CookieBrowser(origin, identity.url));
    await identity.stop();
    identity = await start();
    expect(await verifier().verify(body.access_token ?? '')).toBe('lan');
    const metadata = await fetch(`${identity.url}/oidc/.well-known/openid-configuration`);
    expect(await metadata.json()).toMatchObject({
      issuer: `${origin}/oidc`,
      jwks_uri: `${origin}/oidc/jwks`,
    });
    const ready = await fetch(`${identity.url}/health/ready`);
    expect(ready.status).toBe(200);
  }, 20_000);
});
