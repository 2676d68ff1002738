import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createEvent, ratingCastV1, type DataOf } from '@namkhong/contracts';
import {
  composeManifest,
  decimalTexts,
  manifestText,
  publishSubject,
  TotalSums,
  type SubjectInputs,
} from '@namkhong/domain';
import type { LogRecord } from '@namkhong/event-bus';
import { ApiClient } from '../client/api-client.js';
import { findPublication, savePublication, type PublicationFile } from './publication-file.js';
import { verifyPublication } from './verify-publication.js';

const topic = 'feedback.rating.v1';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const idOf = (kind: string, number: number) =>
  `0198f3a0-0000-${kind}000-8000-${String(number).padStart(12, '0')}`;
const [unitId, officialId] = [idOf('7', 1), idOf('7', 2)];
const salt = hash('a secret');

/** Forty ballots of one official on one day, every question answered at the highest level. */
const log: LogRecord[] = Array.from({ length: 40 }, (_, index) => {
  const data: DataOf<typeof ratingCastV1> = {
    ratingId: idOf('4', index),
    unitId,
    officialId,
    servicePoint: null,
    procedureGroup: 'land',
    outcome: 'approved',
    channel: 'web',
    assurance: 'ballot',
    day: '2026-05-04',
    setCode: 'sipas',
    setVersion: 1,
    levels: { attitude: 5 },
    illustrative: true,
  };
  const { headers, value } = recordOf(data);
  return { topic, partition: 0, offset: BigInt(index), key: unitId, headers, value };
});
const inputs: SubjectInputs = {
  kind: 'official',
  subjectId: officialId,
  unitId,
  level: 'official',
  versions: [
    {
      setVersion: 1,
      rated: 40n,
      histograms: [0n, 0n, 0n, 0n, 40n],
      crosses: [],
      days: [{ day: '2026-05-04', n: 40n, sum: 1_600_000n, sumOfSquares: 64_000_000_000n }],
    },
  ],
  strata: [{ setVersion: 1, stratum: 'land/approved', histograms: [0n, 0n, 0n, 0n, 40n] }],
  service: { closed: 0n, invited: 0n, onTime: 0n },
  distinctRaters: null,
  setAside: { byRule: [], versions: [], told: false },
  droppedChannels: [],
  blocks: [],
};

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const keyId = createHash('sha256').update(raw).digest('hex').slice(0, 16);
const honest = publish();
let printed: string[] = [];

function recordOf(data: DataOf<typeof ratingCastV1>): Pick<LogRecord, 'headers' | 'value'> {
  return createEvent(ratingCastV1, data, {
    id: data.ratingId.replace('-4', '-7'),
    source: '/namkhong/feedback',
    correlationId: 'a rating',
    time: new Date('2026-05-04T00:00:00Z'),
  });
}

function publish(supersedes: string | null = null): PublicationFile {
  const sets = [{ version: 1, criteria: [{ code: 'attitude', weight: 10_000 }], hash: hash('set') }];
  const manifest = composeManifest(
    {
      publicationId: idOf('7', 9),
      setCode: 'sipas',
      quarter: '2026-Q2',
      supersedes,
      publishedAt: '2026-07-05T03:00:00.000Z',
      illustrative: true,
    },
    {
      sets,
      log: { [topic]: { '0': '40' } },
      exclusions: [],
      trees: [],
      snapshots: {},
      undecided: false,
      total: new TotalSums().figureInputs(),
      subjects: [publishSubject({ inputs, salt }, sets, hash)],
    },
    hash,
  );
  const text = manifestText(manifest);
  return {
    publication: {
      manifest: JSON.parse(text) as PublicationFile['publication']['manifest'],
      manifestHash: hash(text),
      keyId,
      signature: sign(null, Buffer.from(text), privateKey).toString('base64'),
      supersededBy: null,
    },
    keys: [
      {
        keyId,
        publicKey: raw.toString('base64'),
        algorithm: 'Ed25519',
        firstUsedAt: '2026-07-05T03:00:00.000Z',
      },
    ],
    inputs: {
      subjects: [{ inputs: decimalTexts(inputs), salt }] as NonNullable<
        PublicationFile['inputs']
      >['subjects'],
      snapshots: {},
    },
  };
}

/** A log of these records, read in small pieces. */
function transportOf(records: readonly LogRecord[]) {
  return {
    read: (_topic: string, partition: number, from: bigint) =>
      Promise.resolve(
        records.filter((each) => each.partition === partition && each.offset >= from).slice(0, 7),
      ),
  };
}

