import { SealingError } from './sealing-error.js';

const KIB = 1024;
const MIB = 1024 * KIB;

/** What is encrypted at once; one request carries one piece. */
export const PIECE_BYTES = MIB;

/**
 * The sizes that a sealed thing can have before encryption, in bytes: whoever sees it learns in which of these it fits. Up to
 * 20 MiB of files with what goes with them.
 */
export const buckets: readonly number[] = [
  4 * KIB,
  16 * KIB,
  64 * KIB,
  256 * KIB,
  ...[1, 2, 4, 8, 12, 16, 21].map((size) => size * MIB),
];

/** The size that so many bytes are padded to. @throws SealingError `too-large` beyond 21 MiB */
export function bucketOf(bytes: number): number {
  const found = buckets.find((size) => bytes <= size);
  if (found === undefined) throw new SealingError('too-large');
  return found;
}

/** The pieces that a bucket is cut into: all of one size. */
export function piecesOf(bucket: number): { readonly count: number; readonly bytes: number } {
  return bucket <= PIECE_BYTES
    ? { count: 1, bytes: bucket }
    : { count: bucket / PIECE_BYTES, bytes: PIECE_BYTES };
}
