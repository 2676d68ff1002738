/** The fewest people any output may rest on, and the fewest that two outputs may differ by. */
export const PRIVACY_FLOOR = 10n;

/** Channels that are told together, always; and how many ratings were in them when they were last told. */
export interface ReleasedPart {
  readonly channels: readonly string[];
  readonly rated: bigint;
}

export interface ChannelCount {
  readonly channel: string;
  readonly rated: bigint;
}

export interface ReleasePlan {
  /** Channels of each part that is to be told anew or for the first time. */
  readonly release: readonly (readonly string[])[];
  /** Ratings that arrived and stay untold for now. */
  readonly withheld: bigint;
}

/**
 * What may be told now of one unit, month, version and assurance. A part that was told is told anew only when at least
 * ten more ratings arrived in it. A channel not told yet becomes a part of its own with ten ratings; those that are
 * smaller become one part as soon as they have ten together. Parts never overlap, split or shrink, so whoever adds and
 * subtracts whatever was ever told is left with ten people at least: every part of every release adds ten or none.
 */
export function planRelease(released: readonly ReleasedPart[], counts: readonly ChannelCount[]): ReleasePlan {
  const ratedIn = (channels: readonly string[]) =>
    counts.reduce((total, { channel, rated }) => (channels.includes(channel) ? total + rated : total), 0n);
  const due = released.filter((part) => ratedIn(part.channels) - part.rated >= PRIVACY_FLOOR);
  const told = new Set(released.flatMap(({ channels }) => channels));
  const untold = counts.filter(({ channel }) => !told.has(channel));
  const large = untold.filter(({ rated }) => rated >= PRIVACY_FLOOR);
  const small = untold
    .filter(({ rated }) => rated < PRIVACY_FLOOR && rated > 0n)
    .map(({ channel }) => channel);
  const release = [
    ...due.map(({ channels }) => channels),
    ...large.map(({ channel }) => [channel]),
    ...(ratedIn(small) >= PRIVACY_FLOOR ? [small.toSorted()] : []),
  ];
  const waiting = released.filter((part) => !due.includes(part));
  const notTold = ratedIn(small) >= PRIVACY_FLOOR ? 0n : ratedIn(small);
  return {
    release,
    withheld: waiting.reduce((total, part) => total + ratedIn(part.channels) - part.rated, notTold),
  };
}
