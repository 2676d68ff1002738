const key = 'nk-device';

interface Stored {
  readonly halfYear: string;
  readonly number: string;
}

/**
 * By what a second rating of one unit from this browser is recognised: 32 hex digits made of a random number, which the
 * browser keeps for the half-year, and of the unit, so that what is sent to two units has nothing in common. Nothing of the
 * device is in it. Null where the browser keeps nothing, or works out no digest.
 *
 * @param now a half-year is one of Viet Nam, as the service counts its keys
 */
export async function deviceName(
  unitId: string,
  now: Date = new Date(),
  storage: () => Storage = () => window.localStorage,
): Promise<string | null> {
  try {
    const words = new TextEncoder().encode(`${keptNumber(storage(), halfYearOf(now))} ${unitId}`);
    return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', words), 0, 16));
  } catch {
    // Storage is forbidden or full, or the page came without TLS: the rating counts all the same.
    return null;
  }
}

function keptNumber(storage: Storage, halfYear: string): string {
  const kept = parse(storage.getItem(key));
  if (kept?.halfYear === halfYear) return kept.number;
  const made: Stored = { halfYear, number: toHex(crypto.getRandomValues(new Uint8Array(16))) };
  storage.setItem(key, JSON.stringify(made));
  return made.number;
}

function parse(text: string | null): Stored | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Stored> | null;
    const isWhole = typeof value?.halfYear === 'string' && /^[0-9a-f]{32}$/.test(value.number ?? '');
    return isWhole ? (value as Stored) : null;
  } catch {
    return null;
  }
}

function halfYearOf(now: Date): string {
  const there = new Date(now.getTime() + 7 * 3_600_000);
  return `${there.getUTCFullYear()}-H${there.getUTCMonth() < 6 ? 1 : 2}`;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
