import { addContents, answersAt, completeIn, type CellContent } from '@namkhong/domain';
import { PRIVACY_FLOOR } from './plan-release.js';

/**
 * What is told of a part when it is released anew. Not everybody answers every criterion, so each criterion, each pair
 * and the complete submissions are told anew only when ten more people answered them; until then they stay as told.
 *
 * @param told the last release, or an empty cell
 * @param current the cells as they are; never less than what was told
 */
export function nextSnapshot(told: CellContent, current: CellContent): CellContent {
  return {
    rated: current.rated,
    histograms: choose(told.histograms, current.histograms, 5, (index) =>
      isEnough(answersAt(told, index), answersAt(current, index)),
    ),
    crosses: choose(told.crosses, current.crosses, 4, (index) =>
      isEnough(told.crosses[4 * index], current.crosses[4 * index]),
    ),
    days: isEnough(completeIn(told), completeIn(current)) ? current.days : told.days,
  };
}

/** The cells of the channels of one part, added up. */
export function contentOf(
  channels: readonly string[],
  cells: readonly { readonly channel: string; readonly content: CellContent }[],
  empty: CellContent,
): CellContent {
  return cells
    .filter(({ channel }) => channels.includes(channel))
    .map(({ content }) => content)
    .reduce(addContents, empty);
}

function isEnough(told = 0n, current = 0n): boolean {
  return current - told >= PRIVACY_FLOOR;
}

/** Block by block of `size`, the current integers where the block may be told, the told ones elsewhere. */
function choose(
  told: readonly bigint[],
  current: readonly bigint[],
  size: number,
  mayTell: (block: number) => boolean,
): bigint[] {
  const allowed = Array.from({ length: current.length / size }, (_, block) => mayTell(block));
  return current.map((count, index) => (allowed[Math.floor(index / size)] ? count : (told[index] ?? 0n)));
}
