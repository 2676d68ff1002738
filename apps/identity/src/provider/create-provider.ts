import { type Database, type Logger, preferredLanguage } from '@namkhong/service-kit';
import type { JWK } from 'jose';
import { type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Accounts } from '../accounts/accounts.js';
import type { IdentityEnvironment } from '../environment.js';
import { deriveKey } from '../keys/seal.js';
import { messagePage } from '../pages/page.js';
import { pageHeaders } from '../pages/security-headers.js';
import { texts } from '../pages/texts.js';
import { firstPartyClients } from './clients.js';
import { loggedOutPage, logOutPage } from './log-out-pages.js';
import { RecordAdapter } from './record-adapter.js';

export interface ProviderParts {
  readonly environment: IdentityEnvironment;
  readonly database: Database;
  readonly accounts: Accounts;
  /** Private keys, the first of which signs. */
  readonly keys: JWK[];
  readonly logger: Logger;
}

const minutes = 60;
const hours = 60 * minutes;

/** The OpenID provider: code flow with PKCE for the portal, client credentials for `nk`, JWT access tokens. */
export function createProvider({ environment, database, accounts, keys, logger }: ProviderParts): Provider {
  const { PUBLIC_ORIGIN: origin, OIDC_AUDIENCE: audience, KEY_ENCRYPTION_KEY: key } = environment;
  const recordKey = deriveKey(key, 'provider-record');
  const configuration: Configuration = {
    adapter: (kind: string) => new RecordAdapter(kind, database, recordKey),
    clients: firstPartyClients(origin, environment.NK_CLIENT_SECRET),
    jwks: { keys: keys },
    cookies: {
      keys: [deriveKey(key, 'cookies').toString('base64url')],
      long: { httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    // The portal reads the name from the ID token; no second request for it.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    ttl: {
      AccessToken: 10 * minutes,
      ClientCredentials: 10 * minutes,
      IdToken: 10 * minutes,
      AuthorizationCode: minutes,
      Interaction: 15 * minutes,
      Session: 10 * hours,
      RefreshToken: 10 * hours,
      Grant: 10 * hours,
    },
    findAccount: async (_ctx, login) => {
      const account = await accounts.find(login);
      return account && { accountId: login, claims: () => ({ sub: login, name: account.name }) };
    },
    loadExistingGrant: (ctx) => firstPartyGrant(ctx, audience),
    interactions: { url: (_ctx, interaction) => `/oidc/interaction/${interaction.uid}` },
    renderError: (ctx, _out, error) => {
      logger.warn({ err: error }, 'a login request was refused');
      showPage(ctx, 'errorTitle', 'error');
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: logOutPage, postLogoutSuccessSource: loggedOutPage },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== audience) throw new errors.InvalidTarget();
          return { scope: 'api', audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } };
        },
      },
    },
  };
  const provider = new Provider(`${origin}/oidc`, configuration);
  // The gateway is in front; which origin people see is configuration, not a header of theirs.
  provider.proxy = true;
  provider.on('server_error', (_ctx, error) => logger.error({ err: error }, 'the provider failed'));
  return provider;
}

/** Our own clients need no consent page: who logs in to the portal wants the portal. */
async function firstPartyGrant(ctx: KoaContextWithOIDC, audience: string) {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known ? await provider.Grant.find(known) : undefined;
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(audience, 'api');
  await grant.save();
  return grant;
}

function showPage(ctx: KoaContextWithOIDC, title: 'errorTitle', message: 'error'): void {
  const language = preferredLanguage(ctx.get('accept-language'));
  ctx.set(pageHeaders);
  ctx.type = 'html';
  ctx.body = messagePage(language, texts[language][title], texts[language][message]);
}
