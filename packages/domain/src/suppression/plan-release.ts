import { PRIVACY_FLOOR } from './blocks.js';

/** Channels that are told together, always; and how many people came to them since they were last told. */
export interface ReleasedPart {
  readonly channels: readonly string[];
  /** People of whom nothing was told before; not those who only changed their answer, left or came back. */
  readonly newcomers: bigint;
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
 * ten people came to it of whom nothing was told before. A channel not told yet becomes a part of its own with ten
 * ratings; those that are smaller become one part as soon as they have ten together. Parts never overlap or split.
 *
 * Why this suffices: of any combination of outputs, however many and whenever told, take the last telling that has a
 * part in it. Its ten newcomers are in no telling before it, so nothing in the combination can cancel them. Ten changes
 * of any kind would not suffice: ten people come, are told, and nine of them leave while another comes, which are ten
 * changes again; then the third telling minus the first is two people.
 */
export function planRelease(released: readonly ReleasedPart[], counts: readonly ChannelCount[]): ReleasePlan {
  const ratedIn = (channels: readonly string[]) =>
    counts.reduce((total, { channel, rated }) => (channels.includes(channel) ? total + rated : total), 0n);
  const due = released.filter(({ newcomers }) => newcomers >= PRIVACY_FLOOR);
  const told = new Set(released.flatMap(({ channels }) => channels));
  const untold = counts.filter(({ channel }) => !told.has(channel));
  const large = untold.filter(({ rated }) => rated >= PRIVACY_FLOOR);
  const small = untold
    .filter(({ rated }) => rated < PRIVACY_FLOOR && rated > 0n)
    .map(({ channel }) => channel);
  const together = ratedIn(small) >= PRIVACY_FLOOR;
  const waiting = released.filter((part) => !due.includes(part));
  return {
    release: [
      ...due.map(({ channels }) => channels),
      ...large.map(({ channel }) => [channel]),
      ...(together ? [small.toSorted()] : []),
    ],
    withheld: waiting.reduce((total, { newcomers }) => total + newcomers, together ? 0n : ratedIn(small)),
  };
}
