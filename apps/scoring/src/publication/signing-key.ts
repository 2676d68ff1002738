import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** The token of the setting PUBLICATION_KEY. */
export const PUBLICATION_KEY = Symbol('PUBLICATION_KEY');

/** DER of PKCS #8 around a bare Ed25519 seed, RFC 8410. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A signature and the key it is by. */
export interface Signature {
  readonly keyId: string;
  /** Base64 of the 64 bytes of Ed25519. */
  readonly signature: string;
}

/** The key that manifests are signed with: Ed25519, from a seed of 32 bytes. */
export class SigningKey {
  readonly keyId: string;
  /** Base64 of the 32 bytes that whoever verifies needs. */
  readonly publicKey: string;
  private readonly key: KeyObject;

  constructor(seed: Buffer) {
    if (seed.length !== 32) throw new RangeError('an Ed25519 seed has 32 bytes');
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const raw = createPublicKey(this.key).export({ format: 'der', type: 'spki' }).subarray(-32);
    this.publicKey = raw.toString('base64');
    this.keyId = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  }

  sign(text: string): Signature {
    return {
      keyId: this.keyId,
      signature: sign(null, Buffer.from(text, 'utf8'), this.key).toString('base64'),
    };
  }
}
