import { useEffect } from 'react';
import type { Session } from './session.js';

/** How long before the token runs out a new one is asked for. */
const aheadMilliseconds = 60_000;

/**
 * Renews the session shortly before it runs out and ends it where that fails: once, for whoever comes back later
 * signs in again.
 */
export function useSessionEnd(
  session: Session | null,
  onRenewed: (session: Session) => void,
  onEnded: () => void,
): void {
  useEffect(() => {
    if (session === null) return;
    let current = true;
    const renew = async () => {
      const { renewSession } = await import('./sign-in.js');
      const renewed = await renewSession();
      if (!current) return;
      if (renewed === null) onEnded();
      else onRenewed(renewed);
    };
    const timer = setTimeout(
      () => {
        renew().catch((error: unknown) => {
          console.error('the session could not be renewed', error);
          if (current) onEnded();
        });
      },
      Math.max(0, session.expiresAt * 1000 - Date.now() - aheadMilliseconds),
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [session, onRenewed, onEnded]);
}
