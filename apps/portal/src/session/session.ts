import { z } from 'zod';

/** Who is signed in. It lives in this tab's session storage and ends with the tab. */
const session = z.object({
  subject: z.string(),
  /** As the provider calls the person, where it does. */
  name: z.string().nullable(),
  accessToken: z.string(),
  idToken: z.string().nullable(),
  /** Seconds since the epoch. */
  expiresAt: z.number(),
});
export type Session = z.output<typeof session>;

const key = 'nk-session';

/** The stored session; null where there is none, it ran out or it cannot be read. `now` in milliseconds. */
export function readSession(now: number, storage: Storage = window.sessionStorage): Session | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  const parsed = session.safeParse(parseJson(text));
  return parsed.success && parsed.data.expiresAt * 1000 > now ? parsed.data : null;
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
