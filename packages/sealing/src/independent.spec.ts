import {
  argon2Sync,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  sign,
  verify,
} from 'node:crypto';
import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { chacha20, hchacha, xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hsalsa, secretbox } from '@noble/ciphers/salsa.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import type { Parcel } from '@namkhong/contracts/http/feedback-sealing';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { concat, fromBase64, toBase64 } from './bytes.js';
import { handShareOn, sealIdentity } from './identity-shares.js';
import { fingerprintOf, hashEntry, signStatement, DIRECTORY_BEGINNING } from './key-directory.js';
import { lockByPassphrase, lockByRecoveryCode, newReaderKeys } from './reader-keys.js';
import { receiptKeys } from './receipt.js';
import { sealParcel } from './seal-parcel.js';

/*
 * Everything sealed is opened here once more without libsodium: by node:crypto (OpenSSL) and by noble, from the published
 * descriptions of crypto_box_seal, secretstream, secretbox and Argon2id.
 */

const bytes = (text: string) => fromBase64(text) ?? new Uint8Array();
const words = (of: Uint8Array) => new Uint32Array(of.slice().buffer);
const sigma = words(new TextEncoder().encode('expand 32-byte k'));

function hash20(kind: typeof hsalsa, key: Uint8Array, input: Uint8Array): Uint8Array {
  const out = new Uint32Array(8);
  kind(sigma, words(key), words(input), out);
  return new Uint8Array(out.buffer);
}

/** crypto_box_seal_open: X25519, HSalsa20, XSalsa20-Poly1305 under the nonce BLAKE2b-192(ephemeral ‖ own). */
function openBox(sealed: Uint8Array, publicKey: Uint8Array, privateKey: Uint8Array): Uint8Array {
  const ephemeral = sealed.subarray(0, 32);
  const shared = hash20(hsalsa, x25519.getSharedSecret(privateKey, ephemeral), new Uint8Array(16));
  const nonce = blake2b(concat([ephemeral, publicKey]), { dkLen: 24 });
  return secretbox(shared, nonce).open(sealed.subarray(32));
}

/** crypto_secretstream_xchacha20poly1305: header, then pieces of (1 + message + 16) bytes. */
function openStream(
  key: Uint8Array,
  header: Uint8Array,
  pieces: readonly Uint8Array[],
  bound: Uint8Array,
): Uint8Array {
  const subkey = hash20(hchacha, key, header.subarray(0, 16));
  const inner = header.slice(16);
  const opened = pieces.map((piece, ordinal) => {
    const nonce = concat([Uint8Array.of(ordinal + 1, 0, 0, 0), inner]);
    const block = new Uint8Array(64);
    block[0] = piece[0] ?? 0;
    const plainTag = chacha20(subkey, nonce, block, undefined, 1);
    const tag = plainTag[0];
    const authenticated = plainTag.slice();
    authenticated[0] = piece[0] ?? 0;
    const sealed = piece.subarray(1, piece.length - 16);
    const padding = (length: number) => new Uint8Array((16 - (length % 16)) % 16);
    const lengths = new DataView(new ArrayBuffer(16));
    lengths.setBigUint64(0, BigInt(bound.length), true);
    lengths.setBigUint64(8, BigInt(64 + sealed.length), true);
    const macKey = chacha20(subkey, nonce, new Uint8Array(32));
    const mac = poly1305(
      concat([
        bound,
        padding(bound.length),
        authenticated,
        sealed,
        padding(sealed.length),
        new Uint8Array(lengths.buffer),
      ]),
      macKey,
    );
    expect(toBase64(mac)).toBe(toBase64(piece.subarray(piece.length - 16)));
    expect(tag).toBe(ordinal === pieces.length - 1 ? 3 : 0);
    for (let at = 0; at < inner.length; at += 1) inner[at] = (inner[at] ?? 0) ^ (mac[at] ?? 0);
    return chacha20(subkey, nonce, sealed, undefined, 2);
  });
  return concat(opened);
}

