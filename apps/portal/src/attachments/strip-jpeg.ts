const SOS = 0xda;
const EOI = 0xd9;
const APP0 = 0xe0;
const APP1 = 0xe1;
/** Says how colours are stored; without it they are wrong. */
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;
const ORIENTATION = 0x0112;

/**
 * The picture without what a camera or a program wrote beside it: place, time, device, owner, thumbnail, comments, and whatever
 * follows the picture's end. Only which side is up is kept. Null where it is no whole JPEG.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    const segment = bytes.subarray(at, at + 2 + length);
    if (marker === SOS) {
      const end = endOfScans(bytes, at);
      if (end === null) return null;
      const start = [
        Uint8Array.of(0xff, 0xd8),
        ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
      ];
      return concat([...start, ...kept, bytes.subarray(at, end)]);
    }
    if (marker === APP1) orientation = readOrientation(segment) ?? orientation;
    const isMetadata = (marker > APP0 && marker <= APP15 && marker !== APP14) || marker === COM;
    // A JFIF header may carry a thumbnail; without one it is 18 bytes.
    if (!isMetadata && !(marker === APP0 && segment.length > 18)) kept.push(segment);
    at += 2 + length;
  }
  return null;
}

/** Where the picture ends, past all its scans and the tables between them; what follows is no part of it. */
function endOfScans(bytes: Uint8Array, start: number): number | null {
  for (let at = start; at + 1 < bytes.length;) {
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
    if (marker === EOI) return at + 2;
    // Within a scan 0xff stands before a zero, or before a mark to restart at; else a segment with a length begins.
    const isSegment = marker >= 0xc0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7);
    at += isSegment ? 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0) : 1;
  }
  return null;
}

function readOrientation(segment: Uint8Array): number | null {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.length);
  if (segment.length < 20 || new TextDecoder('latin1').decode(segment.subarray(4, 10)) !== 'Exif\0\0')
    return null;
  try {
    const isLittle = view.getUint16(10) === 0x4949;
    const ifd = 10 + view.getUint32(14, isLittle);
    for (let index = 0; index < view.getUint16(ifd, isLittle); index += 1) {
      const entry = ifd + 2 + index * 12;
      if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
      const found = view.getUint16(entry + 8, isLittle);
      return found >= 1 && found <= 8 ? found : null;
    }
    return null;
  } catch {
    // Points beyond its own end: whatever it said, it says nothing we keep.
    return null;
  }
}

/** EXIF with this one entry. */
function orientationSegment(orientation: number): Uint8Array {
  const segment = new Uint8Array(36);
  const view = new DataView(segment.buffer);
  view.setUint16(0, 0xffe1);
  view.setUint16(2, 34);
  segment.set(new TextEncoder().encode('Exif\0\0MM\0*'), 4);
  view.setUint32(14, 8);
  view.setUint16(18, 1);
  view.setUint16(20, ORIENTATION);
  view.setUint16(22, 3);
  view.setUint32(24, 1);
  view.setUint16(28, orientation);
  return segment;
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
