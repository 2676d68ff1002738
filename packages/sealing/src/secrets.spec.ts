import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupsOf, handShareOn, openIdentity, sealIdentity } from './identity-shares.js';
import {
  findDirectoryFault,
  hashEntry,
  signHead,
  signStatement,
  DIRECTORY_BEGINNING,
} from './key-directory.js';
import {
  isUsablePassphrase,
  lockByPassphrase,
  lockByRecoveryCode,
  newReaderKeys,
  newRecoveryCode,
  unlockKeys,
  type ReaderKeys,
} from './reader-keys.js';
import { newReceipt, printReceipt, readReceipt, receiptKeys } from './receipt.js';
import { toBase64 } from './bytes.js';
import type { DirectoryEntry } from '@namkhong/contracts/http/feedback-sealing';

describe('receipts', () => {
  it('are 16 digits, all different, and read however they were typed', async () => {
    const receipts = await Promise.all(Array.from({ length: 500 }, newReceipt));
    expect(new Set(receipts).size).toBe(500);
    for (const receipt of receipts) {
      expect(receipt).toMatch(/^\d{16}$/);
      expect(readReceipt(` ${printReceipt(receipt)} `)).toBe(receipt);
      expect(readReceipt(receipt.replaceAll(/\d{4}(?=\d)/g, '$&-'))).toBe(receipt);
    }
    expect(readReceipt('１２３４ ５６７８ ９０１２ ３４５６')).toBe('1234567890123456');
  });

  it.each(['', '1234', '12345678901234567', '123456789012345a', '<script>'])('are not %j', (text) => {
    expect(readReceipt(text)).toBeNull();
  });

  it('give other keys for another digit and for another installation', async () => {
    const salt = new Uint8Array(16);
    const keys = await Promise.all([
      receiptKeys('1234567890123456', salt),
      receiptKeys('1234567890123457', salt),
      receiptKeys('1234567890123456', new Uint8Array(16).fill(1)),
    ]);
    for (const part of [
      keys.map(({ token }) => token),
      keys.map(({ box }) => toBase64(box.publicKey)),
      keys.map(({ sign }) => toBase64(sign.publicKey)),
    ])
      expect(new Set(part).size).toBe(3);
  });
});

describe('the keys of a reader', () => {
  let keys: ReaderKeys;
  beforeAll(async () => {
    keys = await newReaderKeys();
  });

  it('come back by passphrase, however its letters are composed, and by the code of the sheet', async () => {
    const locked = await lockByPassphrase(keys, 'Sông Cửu Long chảy mãi');
    expect(await unlockKeys(locked, 'Sông Cửu Long chảy mãi'.normalize('NFD'))).toEqual(keys);
    const code = await newRecoveryCode();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/);
    const byCode = await lockByRecoveryCode(keys, code);
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await unlockKeys(byCode, typed)).toEqual(keys);
  });

  it('do not come back otherwise', async () => {
    const locked = await lockByRecoveryCode(keys, await newRecoveryCode());
    const wrong = { code: 'secret-wrong' };
    await expect(unlockKeys(locked, await newRecoveryCode())).rejects.toMatchObject(wrong);
    const flip = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    for (const part of ['salt', 'nonce', 'sealed'] as const)
      await expect(unlockKeys({ ...locked, [part]: flip(locked[part]) }, 'X')).rejects.toMatchObject(wrong);
  });

  it.each([
    ['bốn từ dễ nhớ khó đoán', true],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', false],
    ['matkhau123', false],
  ])('are locked by %j: %s', (passphrase, usable) => {
    expect(isUsablePassphrase(passphrase)).toBe(usable);
  });
});

