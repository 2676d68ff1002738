/** What is wrong with a document that is a ZIP inside. */
export type ZipFault = 'bomb' | 'executable' | 'broken';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** More than any document that fits here unpacks to. */
const MOST_UNPACKED = 200 * 1024 * 1024;
const MOST_RATIO = 100;
const MOST_ENTRIES = 10_000;
/** Programs, and macros, which are programs. */
const EXECUTABLE_NAME = /\.(exe|dll|com|scr|bat|cmd|ps1|vbs?|js|jse|jar|msi|hta|lnk|sh)$|vbaProject\.bin$/i;

interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
}

/** Looks at the directory of a ZIP, and unpacks nothing. Null where nothing is wrong. */
export function findZipFault(bytes: Uint8Array): ZipFault | null {
  const entries = zipEntries(bytes);
  if (typeof entries === 'string') return entries;
  let unpacked = 0;
  for (const { name, packed, size } of entries) {
    unpacked += size;
    if (unpacked > MOST_UNPACKED || (size > 1024 * 1024 && size > packed * MOST_RATIO)) return 'bomb';
    if (EXECUTABLE_NAME.test(name)) return 'executable';
    if (/\.(zip|7z|rar|gz)$/i.test(name)) return 'bomb';
  }
  return null;
}

/** What its directory lists, at most so much of it as a document may have. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | 'broken' | 'bomb' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOfDirectory(view);
  if (end === null) return 'broken';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES || count === 0) return count === 0 ? 'broken' : 'bomb';
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return 'broken';
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOfDirectory(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return null;
}
