import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { loadPortalConfig } from './portal-config.js';
import { clearSession, writeSession, type Session } from './session.js';

/** Code flow with PKCE. The provider's answers stay in this tab's session storage; nothing is done in frames. */
async function userManager(): Promise<UserManager> {
  const { issuer, clientId, scope, resource } = await loadPortalConfig();
  return new UserManager({
    authority: new URL(issuer, window.location.origin).href,
    client_id: clientId,
    redirect_uri: new URL('/login/callback', window.location.origin).href,
    post_logout_redirect_uri: new URL('/', window.location.origin).href,
    response_type: 'code',
    scope,
    ...(resource === null ? {} : { resource }),
    automaticSilentRenew: false,
    monitorSession: false,
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
  });
}

/** Leaves for the provider's sign-in page, in the reader's language; `returnTo` is a path of this portal. */
export async function startSignIn(returnTo: string): Promise<void> {
  const manager = await userManager();
  await manager.signinRedirect({ state: { returnTo }, ui_locales: document.documentElement.lang });
}

/** Turns the provider's answer in the address into a session and says where to go on. */
export async function completeSignIn(): Promise<{ session: Session; returnTo: string }> {
  const manager = await userManager();
  const user = await manager.signinCallback();
  if (!user) throw new Error('the provider answered without a user');
  return { session: keep(user), returnTo: pathOf(user.state) };
}

/** A session that goes on, from the refresh token; null where the provider gave none or does not renew it. */
export async function renewSession(): Promise<Session | null> {
  const manager = await userManager();
  const user = await manager.getUser();
  if (!user?.refresh_token) return null;
  try {
    const renewed = await manager.signinSilent();
    return renewed === null ? null : keep(renewed);
  } catch (error) {
    // Refused, for the session over there has ended. Anything else is an error to be seen.
    if (error instanceof ErrorResponse) return null;
    throw error;
  }
}

/** Ends the session here and, where the provider offers it, there. */
export async function signOut(session: Session): Promise<void> {
  clearSession();
  const manager = await userManager();
  await manager.removeUser();
  const endpoint = await manager.metadataService.getEndSessionEndpoint();
  if (endpoint === undefined) {
    window.location.assign('/');
    return;
  }
  await manager.signoutRedirect(session.idToken === null ? {} : { id_token_hint: session.idToken });
}

function keep(user: User): Session {
  const session: Session = {
    subject: user.profile.sub,
    name: user.profile.name ?? null,
    accessToken: user.access_token,
    idToken: user.id_token ?? null,
    expiresAt: user.expires_at ?? Math.floor(Date.now() / 1000) + 300,
  };
  writeSession(session);
  return session;
}

/** Only a path of this portal is followed; anything else leads to the workspace. */
function pathOf(state: unknown): string {
  const path = typeof state === 'object' && state !== null && 'returnTo' in state ? state.returnTo : null;
  return typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : '/work';
}
