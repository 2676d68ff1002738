import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** 32-byte keys; the first encrypts, all decrypt. */
export type FieldKeys = readonly [Buffer, ...Buffer[]];

const key = z.string().transform((text) => Buffer.from(text, 'base64'));

/** The environment variable `FIELD_KEYS`: 32-byte keys in base64, separated by commas; the first encrypts, all decrypt. */
export const fieldKeys = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.tuple([key], key))
  .refine((list) => list.every(({ length }) => length === 32), 'each key is 32 bytes in base64');

/**
 * AES-256-GCM for single fields: `v1.<key id>.<nonce>.<tag>.<ciphertext>`, base64url. The key id is a hash of the
 * key, so a text names the key it needs and keys can be rotated while old texts stay readable.
 */
export class FieldCipher {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly current: string;

  constructor(keys: FieldKeys) {
    if (keys.some((key) => key.length !== 32)) throw new RangeError('a field key has 32 bytes');
    this.keys = new Map(keys.map((key) => [keyId(key), key]));
    this.current = keyId(keys[0]);
  }

  /** @param context bound into the text, so that one row's value cannot be moved to another row */
  encrypt(plain: string, context: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.current), nonce).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [
      'v1',
      this.current,
      ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url')),
    ].join('.');
  }

  /** @throws Error where the key is not there, or the text or its context was changed */
  decrypt(text: string, context: string): string {
    const [version, id, nonce, tag, body] = text.split('.');
    if (version !== 'v1' || id === undefined || !nonce || !tag || body === undefined)
      throw new Error('not a field text');
    const decipher = createDecipheriv('aes-256-gcm', this.key(id), Buffer.from(nonce, 'base64url'))
      .setAAD(Buffer.from(context))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  }

  /** How texts under the current key begin; any other is to be encrypted again before its key goes. */
  get currentPrefix(): string {
    return `v1.${this.current}.`;
  }

  /**
   * Keyed hashes by which equal values are found without being readable, one under each key, the current first: store the
   * first, look for any.
   *
   * @param purpose equal values have different hashes for different purposes
   */
  fingerprints(plain: string, purpose: string): readonly [string, ...string[]] {
    const under = (key: Buffer) =>
      createHmac('sha256', Buffer.from(hkdfSync('sha256', key, '', `fingerprint of ${purpose}`, 32)))
        .update(plain)
        .digest('base64url');
    const older = [...this.keys].filter(([id]) => id !== this.current).map(([, key]) => under(key));
    return [under(this.key(this.current)), ...older];
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`field key ${id} is not configured`);
    return key;
  }
}

function keyId(key: Buffer): string {
  return createHash('sha256').update('field-key').update(key).digest('base64url').slice(0, 8);
}
