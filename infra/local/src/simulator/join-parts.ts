/** Where a part stands in its message, by the concatenation header (3GPP TS 23.040, 9.2.3.24.1 and .8). */
export interface Concatenation {
  readonly reference: number;
  readonly total: number;
  /** From 1 to `total`. */
  readonly sequence: number;
}

/** Reads the user data headers of one short message; null where it stands alone. */
export function readConcatenation(headers: readonly Buffer[] | undefined): Concatenation | null {
  for (const header of headers ?? []) {
    if (header[0] === 0x00 && header.length === 5) {
      return place(header.readUInt8(2), header.readUInt8(3), header.readUInt8(4));
    }
    if (header[0] === 0x08 && header.length === 6) {
      return place(header.readUInt16BE(2), header.readUInt8(4), header.readUInt8(5));
    }
  }
  return null;
}

/** A header that contradicts itself is ignored, as the standard demands. */
function place(reference: number, total: number, sequence: number): Concatenation | null {
  return sequence >= 1 && sequence <= total ? { reference, total, sequence } : null;
}

/** Messages of which a part is still missing; the oldest is forgotten when there are more. */
const incompleteLimit = 1_000;

/** Puts long messages together again, in whatever order their parts arrive. */
export class PartJoiner {
  private readonly incomplete = new Map<string, Map<number, string>>();

  /** @returns the whole text once its last part is there, else null */
  add(from: string, to: string, { reference, total, sequence }: Concatenation, text: string): string | null {
    const key = [from, to, reference, total].join('|');
    const parts = this.incomplete.get(key) ?? new Map<number, string>();
    parts.set(sequence, text);
    this.incomplete.set(key, parts);
    if (parts.size < total) {
      this.forgetOldest();
      return null;
    }
    this.incomplete.delete(key);
    return [...parts.entries()]
      .sort(([a], [b]) => a - b)
      .map(([, part]) => part)
      .join('');
  }

  private forgetOldest(): void {
    const [oldest] = this.incomplete.keys();
    if (this.incomplete.size > incompleteLimit && oldest !== undefined) this.incomplete.delete(oldest);
  }
}
