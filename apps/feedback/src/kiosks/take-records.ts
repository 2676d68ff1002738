import type { KioskRecord } from '@namkhong/contracts/http/feedback-kiosks';

/** A record as it was read from a message; its signature is right. */
export interface ReadRecord {
  /** Place in the message, from 0. */
  readonly index: number;
  readonly record: KioskRecord;
  /** SHA-256 of what was signed, base64url. */
  readonly hash: string;
}

/** Numbers that are missing, and the hash that the last of them must have. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly closingHash: string;
}

/** How far the chain of a kiosk has come. */
export interface Chain {
  readonly kioskId: string;
  /** The number that the next record should have. */
  readonly nextSeq: number;
  /** Hash of the record before it. */
  readonly lastHash: string;
  /** Below this the hashes have been forgotten; everything there counts as taken. */
  readonly keptFrom: number;
  /** Hashes of records taken before, as far as the message needs them. */
  readonly known: ReadonlyMap<number, string>;
  readonly gaps: readonly Gap[];
}

export type RecordRefusal =
  'kiosk-record-foreign' | 'kiosk-sequence-forked' | 'kiosk-chain-broken' | 'kiosk-sequence-jump';

export interface TakenRecords {
  /** To be counted, in the order of their numbers. */
  readonly taken: readonly ReadRecord[];
  readonly repeated: number;
  readonly refused: readonly { readonly index: number; readonly reason: RecordRefusal }[];
  /** Gaps that this message opened. */
  readonly opened: readonly Gap[];
  readonly nextSeq: number;
  readonly lastHash: string;
}

/** More records than this are never missing at once; a number beyond is a fault, not a gap. */
const LONGEST_GAP = 100_000;

/**
 * Which records are counted. Each counts once. What follows a gap is taken, and the gap is told; what fills one later is
 * taken too, if it fits where it belongs. A number that comes again with other contents, or a record that names another
 * predecessor than ours, is refused: the device, or what was on it, is not the one that was enrolled.
 */
export function takeRecords(chain: Chain, records: readonly ReadRecord[]): TakenRecords {
  let { nextSeq, lastHash } = chain;
  const known = new Map(chain.known);
  const gaps = [...chain.gaps];
  const taken: ReadRecord[] = [];
  const opened: Gap[] = [];
  const refused: { index: number; reason: RecordRefusal }[] = [];
  let repeated = 0;
  for (const read of records.toSorted((a, b) => a.record.seq - b.record.seq)) {
    const { record, hash, index } = read;
    const refuse = (reason: RecordRefusal) => refused.push({ index, reason });
    const before = known.get(record.seq);
    if (record.kiosk !== chain.kioskId) refuse('kiosk-record-foreign');
    else if (record.seq < nextSeq) {
      if (before === hash || (before === undefined && record.seq < chain.keptFrom)) repeated += 1;
      else if (before !== undefined) refuse('kiosk-sequence-forked');
      else if (!fits(record, hash, known, gaps)) refuse('kiosk-chain-broken');
      else {
        taken.push(read);
        known.set(record.seq, hash);
      }
    } else if (record.seq - nextSeq > LONGEST_GAP) refuse('kiosk-sequence-jump');
    else if (record.seq === nextSeq && record.previous !== lastHash) refuse('kiosk-chain-broken');
    else {
      if (record.seq > nextSeq) {
        const gap = { from: nextSeq, to: record.seq - 1, closingHash: record.previous };
        gaps.push(gap);
        opened.push(gap);
      }
      taken.push(read);
      known.set(record.seq, hash);
      nextSeq = record.seq + 1;
      lastHash = hash;
    }
  }
  return { taken, repeated, refused, opened, nextSeq, lastHash };
}

/** Whether a late record follows what we have before it, and is what the record after the gap says it is. */
function fits(
  { seq, previous }: KioskRecord,
  hash: string,
  known: ReadonlyMap<number, string>,
  gaps: readonly Gap[],
): boolean {
  const before = known.get(seq - 1);
  if (before !== undefined && before !== previous) return false;
  return gaps.every(({ to, closingHash }) => to !== seq || closingHash === hash);
}
