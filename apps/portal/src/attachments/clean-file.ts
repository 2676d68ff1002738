import type { SealedFile } from '@namkhong/sealing';
import { findZipFault } from './inspect-zip.js';
import { sniffType, type FileKind } from './sniff-type.js';
import { stripMp4, stripPng, stripWebp } from './strip-chunks.js';
import { stripJpeg } from './strip-jpeg.js';

/** Why a file is not taken. */
export type FileFault =
  'executable' | 'bomb' | 'archive' | 'unknown' | 'broken' | 'empty' | 'too-large' | 'not-loaded';

export interface CleanedFile {
  readonly file: SealedFile;
  /** Nothing of where, when, with what and by whom it was made is left; false for a document that keeps it within. */
  readonly isClean: boolean;
}

/** All files of one report together. */
export const LARGEST_FILES = 20 * 1024 * 1024;

interface Picture {
  readonly ending: string;
  readonly mediaType: string;
  readonly strip: (bytes: Uint8Array) => Uint8Array | null;
}

/** What is cleaned here and now, and what it is called afterwards, whatever it was called. */
const pictures: Readonly<Partial<Record<FileKind, Picture>>> = {
  jpeg: { ending: 'jpg', mediaType: 'image/jpeg', strip: stripJpeg },
  png: { ending: 'png', mediaType: 'image/png', strip: stripPng },
  webp: { ending: 'webp', mediaType: 'image/webp', strip: stripWebp },
  mp4: { ending: 'mp4', mediaType: 'video/mp4', strip: stripMp4 },
  text: { ending: 'txt', mediaType: 'text/plain', strip: (bytes) => bytes },
};

/**
 * A file as it is sealed: what it is by its content, without metadata, under a name that says nothing. What cleans documents is
 * loaded with the first of them. A document that cannot be cleaned comes as it is, and says so.
 *
 * @param place counts the files of a report from 1
 */
export async function cleanFile(bytes: Uint8Array, place: number): Promise<CleanedFile | FileFault> {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > LARGEST_FILES) return 'too-large';
  const kind = sniffType(bytes);
  const named = (ending: string, mediaType: string, content: Uint8Array) => ({
    name: `tep-${place}.${ending}`,
    mediaType,
    bytes: content,
  });
  if (kind === 'pdf') {
    const part = await import('./clean-pdf.js').catch(() => null);
    if (part === null) return 'not-loaded';
    const cleaned = await part.cleanPdf(bytes);
    return { file: named('pdf', 'application/pdf', cleaned ?? bytes), isClean: cleaned !== null };
  }
  if (kind === 'office') {
    const fault = findZipFault(bytes);
    if (fault !== null) return fault;
    const part = await import('./clean-office.js').catch(() => null);
    if (part === null) return 'not-loaded';
    const cleaned = part.cleanOffice(bytes);
    if (cleaned === null) return 'broken';
    const file = named(cleaned.ending, cleaned.mediaType, cleaned.bytes ?? bytes);
    return { file, isClean: cleaned.bytes !== null };
  }
  const picture = pictures[kind];
  if (!picture) return kind === 'executable' || kind === 'archive' ? kind : 'unknown';
  const stripped = picture.strip(bytes);
  if (stripped === null) return 'broken';
  return { file: named(picture.ending, picture.mediaType, stripped), isClean: true };
}
