import type { KeyObject } from 'node:crypto';
import type { DataOf, ratingSignalledV1 } from '@namkhong/contracts';
import { keyedHash } from '@namkhong/keying';
import type { Rating } from './cast-rating.js';

export type Signal = DataOf<typeof ratingSignalledV1>;

/** What was seen while somebody answered; it goes into keyed hashes at once and is kept nowhere else. */
export interface Sighting {
  readonly seenAt: Date;
  readonly secondsTaken: number | null;
  /** As the gateway names the network; null when it did not. */
  readonly network: string | null;
  /** As the browser named itself to this unit; null where it did not, and on every device that people share. */
  readonly device: string | null;
}

/**
 * The signal of a rating. Each hash is scoped to one official: the same device at two officials gives two hashes, and
 * a rating of no official carries none.
 *
 * @param rater the hash that the ballot carried; null where the feed named no applicant
 * @param key the key of the half-year, 32 bytes
 */
export function signalOf(
  rating: Pick<Rating, 'ratingId' | 'unitId' | 'officialId'>,
  sighting: Sighting,
  rater: string | null,
  key: Buffer | KeyObject,
): Signal {
  const { ratingId, unitId, officialId } = rating;
  const hash = (kind: 'device' | 'network', value: string | null) =>
    value === null || officialId === null ? null : keyedHash(key, kind, officialId, value);
  return {
    ratingId,
    unitId,
    minute: `${sighting.seenAt.toISOString().slice(0, 16)}Z`,
    secondsTaken: sighting.secondsTaken,
    rater,
    device: hash('device', sighting.device),
    network: hash('network', sighting.network),
  };
}
