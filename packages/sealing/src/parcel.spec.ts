import { randomBytes } from 'node:crypto';
import { parcel as parcelSchema, type Parcel } from '@namkhong/contracts/http/feedback-sealing';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bucketOf, buckets } from './buckets.js';
import { toBase64 } from './bytes.js';
import type { Contents } from './contents.js';
import { openParcel, sealKeyOnwards, type OpeningKey } from './open-parcel.js';
import { sealParcel } from './seal-parcel.js';
import { SealingError } from './sealing-error.js';
import { loadSodium, type Sodium } from './sodium.js';

const reportId = '0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c01';
const parcelId = '6f1d2c6a-7f51-4cf0-9b0a-5d8a0a9a1b02';
const said: Contents = {
  text: 'Cán bộ đòi 2 triệu đồng mới nhận hồ sơ.',
  fields: { when: '2026-11-20' },
  files: [{ name: 'ghi-am.mp3', mediaType: 'audio/mpeg', bytes: Uint8Array.from([1, 2, 3]) }],
};

describe('a parcel', () => {
  let sodium: Sodium;
  let readers: OpeningKey[];
  let signer: { publicKey: Uint8Array; privateKey: Uint8Array };

  beforeAll(async () => {
    sodium = await loadSodium();
    readers = ['a', 'b', 'c'].map((keyId) => ({ keyId, ...sodium.crypto_box_keypair() }));
    signer = sodium.crypto_sign_keypair();
  });

  const seal = async (contents: Contents, to = readers.slice(0, 2)) => {
    const pieces: Uint8Array[] = [];
    const order = { parcelId, reportId, purpose: 'report', contents, to, signer };
    const parcel = await sealParcel(order, (bytes) => void pieces.push(bytes));
    return { parcel, pieces };
  };
  const open = ({ parcel, pieces }: { parcel: Parcel; pieces: Uint8Array[] }, reader = readers[0]) => {
    if (!reader) throw new Error('no reader');
    return openParcel(parcel, (ordinal) => pieces[ordinal] ?? new Uint8Array(), reader);
  };

  it('opens for each of its readers and for nobody else', async () => {
    const sealed = await seal(said);
    expect(parcelSchema.parse(sealed.parcel)).toEqual(sealed.parcel);
    expect(await open(sealed, readers[0])).toEqual(said);
    expect(await open(sealed, readers[1])).toEqual(said);
    await expect(open(sealed, readers[2])).rejects.toMatchObject({ code: 'not-for-this-key' });
  });

  it('takes any contents, and is of a bucket’s size', async () => {
    const file = fc.record({
      name: fc.string({ maxLength: 50 }),
      mediaType: fc.constantFrom('image/jpeg', 'application/pdf'),
      bytes: fc.uint8Array({ maxLength: 30_000 }),
    });
    const contents = fc.record({
      text: fc.string({ unit: 'grapheme', maxLength: 500 }),
      fields: fc
        .dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: 'grapheme' }))
        .map((map) => ({ ...map })),
      files: fc.array(file, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(contents, async (each) => {
        const sealed = await seal(each);
        expect(await open(sealed)).toEqual(each);
        const size = sealed.pieces.reduce((sum, { length }) => sum + length - 17, 0);
        expect(buckets).toContain(size);
      }),
      { numRuns: 60 },
    );
  });

  it('goes in pieces beyond 1 MiB, and holds 20 MiB but no more than a bucket', async () => {
    const bytes = Uint8Array.from(randomBytes(20 * 1024 * 1024));
    const large = { ...said, files: [{ name: 'a', mediaType: 'x', bytes }] };
    const sealed = await seal(large);
    expect(sealed.pieces).toHaveLength(21);
    expect(Buffer.from((await open(sealed)).files[0]?.bytes ?? []).equals(bytes)).toBe(true);
    expect(() => bucketOf(21 * 1024 * 1024 + 1)).toThrow(SealingError);
  });

  it('does not open when anything in it was changed', async () => {
    const sealed = await seal(said);
    const flip = (text: string, at: number) => {
      const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      return toBase64(bytes);
    };
    const { parcel, pieces } = sealed;
    const { head } = parcel;
    const changed = (part: Partial<typeof head>) => ({ ...parcel, head: { ...head, ...part } });
    const tamperings: ((at: number) => { parcel: Parcel; pieces: Uint8Array[] })[] = [
      () => ({ parcel: changed({ reportId: parcelId }), pieces }),
      () => ({ parcel: changed({ parcelId: reportId }), pieces }),
      () => ({ parcel: changed({ purpose: 'message' }), pieces }),
      () => ({ parcel: changed({ to: [...head.to, 'c'] }), pieces }),
      () => ({ parcel: changed({ pieces: head.pieces + 1 }), pieces: [...pieces, ...pieces] }),
      () => ({ parcel: changed({ pieceBytes: head.pieceBytes * 2 }), pieces }),
      (at) => ({ parcel: changed({ streamHeader: flip(head.streamHeader, at) }), pieces }),
      (at) => ({ parcel: changed({ from: flip(head.from, at) }), pieces }),
      (at) => ({ parcel: { ...parcel, digest: flip(parcel.digest, at) }, pieces }),
      (at) => ({ parcel: { ...parcel, signature: flip(parcel.signature, at) }, pieces }),
      (at) => ({
        parcel: {
          ...parcel,
          keys: parcel.keys.map((key) => ({ ...key, sealed: flip(key.sealed, at) })),
        },
        pieces,
      }),
      () => ({ parcel: { ...parcel, keys: parcel.keys.slice(1) }, pieces }),
      (at) => ({
        parcel,
        pieces: pieces.map((piece) => Uint8Array.from(Buffer.from(flip(toBase64(piece), at), 'base64'))),
      }),
      () => ({ parcel, pieces: pieces.map((piece) => piece.subarray(1)) }),
      () => ({ parcel, pieces: [] }),
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tamperings), fc.nat(100_000), async (tamper, at) => {
        await expect(open(tamper(at))).rejects.toBeInstanceOf(SealingError);
      }),
      { numRuns: 200 },
    );
  });

  it('does not open with its pieces in another order, or with those of another parcel', async () => {
    const files = [{ name: 'a', mediaType: 'x', bytes: Uint8Array.from(randomBytes(3 * 1024 * 1024)) }];
    const [one, other] = [await seal({ ...said, files }), await seal({ ...said, files })];
    await expect(open({ ...one, pieces: one.pieces.toReversed() })).rejects.toMatchObject({ code: 'broken' });
    await expect(open({ ...one, pieces: other.pieces })).rejects.toMatchObject({ code: 'broken' });
    await expect(
      open({ parcel: { ...one.parcel, keys: other.parcel.keys }, pieces: one.pieces }),
    ).rejects.toMatchObject({
      code: 'broken',
    });
  });

  it('can be handed on by a reader, and by nobody else', async () => {
    const sealed = await seal(said);
    const [first, , third] = readers;
    if (!first || !third) throw new Error('no readers');
    const key = await sealKeyOnwards(sealed.parcel.keys, first, third);
    const handed = { ...sealed, parcel: { ...sealed.parcel, keys: [key] } };
    expect(await open(handed, third)).toEqual(said);
    await expect(sealKeyOnwards(sealed.parcel.keys, third, first)).rejects.toMatchObject({
      code: 'not-for-this-key',
    });
  });
});