/** What the operator is told where the status would be 1. */
async function refusalOf(file: PublicationFile, records?: readonly LogRecord[], key?: string) {
  const print = (line: string) => printed.push(line);
  const transport = records && transportOf(records);
  try {
    await verifyPublication(file, { print, key, ...(transport ? { transport } : {}) });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('nk publication verify', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nk-'));
  });
  beforeEach(() => {
    printed = [];
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('confirms what is true, step by step', async () => {
    expect(await refusalOf(honest, log)).toBeUndefined();
    expect(printed.slice(1).map((line) => line.slice(0, 9))).toEqual(Array(4).fill('ok       '));
    expect(printed.at(-1)).toBe('ok       every integer of the inputs, from 40 records of the log');
  });

  it('names the one that supersedes it and the one it supersedes, which makes neither untrue', async () => {
    const [earlier, later] = [idOf('7', 8), idOf('7', 10)];
    const anew = publish(earlier);
    expect(await refusalOf(anew, log)).toBeUndefined();
    expect(printed.slice(1, 3)).toEqual([
      `supersedes ${earlier}`,
      expect.stringMatching(/^ok {7}hash, and signature/),
    ]);
    printed = [];
    const superseded = { ...honest, publication: { ...honest.publication, supersededBy: later } };
    expect(await refusalOf(superseded, log)).toBeUndefined();
    expect(printed.slice(1, 3)).toEqual([
      `superseded by ${later}: true as it was, but no longer in force`,
      expect.stringMatching(/^ok {7}hash, and signature/),
    ]);
  });

  it('says what it could not check without the inputs, and does not compare a log with nothing', async () => {
    const bare = { ...honest, inputs: null };
    expect(await refusalOf(bare)).toBeUndefined();
    expect(printed.at(-1)).toMatch(/^not checked: the figures themselves/);
    expect(await refusalOf(bare, log)).toMatch(/which only a reviewer/);
  });

  it('finds a manifest that is not the one that was signed', async () => {
    const manifest = { ...honest.publication.manifest, quarter: '2026-Q1' };
    const changed = { ...honest, publication: { ...honest.publication, manifest } };
    expect(await refusalOf(changed)).toBe('not verified: 2 differences, named above');
    expect(printed).toContain('         signature: not of this manifest by this key');
  });

  it('finds one that was signed anew by somebody else, where its reader knows the key', async () => {
    const other = generateKeyPairSync('ed25519')
      .publicKey.export({ format: 'der', type: 'spki' })
      .subarray(-32);
    expect(await refusalOf(honest, undefined, raw.toString('base64'))).toBeUndefined();
    expect(await refusalOf(honest, undefined, other.toString('base64'))).toMatch(/2 differences/);
  });

  it('finds a changed digit of the inputs', async () => {
    const text = JSON.stringify(honest.inputs).replace('"rated":"40"', '"rated":"41"');
    const changed = { ...honest, inputs: JSON.parse(text) as PublicationFile['inputs'] };
    expect(await refusalOf(changed)).toMatch(/differences/);
    expect(await refusalOf(changed, log)).toMatch(/differences/);
    expect(printed).toContain(
      `         official ${officialId} versions 1 rated: 41 is stated, 40 was computed`,
    );
  });

  it('finds a record that is missing, by its place and by what it said', async () => {
    expect(await refusalOf(honest, log.toSpliced(12, 1))).toMatch(/differences/);
    expect(printed).toContain(`         log: ${topic}/0 has no records from 12 to 12`);
    expect(printed).toContain(
      `         official ${officialId} versions 1 rated: 40 is stated, 39 was computed`,
    );
  });

  it('finds a log that was cut off at either end', async () => {
    expect(await refusalOf(honest, log.slice(0, 30))).toMatch(/differences/);
    expect(printed).toContain(`         log: ${topic}/0 has no records from 30 to 39`);
    expect(await refusalOf(honest, log.slice(5))).toMatch(/differences/);
    expect(printed).toContain(`         log: ${topic}/0 has no records from 0 to 4`);
  });

  it('finds a record that was added in place of another, and one that was changed', async () => {
    const [, one] = log as [LogRecord, LogRecord];
    const added = { ...one, value: one.value.replace(idOf('4', 1), idOf('4', 77)).replace('05-04', '05-05') };
    expect(await refusalOf(honest, log.with(1, added))).toMatch(/differences/);
    const changed = { ...one, value: one.value.replace('"attitude":5', '"attitude":4') };
    expect(await refusalOf(honest, log.with(1, changed))).toMatch(/differences/);
    expect(printed).toContain(
      `         official ${officialId} versions 1 histograms 4: 40 is stated, 39 was computed`,
    );
  });

  it('reads what was handed on in a file, which is its owner’s alone and never written over', async () => {
    const file = join(folder, 'publication.json');
    await savePublication(file, honest);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(savePublication(file, honest)).rejects.toThrow(/EEXIST/);
    const found = await findPublication(new ApiClient('http://127.0.0.1:1', undefined), file);
    expect(await refusalOf(found, log)).toBeUndefined();
  });
});
