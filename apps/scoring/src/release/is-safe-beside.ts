import { blocksOf, listBlocks, PRIVACY_FLOOR, weakestCut } from '@namkhong/domain';
import type { ChannelRating } from '../intake/ratings.reader.js';
import type { PositionOf } from './parts.js';

/** One telling of a part: which blocks it told anew are those that name its snapshot. */
export interface PartTelling {
  readonly channels: readonly string[];
  readonly snapshotId: bigint;
  readonly snapshots: readonly bigint[];
}

/**
 * Whether a unit's month may be told divided in another way than by channel, beside everything that was told of it while
 * it went on. Asked for each block apart: who was told together for the first time is one class, all others of the same
 * kind of case, or day, another; no combination of both may leave fewer than ten.
 *
 * @param tellings all tellings of the month's parts, earliest first
 * @param ratings all ratings of the month, none of which was ever changed
 */
export function isSafeBeside(
  tellings: readonly PartTelling[],
  ratings: readonly ChannelRating[],
  classOf: (rating: ChannelRating) => string,
  positionOf: PositionOf,
): boolean {
  const criteria = ratings[0]?.levels.length ?? 0;
  return listBlocks(behind(criteria)).every((isBehind, block) => {
    const shared = ratings.filter(isBehind).map((rating) => ({
      one: toldWith(tellings, block, rating, positionOf),
      other: classOf(rating),
      people: 1,
    }));
    return weakestCut(shared) >= Number(PRIVACY_FLOOR);
  });
}

/** Those of whom the block told nothing yet are a class as well. */
function toldWith(
  tellings: readonly PartTelling[],
  block: number,
  { channel, log }: ChannelRating,
  positionOf: PositionOf,
): string {
  const first = tellings.find(({ channels, snapshotId, snapshots }) => {
    if (log === null || !channels.includes(channel) || snapshots[block] !== snapshotId) return false;
    const position = positionOf(snapshotId, log.partition);
    return position !== null && log.offset < position;
  });
  return first ? `${first.channels.join('+')} ${first.snapshotId}` : 'untold';
}

function behind(criteria: number) {
  const answered = (index: number) => (rating: ChannelRating) => (rating.levels[index] ?? 0) > 0;
  const ones = Array.from({ length: criteria }, (_, index) => index);
  const pairs = ones.flatMap((a) =>
    ones.slice(a + 1).map((b) => (rating: ChannelRating) => answered(a)(rating) && answered(b)(rating)),
  );
  const complete = ({ levels }: ChannelRating) => !levels.includes(0);
  const anybody = () => true;
  return blocksOf([anybody, ...ones.map(answered), ...pairs, complete], criteria, anybody);
}
