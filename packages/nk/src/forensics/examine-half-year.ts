import { createSecretKey, type KeyObject } from 'node:crypto';
import {
  FORENSIC_PARAMETERS,
  detect,
  localDate,
  type ChannelContrast,
  type ChannelSums,
  type ForensicFindings,
  type RatingTrace,
  type ServedDay,
  type Turnout,
} from '@namkhong/domain';
import { keyedHash, signalPeriodOf } from '@namkhong/keying';
import type { FileRating } from './read-half-year.js';

/** All items count alike: y = Σ weight·(level − 1) with weights of 10000 together. */
const WEIGHT_PER_ITEM = 2000;

/**
 * What the rules find in a half-year that is told in the open: keyed as in production, so that a device is recognised at
 * one official and within one half-year alone.
 *
 * @param newKey a fresh random key of 32 bytes for each half-year the ratings touch
 */
export function examineHalfYear(
  ratings: readonly FileRating[],
  served: readonly ServedDay[],
  newKey: () => Buffer,
): ForensicFindings {
  const keyOf = keysByDay(newKey);
  return detect(
    {
      traces: ratings.map((rating) => traceOf(rating, keyOf)),
      served,
      turnout: turnoutOf(ratings, served),
      contrastsWithout: (setAside) => contrastsOf(ratings.filter(({ id }) => !setAside.has(id))),
    },
    FORENSIC_PARAMETERS,
  );
}

/** One key per half-year; a half-year has many ratings on each of few days. */
function keysByDay(newKey: () => Buffer): (day: string) => KeyObject {
  const halfYears = new Map<string, KeyObject>();
  const days = new Map<string, KeyObject>();
  return (day) => {
    const known = days.get(day);
    if (known) return known;
    const { halfYear } = signalPeriodOf(day);
    const key = halfYears.get(halfYear) ?? createSecretKey(newKey());
    halfYears.set(halfYear, key);
    days.set(day, key);
    return key;
  };
}

/** What the signal of such a rating would hold: minute, whole seconds, hashes. */
function traceOf(rating: FileRating, keyOf: (day: string) => KeyObject): RatingTrace {
  const day = localDate(rating.at);
  const hash = (kind: 'device' | 'network') => keyedHash(keyOf(day), kind, rating.official, rating[kind]);
  return {
    ratingId: rating.id,
    unitId: rating.unit,
    officialId: rating.official,
    day,
    minute: `${rating.at.toISOString().slice(0, 16)}Z`,
    channel: rating.channel,
    assurance: 'ballot',
    itemsAnswered: rating.levels.length,
    secondsTaken: Math.round(rating.seconds),
    rater: null,
    device: hash('device'),
    network: hash('network'),
  };
}

function turnoutOf(ratings: readonly FileRating[], served: readonly ServedDay[]): Turnout {
  const ballotsByChannel = new Map<string, number>();
  for (const { channel } of ratings) ballotsByChannel.set(channel, (ballotsByChannel.get(channel) ?? 0) + 1);
  return { closed: served.reduce((total, { closed }) => total + closed, 0), ballotsByChannel };
}

function contrastsOf(ratings: readonly FileRating[]): readonly ChannelContrast[] {
  const { contrast, ownDeviceChannels } = FORENSIC_PARAMETERS;
  const contrasts = new Map<string, { officialId: string; kiosk: ChannelSums; own: ChannelSums }>();
  for (const { official, channel, levels } of ratings) {
    const sums = contrasts.get(official) ?? { officialId: official, kiosk: NONE, own: NONE };
    if (channel === contrast.channel) sums.kiosk = plus(sums.kiosk, levels);
    else if (ownDeviceChannels.includes(channel)) sums.own = plus(sums.own, levels);
    contrasts.set(official, sums);
  }
  return [...contrasts.values()];
}

const NONE: ChannelSums = { ratings: 0, straightFives: 0, scoreSum: 0n, scoreSquares: 0n };

function plus(sums: ChannelSums, levels: readonly number[]): ChannelSums {
  const y = BigInt(levels.reduce((total, level) => total + WEIGHT_PER_ITEM * (level - 1), 0));
  return {
    ratings: sums.ratings + 1,
    straightFives: sums.straightFives + (levels.every((level) => level === 5) ? 1 : 0),
    scoreSum: sums.scoreSum + y,
    scoreSquares: sums.scoreSquares + y * y,
  };
}
