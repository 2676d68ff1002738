import type { SealedFile } from '@namkhong/sealing';
import { findZipFault } from './inspect-zip.js';
import { sniffType, type FileKind } from './sniff-type.js';
import { stripMp4, stripPng, stripWebp } from './strip-chunks.js';
import { stripJpeg } from './strip-jpeg.js';

/** Why a file is not taken. */
export type FileFault = 'executable' | 'bomb' | 'archive' | 'unknown' | 'broken' | 'empty' | 'too-large';

export interface CleanedFile {
  readonly file: SealedFile;
  /** Nothing of where, when, with what and by whom it was made is left; false for documents, which keep it within. */
  readonly isClean: boolean;
}

/** All files of one report together. */
export const LARGEST_FILES = 20 * 1024 * 1024;

const whole = (bytes: Uint8Array): Uint8Array | null => bytes;

/** What is taken: how it is cleaned, and what it is called afterwards, whatever it was called. */
const taken: Readonly<
  Partial<
    Record<
      FileKind,
      {
        readonly ending: string;
        readonly mediaType: string;
        readonly strip: (bytes: Uint8Array) => Uint8Array | null;
        readonly isClean: boolean;
      }
    >
  >
> = {
  jpeg: { ending: 'jpg', mediaType: 'image/jpeg', strip: stripJpeg, isClean: true },
  png: { ending: 'png', mediaType: 'image/png', strip: stripPng, isClean: true },
  webp: { ending: 'webp', mediaType: 'image/webp', strip: stripWebp, isClean: true },
  mp4: { ending: 'mp4', mediaType: 'video/mp4', strip: stripMp4, isClean: true },
  text: { ending: 'txt', mediaType: 'text/plain', strip: whole, isClean: true },
  pdf: { ending: 'pdf', mediaType: 'application/pdf', strip: whole, isClean: false },
  office: { ending: 'docx', mediaType: 'application/zip', strip: whole, isClean: false },
};

/**
 * A file as it is sealed: what it is by its content, without metadata, under a name that says nothing.
 *
 * @param place counts the files of a report from 1
 */
export function cleanFile(bytes: Uint8Array, place: number): CleanedFile | FileFault {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > LARGEST_FILES) return 'too-large';
  const kind = sniffType(bytes);
  const how = taken[kind];
  if (!how) return kind === 'executable' || kind === 'archive' ? kind : 'unknown';
  const fault = kind === 'office' ? findZipFault(bytes) : null;
  if (fault !== null) return fault;
  const stripped = how.strip(bytes);
  if (stripped === null) return 'broken';
  const file = { name: `tep-${place}.${how.ending}`, mediaType: how.mediaType, bytes: stripped };
  return { file, isClean: how.isClean };
}
