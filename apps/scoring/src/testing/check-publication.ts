import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  ratingWithdrawnV1,
  serviceCountedV1,
  standingDecidedV1,
  type DataOf,
  type ratingCastV1,
} from '@namkhong/contracts';
import {
  PublicationLog,
  readInputs,
  verifyAgainstLog,
  verifyInputs,
  verifyPublic,
  type Difference,
  type Manifest,
  type PublicationInputs,
} from '@namkhong/domain';
import type { StartedScoring } from './start-scoring.js';

type Record = Awaited<ReturnType<StartedScoring['logOf']>>[number];
type Rating = DataOf<typeof ratingCastV1>;

/** DER of SubjectPublicKeyInfo before the 32 bytes of an Ed25519 key, RFC 8410. */
const SPKI = '302a300506032b6570032100';
const topics = ['feedback.rating.v1', 'feedback.service.v1', 'scoring.decision.v1'];

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A publication as whoever may read all of it fetches it. */
export interface FetchedPublication {
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly keyId: string;
  readonly signature: string;
  readonly supersededBy: string | null;
  readonly inputs: PublicationInputs;
}

/** By HTTP, as the public and a reviewer of the whole organisation. */
export async function fetchPublication(
  scoring: StartedScoring,
  publicationId: string,
): Promise<FetchedPublication> {
  const path = `publications/${publicationId}`;
  const told = (await scoring.get(null, path)).body as Omit<FetchedPublication, 'inputs'>;
  const { items, next } = (await scoring.get('reviewer', `${path}/inputs?limit=200`)).body as {
    items: { inputs: never; salt: string }[];
    next: string | null;
  };
  if (next !== null) throw new Error('more subjects than a page holds');
  const { snapshots } = (await scoring.get('reviewer', `${path}/snapshots`)).body as PublicationInputs;
  const subjects = items.map(({ inputs, salt }) => ({ inputs: readInputs(inputs), salt }));
  return { ...told, inputs: { snapshots, subjects } };
}

/** Whether this text, that of the manifest, was signed by the key that is named. */
export function isSigned(
  { keyId, signature }: Pick<FetchedPublication, 'keyId' | 'signature'>,
  keys: readonly { readonly keyId: string; readonly publicKey: string }[],
  text: string,
): boolean {
  const raw = Buffer.from(keys.find((key) => key.keyId === keyId)?.publicKey ?? '', 'base64');
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from(SPKI, 'hex'), raw]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

/** All records of the topics that a publication rests on. */
export async function recordsOf(scoring: StartedScoring): Promise<Record[]> {
  return (await Promise.all(topics.map((topic) => scoring.logOf(topic)))).flat();
}

/** The log of one set and quarter, as these records tell it. */
export function publicationLogOf(
  { setCode, quarter }: Pick<Manifest, 'setCode' | 'quarter'>,
  records: readonly Record[],
): PublicationLog {
  const log = new PublicationLog(setCode, quarter);
  for (const { topic, partition, offset, headers, value } of records) {
    const place = { topic, partition, offset };
    const data: unknown = JSON.parse(value);
    if (headers['ce_type'] === serviceCountedV1.type) {
      log.addServed(place, headers['ce_id'] ?? '', data as DataOf<typeof serviceCountedV1>);
    } else if (headers['ce_type'] === standingDecidedV1.type) {
      log.addDecision(place, data as DataOf<typeof standingDecidedV1>);
    } else {
      const { ratingId, revision = 0, ...rating } = data as Rating & { revision?: number };
      if (headers['ce_type'] === ratingWithdrawnV1.type) log.addWithdrawal(place, ratingId, revision);
      else log.addRating(place, ratingId, revision, rating);
    }
  }
  return log;
}

/** All that `nk publication verify --log` compares beside the signature. */
export function differencesIn(
  { manifest, inputs }: FetchedPublication,
  records: readonly Record[],
): Difference[] {
  return [
    ...verifyPublic(manifest, sha256),
    ...verifyInputs(manifest, inputs, sha256),
    ...verifyAgainstLog(manifest, inputs, publicationLogOf(manifest, records), sha256),
  ];
}
