import { hash, hkdfSync } from 'node:crypto';
import { createChallenge, randomInt, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';

/** About a second of a telephone's time, and a tenth of that here to make one; to check one costs nothing. */
const cost = 1_000;
const turns = { least: 200, most: 600 };
const MINUTES_VALID = 10;

const proofShape = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(cost),
      keyLength: z.literal(32),
      keyPrefix: z.string(),
      keySignature: z.string(),
      data: z.object({ until: z.int() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int().min(0), derivedKey: z.string() }),
});

/** A solved challenge: what it is known by afterwards, and until when it could be used. */
export interface Proof {
  /** SHA-256 of its signature, hex. */
  readonly hash: string;
  readonly until: Date;
}

/** Makes and checks challenges that cost whoever sends many answers time: ALTCHA, with nobody else involved. */
export class ProofOfWork {
  private readonly signatures: { hmacSignatureSecret: string; hmacKeySignatureSecret: string };

  /** @param key 32 bytes; all instances of an installation have the same one */
  constructor(key: Buffer) {
    const derived = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', key, '', `namkhong proof of work ${purpose}`, 32)).toString('hex');
    this.signatures = { hmacSignatureSecret: derived('challenge'), hmacKeySignatureSecret: derived('key') };
  }

  async challenge(now: Date): Promise<Challenge> {
    return createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost,
      counter: randomInt(turns.least, turns.most),
      deriveKey,
      // Within `data`, because the service's own clock decides.
      data: { until: Math.floor(now.getTime() / 1_000) + 60 * MINUTES_VALID },
      ...this.signatures,
    });
  }

  /** Undefined for what is forged, wrong, too late or no proof at all. */
  async check(text: string, now: Date): Promise<Proof | undefined> {
    const read = proofShape.safeParse(parseJson(Buffer.from(text, 'base64').toString('utf8')));
    if (!read.success) return undefined;
    const { challenge, solution } = read.data;
    const until = new Date(challenge.parameters.data.until * 1_000);
    if (until <= now) return undefined;
    const { verified } = await verifySolution({
      challenge,
      solution: { ...solution, time: 0 },
      deriveKey,
      ...this.signatures,
    });
    return verified ? { hash: hash('sha256', challenge.signature, 'hex'), until } : undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
