import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { clearSession, readSession, type Session } from './session.js';
import { useSessionEnd } from './use-session-end.js';

interface SessionContextValue {
  readonly session: Session | null;
  /** True when a session was there and ran out. */
  readonly expired: boolean;
  readonly begin: (session: Session) => void;
  /** Ends it here: whoever goes on signs in again and comes back to the same page. */
  readonly end: () => void;
}

const SessionContext = createContext<SessionContextValue | null>(null);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState<Session | null>(() => readSession(Date.now()));
  const [expired, setExpired] = useState(false);
  const begin = useCallback((next: Session) => {
    setExpired(false);
    setSession(next);
  }, []);
  const end = useCallback(() => {
    clearSession();
    setSession(null);
    setExpired(true);
  }, []);
  useSessionEnd(session, begin, end);
  const value = useMemo(() => ({ session, expired, begin, end }), [session, expired, begin, end]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): SessionContextValue {
  const value = use(SessionContext);
  if (value === null) throw new Error('useSession outside SessionProvider');
  return value;
}
