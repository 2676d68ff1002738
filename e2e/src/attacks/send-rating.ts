import { ballotHeader, deviceHeader, ratingReceipt } from '@namkhong/contracts/http/feedback';
import { request } from 'node:http';

export interface Answer {
  readonly token: string;
  readonly levels: Readonly<Record<string, number>>;
  readonly channel: 'web' | 'kiosk';
  readonly secondsTaken: number;
  readonly device: string;
  /** An address of this machine (127.0.0.0/8): the gateway takes each for a network of its own. */
  readonly address: string;
}

/** Sends a rating from an address, which `fetch` cannot choose. @returns the receipt, or the status and code of the refusal */
export async function sendRating(
  origin: string,
  { token, device, address, ...json }: Answer,
): Promise<{ readonly receipt: string } | { readonly refused: string }> {
  const body = JSON.stringify(json);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    [ballotHeader]: token,
    [deviceHeader]: device,
  };
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(
      new URL('/api/feedback/v1/ratings', origin),
      { method: 'POST', headers, localAddress: address, family: 4 },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
  const answer = JSON.parse(text) as { readonly code?: string };
  return status === 201
    ? { receipt: ratingReceipt.parse(answer).receipt }
    : { refused: `${status} ${answer.code ?? ''}` };
}