const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex');
const ed25519PrivatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const x25519PrivatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const x25519Prefix = Buffer.from('302a300506032b656e032100', 'hex');

function isSignedBy(text: string, signature: string, key: string): boolean {
  const publicKey = createPublicKey({
    key: Buffer.concat([ed25519Prefix, Buffer.from(key, 'base64')]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

describe('what is sealed, opened without libsodium', () => {
  const salt = Uint8Array.from({ length: 16 }, (_, index) => index);
  const reportId = '0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c01';
  let reader: Awaited<ReturnType<typeof newReaderKeys>>;
  const parcelOf = async (length: number) => {
    const pieces: Uint8Array[] = [];
    const file = {
      name: 'a.bin',
      mediaType: 'x',
      bytes: Uint8Array.from({ length }, (_, index) => index % 251),
    };
    const parcel: Parcel = await sealParcel(
      {
        parcelId: '6f1d2c6a-7f51-4cf0-9b0a-5d8a0a9a1b02',
        reportId,
        purpose: 'report',
        contents: { text: 'Nội dung', fields: {}, files: [file] },
        to: [{ keyId: 'a', publicKey: reader.box.publicKey }],
        signer: reader.sign,
      },
      (piece) => void pieces.push(piece),
    );
    return { parcel, pieces, file };
  };

  beforeAll(async () => {
    reader = await newReaderKeys();
  });

  it.each([10, 3_000_000])('a parcel with a file of %d bytes', async (length) => {
    const { parcel, pieces, file } = await parcelOf(length);
    const key = openBox(bytes(parcel.keys[0]?.sealed ?? ''), reader.box.publicKey, reader.box.privateKey);
    const bound = new TextEncoder().encode(sorted(parcel.head));
    const plain = openStream(key, bytes(parcel.head.streamHeader), pieces, bound);
    const manifestLength = new DataView(plain.buffer).getUint32(0);
    const manifest: unknown = JSON.parse(new TextDecoder().decode(plain.subarray(4, 4 + manifestLength)));
    expect(manifest).toEqual({
      text: 'Nội dung',
      fields: {},
      files: [{ name: 'a.bin', mediaType: 'x', size: length }],
    });
    expect(
      Buffer.from(plain.subarray(4 + manifestLength, 4 + manifestLength + length)).equals(file.bytes),
    ).toBe(true);
    const digest = blake2b(concat(pieces.map((piece) => blake2b(piece, { dkLen: 32 }))), { dkLen: 32 });
    expect(parcel.digest).toBe(toBase64(digest));
    expect(
      isSignedBy(sorted({ digest: parcel.digest, head: parcel.head }), parcel.signature, parcel.head.from),
    ).toBe(true);
  });

  it('the keys of a receipt', async () => {
    const keys = await receiptKeys('1234567890123456', salt);
    const derived = argon2Sync('argon2id', {
      message: '1234567890123456',
      nonce: salt,
      parallelism: 1,
      tagLength: 96,
      memory: 128 * 1024,
      passes: 3,
    });
    expect(keys.token).toBe(derived.subarray(64).toString('base64'));
    const signing = createPrivateKey({
      key: Buffer.concat([ed25519PrivatePrefix, derived.subarray(32, 64)]),
      format: 'der',
      type: 'pkcs8',
    });
    expect(
      isSignedBy(
        'x',
        sign(null, Buffer.from('x'), signing).toString('base64'),
        toBase64(keys.sign.publicKey),
      ),
    ).toBe(true);
    // libsodium hashes a box seed with SHA-512 and takes the first half as the private key.
    const scalar = createHash('sha512').update(derived.subarray(0, 32)).digest().subarray(0, 32);
    expect(toBase64(x25519.getPublicKey(Uint8Array.from(scalar)))).toBe(toBase64(keys.box.publicKey));
  });

  it('locked keys, by passphrase and by recovery code', async () => {
    const passphrase = 'bốn từ dễ nhớ khó đoán';
    const byPassphrase = await lockByPassphrase(reader, passphrase);
    const key = argon2Sync('argon2id', {
      message: passphrase.normalize('NFC'),
      nonce: bytes(byPassphrase.salt),
      parallelism: 1,
      tagLength: 32,
      memory: 256 * 1024,
      passes: 3,
    });
    const seed = secretbox(Uint8Array.from(key), bytes(byPassphrase.nonce)).open(bytes(byPassphrase.sealed));
    expect(toBase64(seed)).toBe(toBase64(reader.seed));
    const code = '0000-1111-2222-3333-4444-5555-6666';
    const byCode = await lockByRecoveryCode(reader, code);
    const codeKey = blake2b(new TextEncoder().encode(code.replaceAll('-', '')), {
      dkLen: 32,
      key: bytes(byCode.salt),
    });
    expect(toBase64(secretbox(codeKey, bytes(byCode.nonce)).open(bytes(byCode.sealed)))).toBe(
      toBase64(reader.seed),
    );
  });

  it('an identity, from the two shares', async () => {
    const second = await newReaderKeys();
    const [a, b] = [
      { keyId: 'a', publicKey: reader.box.publicKey },
      { keyId: 'b', publicKey: second.box.publicKey },
    ];
    const sealed = await sealIdentity('Nguyễn Văn A', reportId, [[a], [b]]);
    const first = openBox(
      bytes(sealed.shares[0][0]?.sealed ?? ''),
      reader.box.publicKey,
      reader.box.privateKey,
    );
    const handed = await handShareOn(sealed, 1, { ...b, privateKey: second.box.privateKey }, a);
    const other = openBox(bytes(handed), reader.box.publicKey, reader.box.privateKey);
    const key = first.map((byte, index) => byte ^ (other[index] ?? 0));
    const bound = new TextEncoder().encode(sorted({ form: 'namkhong.identity.v1', reportId }));
    const plain = xchacha20poly1305(key, bytes(sealed.nonce), bound).decrypt(bytes(sealed.sealed));
    const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0);
    expect(new TextDecoder().decode(plain.subarray(4, 4 + length))).toBe('Nguyễn Văn A');
  });

  it('a statement and an entry of the directory', async () => {
    const statement = {
      form: 'namkhong.reader-key.v1',
      keyId: reportId,
      name: 'Nguyễn Thị B',
      post: 'Thanh tra viên',
      boxKey: toBase64(reader.box.publicKey),
      signKey: toBase64(reader.sign.publicKey),
      madeOn: '2026-11-26',
    } as const;
    const signature = await signStatement(statement, reader.sign.privateKey);
    expect(isSignedBy(sorted(statement), signature, statement.signKey)).toBe(true);
    const entry = {
      ordinal: 1,
      kind: 'added',
      on: '2026-11-26',
      statement,
      signature,
      previous: DIRECTORY_BEGINNING,
    } as const;
    const text = new TextEncoder().encode(sorted(entry));
    expect(await hashEntry(entry)).toBe(toBase64(blake2b(text, { dkLen: 32 })));
    const print = Buffer.from(blake2b(reader.box.publicKey, { dkLen: 16 })).toString('hex');
    expect((await fingerprintOf(statement.boxKey)).replaceAll(' ', '')).toBe(print);
  });

  it('agrees with OpenSSL about X25519', () => {
    const own = createPrivateKey({
      key: Buffer.concat([x25519PrivatePrefix, reader.box.privateKey]),
      format: 'der',
      type: 'pkcs8',
    });
    const peerSecret = new Uint8Array(32).fill(9);
    const peer = createPublicKey({
      key: Buffer.concat([x25519Prefix, x25519.getPublicKey(peerSecret)]),
      format: 'der',
      type: 'spki',
    });
    const shared = diffieHellman({ privateKey: own, publicKey: peer });
    expect(shared.equals(Buffer.from(x25519.getSharedSecret(peerSecret, reader.box.publicKey)))).toBe(true);
  });
});
