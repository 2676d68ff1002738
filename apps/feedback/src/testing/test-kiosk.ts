import { createHash, randomBytes } from 'node:crypto';
import type { KioskRecord } from '@namkhong/contracts/http/feedback-kiosks';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';

/** A device as a stranger would build it from the contract: its own key, its own chain, nothing of the service's code. */
export async function testKiosk() {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const { x: key = '' } = await exportJWK(publicKey);
  const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
  const sign = (payload: object) =>
    new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(privateKey);
  let kiosk = '';
  let last = '';
  let seq = 0;
  let beat = 0;
  return {
    publicKey: key,
    sign,
    async enrolment(code: string) {
      return { code, publicKey: key, proof: await sign({ code }) };
    },
    begin(kioskId: string): void {
      kiosk = kioskId;
      last = hash(kioskId);
    },
    /** The next record of the chain, signed. */
    async record(
      day: string,
      levels: Record<string, number>,
      change: Partial<KioskRecord> = {},
    ): Promise<string> {
      seq += 1;
      const text = await sign({
        kiosk,
        seq,
        previous: last,
        day,
        setCode: 'sipas',
        setVersion: 1,
        levels,
        nonce: randomBytes(16).toString('base64url'),
        ...change,
      });
      last = hash(text.slice(0, text.lastIndexOf('.')));
      return text;
    },
    async status(at: string, waiting = 0): Promise<string> {
      beat += 1;
      return sign({ kiosk, beat, at, nextSeq: seq + 1, waiting, app: 'test' });
    },
  };
}

export type TestKiosk = Awaited<ReturnType<typeof testKiosk>>;
