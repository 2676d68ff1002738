import { ApiClient } from '@namkhong/nk';
import makeFetchCookie from 'fetch-cookie';
import * as oidc from 'openid-client';
import type { z } from 'zod';

interface Account {
  readonly login: string;
  readonly password: string;
}

interface Request {
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who has logged in as the portal logs people in: code flow with PKCE, through the public origin. */
export class Person {
  private constructor(
    private readonly client: ApiClient,
    readonly accessToken: string,
  ) {}

  /** @throws Error when the account is refused */
  static async logIn(origin: string, { login, password }: Account): Promise<Person> {
    const config = await oidc.discovery(new URL('/oidc', origin), 'portal', undefined, oidc.None(), {
      execute: [oidc.allowInsecureRequests],
    });
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
    const expectedState = oidc.randomState();
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: `${origin}/login/callback`,
      scope: 'openid',
      resource: 'urn:namkhong:api',
      state: expectedState,
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const callback = await fillInLoginForm(address, login, password);
    const tokens = await oidc.authorizationCodeGrant(config, callback, { pkceCodeVerifier, expectedState });
    return new Person(new ApiClient(origin, undefined), tokens.access_token);
  }

  /** @throws ApiProblem when refused; ZodError when the answer is not what the contract says */
  call<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    { headers, ...rest }: Request = {},
  ): Promise<z.output<Schema>> {
    const authorization = `Bearer ${this.accessToken}`;
    return this.client.call(path, schema, { ...rest, headers: { authorization, ...headers } });
  }
}

/** The address the provider sends the browser to in the end, with the code. */
async function fillInLoginForm(address: URL, login: string, password: string): Promise<URL> {
  const browser = makeFetchCookie(fetch);
  const form = await browser(address);
  const answer = await browser(form.url, {
    method: 'POST',
    body: new URLSearchParams({ login, password }),
  });
  await answer.body?.cancel();
  if (!answer.url.includes('code='))
    throw new Error(`${login} cannot log in: ${answer.status} ${answer.url}`);
  return new URL(answer.url);
}
