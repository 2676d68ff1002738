/**
 * The partition of a key: murmur2 as Kafka's own clients compute it, so that both transports place keys alike and a
 * log can be copied from one to the other.
 */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % partitions;
}

const SEED = 0x9747b28c;
const M = 0x5bd1e995;
const R = 24;

/** MurmurHash2 with Kafka's seed, a signed 32-bit integer. */
export function murmur2(data: Buffer): number {
  let hash = SEED ^ data.length;
  let index = 0;
  for (; index + 4 <= data.length; index += 4) {
    let word = Math.imul(data.readInt32LE(index), M);
    word ^= word >>> R;
    hash = Math.imul(hash, M) ^ Math.imul(word, M);
  }
  const rest = data.length - index;
  if (rest === 3) hash ^= data.readUInt8(index + 2) << 16;
  if (rest >= 2) hash ^= data.readUInt8(index + 1) << 8;
  if (rest >= 1) hash = Math.imul(hash ^ data.readUInt8(index), M);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, M);
  return hash ^ (hash >>> 15);
}
