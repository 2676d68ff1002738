import { hashPiece, isPieceSize, LARGEST_SEALED_PIECE } from '@namkhong/sealing';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { UploadRepository } from './upload.repository.js';

/** Encrypted pieces that no report has claimed yet, of all uploads together. */
const MOST_WAITING_BYTES = 2 * 1024 ** 3;

/** Pieces read into memory at once; whoever comes next is told to try again. */
const MOST_AT_ONCE = 16;

/** Takes encrypted pieces, each in a request of its own, before the report that they belong to. */
@Injectable()
export class UploadsService {
  private reading = 0;

  constructor(
    private readonly database: Database,
    private readonly uploads: UploadRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a piece; the same piece again changes nothing. Only sizes that a sealed piece can have are taken.
   *
   * @throws Problem 413 `report-piece-too-large`, 400 `report-piece-cut-off`, 422 `report-piece-size-wrong`, 409
   *   `report-differs`, 503 `report-uploads-full`
   */
  async keep(uploadId: string, ordinal: number, body: Readable): Promise<void> {
    if (this.reading >= MOST_AT_ONCE) throw new Problem(503, 'report-uploads-full', {}, { retryAfter: 5 });
    this.reading += 1;
    try {
      const bytes = await readWhole(body);
      if (!isPieceSize(bytes.length)) throw new Problem(422, 'report-piece-size-wrong');
      const hash = Buffer.from(await hashPiece(bytes));
      await this.database.transaction(async (session) => {
        if ((await this.uploads.waitingBytes(session)) > MOST_WAITING_BYTES)
          throw new Problem(503, 'report-uploads-full', {}, { retryAfter: 600 });
        const on = localDate(this.clock.now());
        if (!(await this.uploads.add(session, { uploadId, ordinal, on, bytes, hash })))
          throw new Problem(409, 'report-differs');
      });
    } finally {
      this.reading -= 1;
    }
  }
}

async function readWhole(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > LARGEST_SEALED_PIECE) throw new Problem(413, 'report-piece-too-large');
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'report-piece-cut-off', {}, { cause: error });
  }
  return Buffer.concat(chunks);
}
