import { zipEntries } from './inspect-zip.js';

/** What a file is by its content; its name says nothing. */
export type FileKind =
  'jpeg' | 'png' | 'webp' | 'mp4' | 'text' | 'pdf' | 'office' | 'executable' | 'archive' | 'unknown';

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** Beginnings of what a machine would run, whatever it is named. */
const EXECUTABLE: readonly (readonly number[])[] = [
  ascii('MZ'),
  [0x7f, ...ascii('ELF')],
  ascii('#!'),
  [0xca, 0xfe, 0xba, 0xbe],
  [0xfe, 0xed, 0xfa],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xce, 0xfa, 0xed, 0xfe],
  ascii('dex\n'),
  // OLE containers: installers, and the Office files of before 2007, with their macros.
  [0xd0, 0xcf, 0x11, 0xe0],
];
const ARCHIVE: readonly (readonly number[])[] = [
  ascii('Rar!'),
  ascii('7z'),
  [0x1f, 0x8b],
  ascii('BZh'),
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
];

/** Every Office Open XML document has it, at whatever place. */
const CONTENT_TYPES = '[Content_Types].xml';

/** By the first bytes, and for a ZIP by what is in it. */
export function sniffType(bytes: Uint8Array): FileKind {
  const begins = (wanted: readonly number[], at = 0) =>
    wanted.every((byte, index) => bytes[at + index] === byte);
  if (EXECUTABLE.some((wanted) => begins(wanted))) return 'executable';
  if (begins([0xff, 0xd8, 0xff])) return 'jpeg';
  if (begins([0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) return 'png';
  if (begins(ascii('RIFF')) && begins(ascii('WEBP'), 8)) return 'webp';
  if (begins(ascii('ftyp'), 4)) return 'mp4';
  if (begins(ascii('%PDF-'))) return 'pdf';
  if (begins([...ascii('PK'), 3, 4])) return isOffice(bytes) ? 'office' : 'archive';
  if (ARCHIVE.some((wanted) => begins(wanted))) return 'archive';
  return isPlainText(bytes) ? 'text' : 'unknown';
}

/** Most such documents begin with one of these; where another program wrote it, its directory lists what each must have. */
function isOffice(bytes: Uint8Array): boolean {
  const length = (bytes[26] ?? 0) + (bytes[27] ?? 0) * 256;
  const name = new TextDecoder('latin1').decode(bytes.subarray(30, 30 + length));
  if (name === CONTENT_TYPES || name === 'mimetype' || name.startsWith('_rels/')) return true;
  const entries = zipEntries(bytes);
  return typeof entries !== 'string' && entries.some((entry) => entry.name === CONTENT_TYPES);
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Markup would run where a reader opens it in a browser.
    const isWritten = [...text].every((letter) => letter >= ' ' || '\t\n\v\f\r'.includes(letter));
    return isWritten && !/^\s*<(!doctype|html|svg|script|\?xml)/i.test(text);
  } catch {
    return false;
  }
}
