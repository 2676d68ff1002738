import { createHash } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import type { z } from 'zod';

type ReadText<Payload> =
  { readonly payload: Payload; readonly hash: string } | 'kiosk-signature-invalid' | 'kiosk-record-invalid';

/** Reads texts that one device signed. */
export type SignedTextReader = <Schema extends z.ZodType>(
  text: string,
  schema: Schema,
) => Promise<ReadText<z.output<Schema>>>;

/**
 * A reader of texts signed with the key. The signature is judged over the very characters that came, before anything in
 * them is read; a hash is that of the signed part.
 *
 * @param publicKey Ed25519, raw, base64url
 */
export async function signedTextsOf(publicKey: string): Promise<SignedTextReader> {
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: publicKey }, 'EdDSA').catch(() => null);
  return async (text, schema) => {
    if (key === null) return 'kiosk-signature-invalid';
    const verified = await compactVerify(text, key, { algorithms: ['EdDSA', 'Ed25519'] }).catch(() => null);
    if (verified === null) return 'kiosk-signature-invalid';
    const parsed = schema.safeParse(parseJson(new TextDecoder().decode(verified.payload)));
    if (!parsed.success) return 'kiosk-record-invalid';
    return { payload: parsed.data, hash: sha256(text.slice(0, text.lastIndexOf('.'))) };
  };
}

/** SHA-256, base64url: what a record names as its predecessor, and for the first one that of the kiosk's id. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON fits no schema, and the schema's refusal is the answer.
    return undefined;
  }
}
