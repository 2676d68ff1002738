import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { clearSession, readSession, type Session } from './session.js';

interface SessionContextValue {
  readonly session: Session | null;
  /** True when a session was there and ran out. */
  readonly expired: boolean;
  readonly begin: (session: Session) => void;
}

const SessionContext = createContext<SessionContextValue | null>(null);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState<Session | null>(readSession);
  const [expired, setExpired] = useState(false);
  useEffect(() => {
    if (session === null) return;
    const end = () => {
      clearSession();
      setSession(null);
      setExpired(true);
    };
    const timer = setTimeout(end, Math.max(0, session.expiresAt * 1000 - Date.now()));
    return () => clearTimeout(timer);
  }, [session]);
  const value = useMemo(
    () => ({
      session,
      expired,
      begin(next: Session) {
        setExpired(false);
        setSession(next);
      },
    }),
    [session, expired],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): SessionContextValue {
  const value = use(SessionContext);
  if (value === null) throw new Error('useSession outside SessionProvider');
  return value;
}
