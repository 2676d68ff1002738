import { createHmac, randomBytes } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * Names a client's network for one day without telling it: a keyed hash of the IPv4 address, or of the IPv6 /64, under
 * a key of the day. The address itself goes no further than this.
 */
export class NetworkHash {
  constructor(private readonly key: Buffer = randomBytes(32)) {}

  of(address: string, now: Date): string {
    const today = createHmac('sha256', this.key).update(now.toISOString().slice(0, 10)).digest();
    return createHmac('sha256', today).update(networkOfAddress(address)).digest('base64url').slice(0, 22);
  }
}

/** The client's address: the one that the outermost trusted proxy saw, or the peer's where none is trusted. */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  if (trustedProxies === 0) return peer;
  const hops = (forwardedFor ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean);
  return hops.at(-trustedProxies) ?? peer;
}

function networkOfAddress(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? firstFourGroups(plain) : plain;
}

function firstFourGroups(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
