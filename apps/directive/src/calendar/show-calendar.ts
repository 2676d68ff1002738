import type {
  CalendarRecording,
  CalendarVersionView,
  DeadlineMoveView,
} from '@namkhong/contracts/http/directive-calendar';
import type { StoredVersion } from './calendar-version.repository.js';
import type { KeeperMoves } from './deadline-mover.js';

/** Moves that an answer names; all of them are in the history. */
const MOVES_SHOWN = 200;

export function showVersion({ from, to, recordedAt, ...version }: StoredVersion): CalendarVersionView {
  return {
    ...version,
    validFrom: from,
    validTo: to,
    legalBasis: [...version.legalBasis],
    week: version.week.map(({ weekdays, spans }) => ({ weekdays: [...weekdays], spans: [...spans] })),
    daysOff: [...version.daysOff],
    swaps: [...version.swaps],
    recordedAt: recordedAt.toISOString(),
  };
}

export function showRecording(
  version: StoredVersion,
  planned: readonly KeeperMoves[],
  dryRun: boolean,
): CalendarRecording {
  const moves: DeadlineMoveView[] = planned.flatMap(({ keeper, moves: found }) =>
    found.slice(0, MOVES_SHOWN).map((move) => ({
      ...move,
      versionId: version.versionId,
      kind: keeper.kind,
      movedAt: version.recordedAt.toISOString(),
    })),
  );
  return {
    version: showVersion(version),
    dryRun,
    moved: planned.map(({ keeper: { kind }, moves: found }) => {
      const later = found.filter(({ from, to }) => to > from).length;
      return { kind, later, earlier: found.length - later };
    }),
    moves: moves.slice(0, MOVES_SHOWN),
  };
}
