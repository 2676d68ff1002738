import { listBlocks, nextTelling, planRelease } from '@namkhong/domain';
import { partOf, type GroupParts, type Part } from './parts.js';
import type { ReleasedCell } from './released-cells.reader.js';
import type { Snapshot } from './snapshots.repository.js';

/** The parts of a group that are due, as they will be told: those told before, and those that form now. */
export function partsToTell({ group, state, parts, positionOf }: GroupParts): Part[] {
  const plan = planRelease(
    parts
      .filter(({ told }) => told)
      .map(({ channels, newcomers }) => ({ channels, newcomers: newcomers.rated })),
    state.cells.map(({ channel, content }) => ({ channel, rated: content.rated })),
  );
  return plan.release.map(
    (channels) =>
      parts.find((part) => part.channels.join() === channels.join()) ??
      partOf(group, channels, undefined, state, positionOf),
  );
}

/** The part as it is told in a release. */
export function tellPart(
  { group, channels, last, current, newcomers, illustrative }: Part,
  { id, takenAt }: Snapshot,
): ReleasedCell {
  const { content, snapshots } = nextTelling(last, current, newcomers, id);
  return {
    ...group,
    channels,
    wholeQuarter: false,
    units: [],
    content,
    snapshots: listBlocks(snapshots),
    illustrative,
    releasedAt: takenAt,
  };
}