describe('an identity', () => {
  const reportId = '0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c01';
  const reader = async (keyId: string) => {
    const { box } = await newReaderKeys();
    return { keyId, publicKey: box.publicKey, privateKey: box.privateKey };
  };

  it('is told by any reader of one group together with any of the other, and by no other two', async () => {
    const readers = await Promise.all(['a', 'b', 'c'].map(reader));
    const groups = groupsOf(readers);
    const sealed = await sealIdentity('Trần Thị C, 0912 345 678', reportId, groups);
    const [a, b, c] = readers;
    if (!a || !b || !c) throw new Error('no readers');
    const handed = await handShareOn(sealed, 1, b, a);
    expect(await openIdentity(sealed, reportId, { ordinal: 0, key: a }, handed)).toBe(
      'Trần Thị C, 0912 345 678',
    );
    // a and c hold the same share: together they have half.
    const same = await handShareOn(sealed, 0, c, a);
    await expect(openIdentity(sealed, reportId, { ordinal: 0, key: a }, same)).rejects.toMatchObject({
      code: 'broken',
    });
    await expect(handShareOn(sealed, 1, a, b)).rejects.toMatchObject({ code: 'not-for-this-key' });
    await expect(
      openIdentity(sealed, reportId.replace('0', '1'), { ordinal: 0, key: a }, handed),
    ).rejects.toMatchObject({
      code: 'broken',
    });
    await expect(openIdentity(sealed, reportId, { ordinal: 0, key: c }, handed)).rejects.toMatchObject({
      code: 'not-for-this-key',
    });
  });

  it('is always of one length', async () => {
    const [a, b] = [await reader('a'), await reader('b')];
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        const sealed = await sealIdentity(text, reportId, [[a], [b]]);
        expect(sealed.sealed).toHaveLength(1388);
        const handed = await handShareOn(sealed, 1, b, a);
        expect(await openIdentity(sealed, reportId, { ordinal: 0, key: a }, handed)).toBe(text);
      }),
      { numRuns: 30 },
    );
    await expect(sealIdentity('x'.repeat(1021), reportId, [[a], [b]])).rejects.toMatchObject({
      code: 'too-large',
    });
  });
});

describe('the key directory', () => {
  const seed = new Uint8Array(32).fill(7);
  const add = async (entries: readonly DirectoryEntry[]): Promise<DirectoryEntry[]> => {
    const keys = await newReaderKeys();
    const statement = {
      form: 'namkhong.reader-key.v1',
      keyId: crypto.randomUUID(),
      name: 'Người đọc',
      post: 'Thanh tra',
      boxKey: toBase64(keys.box.publicKey),
      signKey: toBase64(keys.sign.publicKey),
      madeOn: '2026-11-26',
    } as const;
    const entry = {
      ordinal: entries.length + 1,
      kind: 'added',
      on: '2026-11-26',
      statement,
      signature: await signStatement(statement, keys.sign.privateKey),
      previous: entries.at(-1)?.hash ?? DIRECTORY_BEGINNING,
    } as const;
    return [...entries, { ...entry, hash: await hashEntry(entry) }];
  };

  it('holds, and shows each thing that was changed', async () => {
    const entries = await add(await add(await add([])));
    const last = entries.at(-1);
    const [first, second] = entries;
    if (!last || !first || !second) throw new Error('no entries');
    const head = await signHead(last, seed);
    expect(await findDirectoryFault(entries, head)).toBeNull();
    expect(
      await findDirectoryFault([], await signHead({ ordinal: 0, hash: DIRECTORY_BEGINNING }, seed)),
    ).toBeNull();
    expect(await findDirectoryFault(entries.slice(0, 2), head)).toBe('chain-broken');
    expect(await findDirectoryFault([first, last], head)).toBe('chain-broken');
    const other = { ...second, statement: { ...second.statement, name: 'Người khác' } };
    expect(await findDirectoryFault([first, other, last], head)).toBe('chain-broken');
    const rehashed = { ...other, hash: await hashEntry(other) };
    expect(await findDirectoryFault([first, rehashed], await signHead(rehashed, seed))).toBe(
      'statement-not-signed',
    );
    expect(await findDirectoryFault(entries, { ...head, ordinal: 2 })).toBe('head-not-signed');
    const { key } = await signHead(last, new Uint8Array(32).fill(8));
    expect(await findDirectoryFault(entries, { ...head, key })).toBe('head-not-signed');
  });
});
