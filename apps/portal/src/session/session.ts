import { z } from 'zod';

/** Who is signed in. It lives in this tab's session storage and ends with the tab. */
export const session = z.object({
  subject: z.string(),
  accessToken: z.string(),
  idToken: z.string().nullable(),
  /** Seconds since the epoch. */
  expiresAt: z.number(),
});
export type Session = z.output<typeof session>;

const key = 'nk-session';

/** The stored session; null where there is none or it cannot be read. */
export function readSession(storage: Storage = window.sessionStorage): Session | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  const parsed = session.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

export function writeSession(value: Session, storage: Storage = window.sessionStorage): void {
  storage.setItem(key, JSON.stringify(value));
}

export function clearSession(storage: Storage = window.sessionStorage): void {
  storage.removeItem(key);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
