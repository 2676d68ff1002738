import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account } from './fixture-api.js';

/** An OpenID provider of the smallest kind: it asks nothing and signs in whoever the spec chose. */
export function handleIssuer(
  request: IncomingMessage,
  response: ServerResponse,
  options: {
    readonly url: URL;
    readonly origin: string;
    readonly account: Account;
    /** How long a token lasts, in seconds. */
    readonly tokenSeconds: number;
    readonly body: string;
  },
): void {
  const { url, origin, account } = options;
  const issuer = `${origin}/oidc`;
  const json = (body: unknown) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const redirect = (location: string) => {
    response.writeHead(303, { location });
    response.end();
  };
  switch (url.pathname) {
    case '/oidc/.well-known/openid-configuration':
      return json({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        end_session_endpoint: `${issuer}/session/end`,
        jwks_uri: `${issuer}/jwks`,
      });
    case '/oidc/auth': {
      const back = new URL(url.searchParams.get('redirect_uri') ?? origin);
      back.searchParams.set('code', `code-of-${url.searchParams.get('code_challenge') ?? ''}`);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return redirect(back.href);
    }
    case '/oidc/token': {
      const form = new URLSearchParams(options.body);
      const renewal = form.get('grant_type') === 'refresh_token';
      // Without the verifier this is not the browser that began the sign-in.
      if (!renewal && (form.get('code_verifier') ?? '').length < 43) {
        response.writeHead(400, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ error: 'invalid_grant' }));
        return;
      }
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: issuer,
        sub: account,
        aud: form.get('client_id'),
        iat: now,
        exp: now + options.tokenSeconds,
      };
      return json({
        access_token: account,
        id_token: ['{"alg":"none"}', JSON.stringify(claims), ''].map(base64url).join('.'),
        token_type: 'Bearer',
        // A renewed token lasts, so that a spec sees one renewal and not a row of them.
        expires_in: renewal ? 600 : options.tokenSeconds,
        refresh_token: `refresh-${account}`,
        scope: 'openid',
      });
    }
    case '/oidc/session/end':
      return redirect(url.searchParams.get('post_logout_redirect_uri') ?? '/');
    default:
      response.writeHead(404);
      response.end();
  }
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
