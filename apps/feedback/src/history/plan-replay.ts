import type { historyImport } from '@namkhong/contracts/http/feedback';
import type { CivilDate } from '@namkhong/domain';
import type { z } from 'zod';
import { expiryOf, type Ballot } from '../ballots/ballot.reader.js';
import type { DemonstrationDossier } from '../ballots/dossiers.reader.js';
import type { CriteriaSetVersion } from '../directory/criteria-sets.reader.js';
import type { Sighting } from '../ratings/ratings.module.js';

export type HistoryLine = z.output<typeof historyImport>['ratings'][number];

/** A line that may go to the ballot rules, with what they need. */
export interface Replay {
  readonly tokenHash: string;
  readonly closedOn: CivilDate;
  readonly line: HistoryLine;
  readonly criteriaSet: CriteriaSetVersion;
}

export type ReplayRefusal =
  'dossier-unknown' | 'history-real-unit' | 'history-day-in-future' | 'set-not-in-force';

/** Whether a line of history may be replayed at all; the ballot rules come after. */
export function planReplay(
  line: HistoryLine,
  dossier: DemonstrationDossier | undefined,
  criteriaSet: CriteriaSetVersion | undefined,
  today: CivilDate,
): Replay | ReplayRefusal {
  if (!dossier) return 'dossier-unknown';
  if (dossier.tokenHash === null) return 'history-real-unit';
  if (line.day > today) return 'history-day-in-future';
  if (!criteriaSet) return 'set-not-in-force';
  return { tokenHash: dossier.tokenHash, closedOn: dossier.closedOn, line, criteriaSet };
}

/** The ballot as it would have been, had it been issued on the day the dossier was closed. */
export function asOfClosing(ballot: Ballot): Ballot {
  return ballot.spent ? ballot : { ...ballot, expiresOn: expiryOf(ballot.closedOn) };
}

/** Nobody was seen: the signal of a replayed rating tells its day, at midnight UTC, and the rater of its ballot. */
export function unseenOn(day: CivilDate): Sighting {
  return { seenAt: new Date(`${day}T00:00Z`), secondsTaken: null, network: null, device: null };
}
