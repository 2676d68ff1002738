import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { loadPortalConfig } from './portal-config.js';
import { clearSession, writeSession, type Session } from './session.js';

/** Code flow with PKCE. Nothing renews in the background: an expired session asks to sign in again. */
async function userManager(): Promise<UserManager> {
  const { issuer, clientId, scope, resource } = await loadPortalConfig();
  return new UserManager({
    authority: new URL(issuer, window.location.origin).href,
    client_id: clientId,
    redirect_uri: new URL('/auth/callback', window.location.origin).href,
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

/** Leaves for the provider's sign-in page; `returnTo` is a path of this portal. */
export async function startSignIn(returnTo: string): Promise<void> {
  const manager = await userManager();
  await manager.signinRedirect({ state: { returnTo } });
}

/** Turns the provider's answer in the address into a session and says where to go on. */
export async function completeSignIn(): Promise<{ session: Session; returnTo: string }> {
  const manager = await userManager();
  const user = await manager.signinCallback();
  if (!user) throw new Error('the provider answered without a user');
  await manager.removeUser();
  const session: Session = {
    subject: user.profile.sub,
    accessToken: user.access_token,
    idToken: user.id_token ?? null,
    expiresAt: user.expires_at ?? Math.floor(Date.now() / 1000) + 300,
  };
  writeSession(session);
  return { session, returnTo: pathOf(user.state) };
}

/** Ends the session here and, where the provider offers it, there. */
export async function signOut(session: Session): Promise<void> {
  clearSession();
  const manager = await userManager();
  const endpoint = await manager.metadataService.getEndSessionEndpoint();
  if (endpoint === undefined) {
    window.location.assign('/');
    return;
  }
  await manager.signoutRedirect(session.idToken === null ? {} : { id_token_hint: session.idToken });
}

/** Only a path of this portal is followed; anything else leads to the workspace. */
function pathOf(state: unknown): string {
  const path = typeof state === 'object' && state !== null && 'returnTo' in state ? state.returnTo : null;
  return typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : '/work';
}
