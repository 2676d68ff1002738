import type { ReportReader } from '@namkhong/contracts/http/feedback-reports';
import type { Parcel } from '@namkhong/contracts/http/feedback-sealing';
import { fromBase64, sealParcel, SealingError, type ParcelOrder, type Recipient } from '@namkhong/sealing';
import { z } from 'zod';
import { fetchJson } from '../api/fetch-json.js';

export const reportsPath = '/api/feedback/v1/reports';

/** Pieces on their way at once, so that one is sealed while others travel, and memory stays bounded. */
const MOST_UNDERWAY = 3;

/** Seals and sends the pieces on the way, each in a request of its own. */
export async function postPieces(
  order: Omit<ParcelOrder, 'parcelId'>,
  language: string,
): Promise<{ readonly uploadId: string; readonly parcel: Parcel }> {
  const uploadId = crypto.randomUUID();
  const underway = new Set<Promise<unknown>>();
  const parcel = await sealParcel({ ...order, parcelId: crypto.randomUUID() }, async (piece, ordinal) => {
    const body = new Blob([new Uint8Array(piece)], { type: 'application/octet-stream' });
    const sending = fetchJson(z.null(), `${reportsPath}/uploads/${uploadId}/${ordinal}`, {
      method: 'PUT',
      body,
      headers: { 'accept-language': language, 'content-type': body.type },
    });
    underway.add(sending);
    // A failure is heard where it is waited for, below or at the next piece.
    sending.then(
      () => underway.delete(sending),
      () => undefined,
    );
    if (underway.size >= MOST_UNDERWAY) await Promise.race(underway);
  });
  await Promise.all(underway);
  return { uploadId, parcel };
}

export function recipientOf({ statement }: Pick<ReportReader, 'statement'>): Recipient {
  return { keyId: statement.keyId, publicKey: bytesOf(statement.boxKey) };
}

/** @throws SealingError `broken` */
export function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes === null) throw new SealingError('broken');
  return bytes;
}
