import { createHmac } from 'node:crypto';
import type { DataOf, ratingSignalledV1 } from '@namkhong/contracts';
import { addDays, type CivilDate } from '@namkhong/domain';
import type { Rating } from './cast-rating.js';

export type Signal = DataOf<typeof ratingSignalledV1>;

/** What was seen while somebody answered; it goes into keyed hashes at once and is kept nowhere else. */
export interface Sighting {
  readonly seenAt: Date;
  readonly secondsTaken: number | null;
  /** As the gateway names the network; null when it did not. */
  readonly network: string | null;
  readonly device: string | null;
}

/** Days a key outlives its half-year, so that detection can finish. */
const DAYS_KEPT = 90;

export interface SignalPeriod {
  /** For example `2026-H2`. */
  readonly halfYear: string;
  readonly destroyOn: CivilDate;
}

/** The half-year whose key hashes the signals of a day, and the day on which that key is destroyed. */
export function signalPeriodOf(day: CivilDate): SignalPeriod {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5, 7) <= '06';
  const firstDayAfter = first ? `${year}-07-01` : `${year + 1}-01-01`;
  return { halfYear: `${year}-${first ? 'H1' : 'H2'}`, destroyOn: addDays(firstDayAfter, DAYS_KEPT) };
}

/**
 * The signal of a rating. Each hash is scoped to one official: the same device at two officials gives two hashes, and
 * a rating of no official carries none. `rater` stays null: nobody asks citizens who they are.
 *
 * @param key the key of the half-year, 32 bytes
 */
export function signalOf(
  rating: Pick<Rating, 'ratingId' | 'unitId' | 'officialId'>,
  sighting: Sighting,
  key: Buffer,
): Signal {
  const hash = (kind: string, value: string | null) =>
    value === null || rating.officialId === null
      ? null
      : createHmac('sha256', key).update([kind, rating.officialId, value].join('\0')).digest('base64url');
  return {
    ratingId: rating.ratingId,
    unitId: rating.unitId,
    minute: `${sighting.seenAt.toISOString().slice(0, 16)}Z`,
    secondsTaken: sighting.secondsTaken,
    rater: null,
    device: hash('device', sighting.device),
    network: hash('network', sighting.network),
  };
}
