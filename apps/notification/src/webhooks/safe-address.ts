import { BlockList, isIP } from 'node:net';

/** What is no public unicast address (RFC 6890 and the registries it began): nobody outside can be meant by it. */
const reserved: readonly (readonly [address: string, bits: number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
];
/** Of IPv6 only global unicast is public, without its tunnels and documentation. */
const tunnels: readonly (readonly [address: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const notPublic = new BlockList();
for (const [address, bits] of reserved) notPublic.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of tunnels) notPublic.addSubnet(address, bits, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Networks of the installation that webhooks may reach although they are not public: `10.20.0.0/16`. */
export function networksOf(texts: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const text of texts) {
    const [address = '', bits = ''] = text.split('/');
    networks.addSubnet(address, Number(bits), familyOf(address) ?? 'ipv4');
  }
  return networks;
}

/** Whether a webhook may be sent to the address: public, or in a network that the installation named. */
export function isSafeAddress(address: string, allowed: BlockList): boolean {
  const family = familyOf(address);
  if (family === undefined) return false;
  if (allowed.check(address, family)) return true;
  if (family === 'ipv4') return !notPublic.check(address, 'ipv4');
  return globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  return version === 0 ? undefined : version === 4 ? 'ipv4' : 'ipv6';
}
