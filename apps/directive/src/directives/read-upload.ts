import { Problem } from '@namkhong/service-kit';
import type { Readable } from 'node:stream';

/** The largest scan, in bytes: some forty pages of a colour scanner. */
const LARGEST_UPLOAD = 20 * 1024 * 1024;

/**
 * The whole body of an upload. Throws Problem 413 `attachment-too-large`, without reading more of it, and 400
 * `upload-cut-off` where the connection broke or the announced length did not come.
 */
export async function readUpload(body: Readable, announced: number | null): Promise<Buffer> {
  const tooLarge = () =>
    new Problem(
      413,
      'attachment-too-large',
      { most: LARGEST_UPLOAD / 1024 / 1024 },
      { headers: { connection: 'close' } },
    );
  if (announced !== null && announced > LARGEST_UPLOAD) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_UPLOAD) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'upload-cut-off', {}, { cause: error });
  }
  if (announced !== null && size !== announced) throw new Problem(400, 'upload-cut-off');
  return Buffer.concat(chunks, size);
}
