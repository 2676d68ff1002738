import type { Parcel, SealedIdentity } from '@namkhong/contracts/http/feedback-sealing';
import { digestOf, isBucketShape, isParcelSigned } from '@namkhong/sealing';

/** What can be wrong with something sealed, as far as it shows from outside. */
export type ParcelFault = 'head' | 'keys' | 'signature' | 'pieces' | 'identity';

export interface ExpectedParcel {
  readonly reportId: string;
  readonly purpose: string;
  /** The key that it has to be signed with. */
  readonly from: string;
  /** Exactly those it has to be sealed to, in any order. */
  readonly to: readonly string[];
}

/** Encrypted, a piece is so much longer. */
const ADDED_BYTES = 17;

/**
 * Whether a parcel is what it says, without opening it: bound to the report, sealed to whom it should be, signed, and its
 * pieces those that came. Null where it is.
 */
export async function findParcelFault(
  parcel: Parcel,
  pieces: readonly { readonly ordinal: number; readonly size: number; readonly hash: Buffer }[],
  { reportId, purpose, from, to }: ExpectedParcel,
): Promise<ParcelFault | null> {
  const { head, keys, digest } = parcel;
  if (head.reportId !== reportId || head.purpose !== purpose || head.from !== from) return 'head';
  if (!isBucketShape(head)) return 'head';
  const sealedTo = keys.map(({ keyId }) => keyId);
  if (!isSameSet(head.to, to) || !isSameSet(sealedTo, to)) return 'keys';
  if (!(await isParcelSigned(parcel))) return 'signature';
  const isWhole =
    pieces.length === head.pieces &&
    pieces.every(({ ordinal, size }, index) => ordinal === index && size === head.pieceBytes + ADDED_BYTES);
  return isWhole && (await digestOf(pieces.map(({ hash }) => hash))) === digest ? null : 'pieces';
}

/** Whether each share is sealed to readers alone, and nobody holds both. Whether they are the right ones only readers see. */
export function findIdentityFault(
  { shares }: SealedIdentity,
  readers: readonly string[],
): Extract<ParcelFault, 'identity'> | null {
  const holders = shares.flat().map(({ keyId }) => keyId);
  return isSameSet(holders, readers) ? null : 'identity';
}

function isSameSet(found: readonly string[], expected: readonly string[]): boolean {
  const set = new Set(found);
  return (
    set.size === found.length && found.length === expected.length && expected.every((each) => set.has(each))
  );
}
