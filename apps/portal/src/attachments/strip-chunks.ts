import { concat } from './strip-jpeg.js';

/** What a PNG needs to look as it does; everything else in it is words about it. */
const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT']);
const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);
/** Flags of VP8X: ICC profile, EXIF, XMP. */
const WEBP_METADATA_FLAGS = 0x20 | 0x08 | 0x04;
/** Boxes of a film that hold others. */
const MP4_HOLDERS = new Set(['moov', 'trak', 'mdia', 'minf', 'edts', 'moof', 'traf', 'mvex']);
/** Boxes that say where, when and with what it was made. */
const MP4_METADATA = new Set(['udta', 'meta', 'uuid', 'cprt', 'free', 'skip']);
/** Boxes that begin with two times: when it was made, and changed. */
const MP4_TIMED = new Set(['mvhd', 'tkhd', 'mdhd']);

const nameAt = (bytes: Uint8Array, at: number) =>
  new TextDecoder('latin1').decode(bytes.subarray(at, at + 4));
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Null where it is no whole PNG. */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const next = at + 12 + view.getUint32(at);
    if (next > bytes.length) return null;
    const name = nameAt(bytes, at + 4);
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, next));
    if (name === 'IEND') return concat(kept);
    at = next;
  }
  return null;
}

/** Null where it is no whole WebP. */
export function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return null;
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= end;) {
    const size = view.getUint32(at + 4, true);
    const next = at + 8 + size + (size % 2);
    if (next > end) return null;
    const name = nameAt(bytes, at);
    const chunk = bytes.slice(at, next);
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~WEBP_METADATA_FLAGS;
    if (WEBP_KEPT.has(name)) kept.push(chunk);
    at = next;
  }
  const body = concat(kept);
  const head = bytes.slice(0, 12);
  viewOf(head).setUint32(4, body.length + 4, true);
  return body.length === 0 ? null : concat([head, body]);
}

/**
 * A film or a sound with every box of metadata emptied in its place, so that nothing that points into the file moves; times are
 * zero. Null where it is not whole.
 */
export function stripMp4(bytes: Uint8Array): Uint8Array | null {
  const copy = bytes.slice();
  return emptyBoxes(copy, 0, copy.length) ? copy : null;
}

function emptyBoxes(bytes: Uint8Array, from: number, to: number): boolean {
  const view = viewOf(bytes);
  let at = from;
  while (at + 8 <= to) {
    const short = view.getUint32(at);
    const isLong = short === 1;
    if (isLong && at + 16 > to) return false;
    const size = short === 0 ? to - at : isLong ? Number(view.getBigUint64(at + 8)) : short;
    const body = at + (isLong ? 16 : 8);
    if (size < body - at || at + size > to) return false;
    const name = nameAt(bytes, at + 4);
    if (MP4_METADATA.has(name)) {
      bytes.set(new TextEncoder().encode('free'), at + 4);
      bytes.fill(0, body, at + size);
    } else if (MP4_TIMED.has(name)) {
      const width = bytes[body] === 1 ? 16 : 8;
      bytes.fill(0, body + 4, Math.min(body + 4 + width, at + size));
    } else if (MP4_HOLDERS.has(name) && !emptyBoxes(bytes, body, at + size)) return false;
    at += size;
  }
  return at === to || from > 0;
}
