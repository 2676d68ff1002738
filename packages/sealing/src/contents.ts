import { z } from 'zod';
import { bucketOf } from './buckets.js';
import { concat } from './bytes.js';
import { SealingError } from './sealing-error.js';

/** A file within something sealed. Its name and type are told by whoever sent it: nobody may rely on them. */
export interface SealedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What is inside: a text, answers to questions by their codes, and files. */
export interface Contents {
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly SealedFile[];
}

const manifestSchema = z.strictObject({
  text: z.string(),
  fields: z.record(z.string(), z.string()),
  files: z.array(
    z.strictObject({ name: z.string().max(200), mediaType: z.string().max(100), size: z.int().min(0) }),
  ),
});

/** How many bytes say how long the manifest is. */
const LENGTH_BYTES = 4;

/**
 * Everything in one row of bytes of a bucket's size: the manifest's length, the manifest, the files one after the other, and
 * zeros. @throws SealingError `too-large`
 */
export function packContents({ text, fields, files }: Contents): Uint8Array {
  const manifest = new TextEncoder().encode(
    JSON.stringify({
      text,
      fields,
      files: files.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length })),
    }),
  );
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, manifest.length);
  const payload = concat([length, manifest, ...files.map(({ bytes }) => bytes)]);
  const padded = new Uint8Array(bucketOf(payload.length));
  padded.set(payload);
  return padded;
}

/** The inverse. @throws SealingError `broken` where the bytes are nothing that `packContents` makes */
export function unpackContents(padded: Uint8Array): Contents {
  try {
    const length = new DataView(padded.buffer, padded.byteOffset, padded.length).getUint32(0);
    const manifestBytes = padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const { text, fields, files } = manifestSchema.parse(JSON.parse(decoder.decode(manifestBytes)));
    let at = LENGTH_BYTES + length;
    const unpacked = files.map(({ name, mediaType, size }) => {
      const bytes = padded.slice(at, (at += size));
      if (bytes.length !== size) throw new SealingError('broken');
      return { name, mediaType, bytes };
    });
    return { text, fields, files: unpacked };
  } catch (error) {
    throw new SealingError('broken', { cause: error });
  }
}
