import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { InboxReport } from '@namkhong/contracts/http/feedback-reports';
import { loadSodium, openParcel, toBase64, type OpeningKey } from '@namkhong/sealing';
import { FieldCipher } from '@namkhong/service-kit';
import { everythingInDatabase } from '@namkhong/service-kit/testing';
import { unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';
import { contentsOf, newReader, sendReport, type TestReader } from '../testing/test-reports.js';

jest.setTimeout(120_000);

const ward = unitOf('W-1');
const words = 'Chuyện chỉ người đọc được biết 776655';
let feedback: TestFeedback;
let reader: TestReader;

beforeAll(async () => {
  feedback = await startFeedback('2026-11-23T07:05:31Z');
  await feedback.learn({ units: [ward] });
  reader = await newReader(feedback, 'An', await feedback.account('an', 'inspector'));
  await newReader(feedback, 'Chi', await feedback.account('chi', 'reviewer'));
});
afterAll(() => feedback.stop());

/** All that could be a key: each run of 32 bytes of every secret, in whichever writing it stands. */
function runsOf(texts: readonly string[]): Uint8Array[] {
  const found = new Map<string, Uint8Array>();
  const take = (bytes: Uint8Array) => {
    for (let at = 0; at + 32 <= bytes.length && at <= 4096; at += 8) {
      const run = bytes.slice(at, at + 32);
      found.set(toBase64(run), run);
    }
  };
  for (const text of texts) {
    for (const [each] of text.matchAll(/[A-Za-z0-9+/_-]{43,}={0,2}/g)) take(Buffer.from(each, 'base64'));
    for (const [each] of text.matchAll(/[0-9a-f]{64,}/g)) take(Buffer.from(each, 'hex'));
  }
  return [...found.values()];
}

describe('an administrator with every database and every setting', () => {
  it('cannot open a report, while one stolen key of a reader would', async () => {
    const sent = await sendReport(feedback, { unitId: ward.unitId, contents: contentsOf(words) });
    expect((await sent.send()).status).toBe(201);
    const rows = [
      ...(await everythingInDatabase(feedback.databases.own)).split('\n'),
      ...(await everythingInDatabase(feedback.databases.bus)).split('\n'),
    ];
    expect(rows.filter((row) => row.includes(words))).toEqual([]);

    // What the settings decrypt is a secret as well.
    const { FIELD_KEYS } = feedback.environment;
    const [installation] = await feedback.sql(`select directory_seed as seed from report_installation`);
    const seed = new FieldCipher(FIELD_KEYS).decrypt(
      String(installation?.['seed']),
      'report_installation.directory_seed',
    );
    const secrets = runsOf([...rows, ...FIELD_KEYS.map((key) => key.toString('base64')), seed]);
    expect(secrets.length).toBeGreaterThan(100);

    const parcel = sent.body.parcel;
    const pieceOf = async (ordinal: number) =>
      new Uint8Array(
        Buffer.from(
          String(
            (
              await feedback.sql(
                `select encode(bytes, 'hex') as hex from report_piece where ordinal = ${ordinal}`,
              )
            )[0]?.['hex'],
          ),
          'hex',
        ),
      );
    const opens = (key: OpeningKey) =>
      openParcel(parcel as InboxReport['dialogue'][number], pieceOf, key).then(
        ({ text }) => text,
        () => null,
      );
    const sodium = await loadSodium();
    const attack = async (pool: readonly Uint8Array[]) => {
      for (const secret of pool) {
        const asSeed = sodium.crypto_box_seed_keypair(secret);
        const asKey = { privateKey: secret, publicKey: sodium.crypto_scalarmult_base(secret) };
        for (const { keyId } of parcel.keys)
          for (const pair of [asSeed, asKey]) {
            const text = await opens({ keyId, publicKey: pair.publicKey, privateKey: pair.privateKey });
            if (text !== null) return text;
          }
        const direct = await opensDirectly(secret, await pieceOf(0));
        if (direct) return 'opened without a reader';
      }
      return null;
    };
    const opensDirectly = (key: Uint8Array, piece: Uint8Array) => {
      const header = Buffer.from(parcel.head.streamHeader, 'base64');
      const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
      return Promise.resolve(
        sodium.crypto_secretstream_xchacha20poly1305_pull(state, piece, JSON.stringify(parcel.head)) !==
          false,
      );
    };
    expect(await attack(secrets)).toBeNull();
    // The attack itself works: with the one secret that no server has, it opens it.
    expect(await attack([...secrets.slice(0, 5), reader.keys.seed.slice(0, 32)])).toBe(words);
  });
});
