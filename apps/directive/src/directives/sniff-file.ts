import type { Parsed } from '@namkhong/domain';

/** What a scan of a signed document may be. */
const attachmentTypes = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
} as const satisfies Record<string, readonly string[]>;
export type AttachmentType = keyof typeof attachmentTypes;

export type FileFault =
  | 'attachment-empty'
  | 'attachment-executable'
  | 'attachment-type-refused'
  | 'attachment-damaged'
  | 'attachment-active'
  | 'attachment-not-what-it-claims';

/** How programs begin: Windows, Linux, macOS (four kinds and its bundles, which are Java's classes too), scripts, shortcuts. */
const EXECUTABLES: readonly (readonly number[])[] = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x23, 0x21],
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
];

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
/** The end of an archive lies within this many bytes of the end of its file. */
const ZIP_TAIL = 65_557;
/** ISO 32000: readers look for the end of a PDF in so many last bytes. */
const PDF_TAIL = 1_024;

/**
 * What a file is by its bytes, never by its name or what the sender says. It must begin and end as its type does, carry no
 * archive behind its end, no script and no program call, and its name may not claim another type.
 */
export function sniffFile(bytes: Buffer, fileName: string): Parsed<AttachmentType, FileFault> {
  if (bytes.length === 0) return refuse('attachment-empty', fileName);
  if (EXECUTABLES.some((start) => begins(bytes, start))) return refuse('attachment-executable', fileName);
  const type = typeOf(bytes);
  if (type === null || bytes.subarray(-ZIP_TAIL).includes(ZIP_END)) {
    return refuse('attachment-type-refused', fileName);
  }
  if (!isWhole(bytes, type)) return refuse('attachment-damaged', fileName);
  if (type === 'application/pdf' && (bytes.includes('/JavaScript') || bytes.includes('/Launch'))) {
    return refuse('attachment-active', fileName);
  }
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const extensions: readonly string[] = attachmentTypes[type];
  return extensions.includes(extension)
    ? { ok: true, value: type }
    : refuse('attachment-not-what-it-claims', fileName);
}

function typeOf(bytes: Buffer): AttachmentType | null {
  if (bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'application/pdf';
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'image/png';
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  const isTiff = begins(bytes, [0x49, 0x49, 0x2a, 0]) || begins(bytes, [0x4d, 0x4d, 0, 0x2a]);
  return isTiff ? 'image/tiff' : null;
}

/** Whether the file is there to its end: a scan that broke off on its way is no scan. */
function isWhole(bytes: Buffer, type: AttachmentType): boolean {
  switch (type) {
    case 'application/pdf': {
      const tail = bytes.subarray(-PDF_TAIL);
      return tail.includes('%%EOF') && tail.includes('startxref');
    }
    case 'image/png':
      return bytes.subarray(-PNG_END.length).equals(PNG_END);
    case 'image/jpeg': {
      // Some scanners fill the last block with zeros.
      let end = bytes.length;
      while (end > 0 && bytes[end - 1] === 0) end -= 1;
      return bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
    }
    case 'image/tiff':
      return hasDirectory(bytes);
  }
}

/** TIFF 6.0: the eight bytes of the head tell where the first directory is, of entries of twelve bytes each. */
function hasDirectory(bytes: Buffer): boolean {
  if (bytes.length < 8) return false;
  const little = bytes[0] === 0x49;
  const at = little ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
  if (at < 8 || at + 2 > bytes.length) return false;
  const entries = little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  return entries > 0 && at + 2 + entries * 12 + 4 <= bytes.length;
}

function begins(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function refuse(code: FileFault, fileName: string) {
  return { ok: false, reason: { code, params: { fileName } } } as const;
}
