import { AsyncLocalStorage } from 'node:async_hooks';
import type { Session } from './session.js';

interface Ambient {
  readonly session: Session;
  open: boolean;
}

const storage = new AsyncLocalStorage<Ambient | undefined>();

/** The transaction that the running work is part of, where a caller further up opened one that has not ended. */
export function ambientSession(): Session | undefined {
  const ambient = storage.getStore();
  return ambient?.open ? ambient.session : undefined;
}

/** Makes the session's transaction that of the work; what the work leaves running afterwards is no part of it. */
export async function withinSession<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const ambient: Ambient = { session, open: true };
  try {
    return await storage.run(ambient, work);
  } finally {
    ambient.open = false;
  }
}

/** Runs work that must never be part of a transaction it happens to be started from. */
export function withoutSession<T>(work: () => T): T {
  return storage.run(undefined, work);
}
