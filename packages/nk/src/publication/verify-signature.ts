import { createHash, createPublicKey, verify } from 'node:crypto';
import { manifestText } from '@namkhong/domain';
import type { PublicationFile } from './publication-file.js';

/** DER of SubjectPublicKeyInfo before the 32 bytes of an Ed25519 key, RFC 8410. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * What is wrong with hash and signature; nothing where both hold.
 *
 * @param trusted the public key in base64 that its reader has from elsewhere; else the one that came with the publication
 */
export function signatureFaults(
  { publication, keys }: PublicationFile,
  trusted: string | undefined,
): string[] {
  const { manifest, manifestHash, keyId, signature } = publication;
  const text = manifestText(manifest);
  const publicKey = trusted ?? keys.find((key) => key.keyId === keyId)?.publicKey;
  if (publicKey === undefined) return [`signature: no key ${keyId} is known`];
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return ['signature: an Ed25519 key has 32 bytes'];
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  return [
    ...(sha256(text) === manifestHash
      ? []
      : [`hash: ${manifestHash} is stated, the manifest has ${sha256(text)}`]),
    ...(createHash('sha256').update(raw).digest('hex').slice(0, 16) === keyId
      ? []
      : [`signature: stated to be by the key ${keyId}, which this one is not`]),
    ...(verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'))
      ? []
      : ['signature: not of this manifest by this key']),
  ];
}
