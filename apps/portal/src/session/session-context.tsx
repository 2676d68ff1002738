import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { clearSession, readSession, type Session } from './session.js';
import { useSessionEnd } from './use-session-end.js';

interface SessionContextValue {
  readonly session: Session | null;
  /** True when a session was there and ran out. */
  readonly expired: boolean;
  readonly begin: (session: Session) => void;
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
  const value = useMemo(() => ({ session, expired, begin }), [session, expired, begin]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): SessionContextValue {
  const value = use(SessionContext);
  if (value === null) throw new Error('useSession outside SessionProvider');
  return value;
}
