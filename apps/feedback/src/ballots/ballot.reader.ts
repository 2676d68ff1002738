import type { Outcome } from '@namkhong/contracts';
import { addDays, startOfDay, type CivilDate } from '@namkhong/domain';

/** Days a ballot may be used after the day it was issued. */
const BALLOT_DAYS = 30;

/** A ballot that may still be used: what was served, never to whom. */
export interface OpenBallot {
  readonly spent: false;
  /** First local date on which it is no longer accepted. */
  readonly expiresOn: CivilDate;
  readonly unitId: string;
  readonly officialId: string | null;
  readonly servicePoint: string | null;
  readonly procedureGroup: string;
  readonly outcome: Outcome;
  readonly closedOn: CivilDate;
  readonly illustrative: boolean;
  /** Keyed hash of the applicant, scoped to the official; null where the feed named none, or no official. */
  readonly raterHash: string | null;
  /** The invitation it went out with; null where there was none, or it is done with. */
  readonly invitationId: string | null;
}

/** A used ballot remembers that it was used and nothing else. */
interface SpentBallot {
  readonly spent: true;
  /** It went to somebody who may not judge: to staff. */
  readonly revoked: boolean;
}

export type Ballot = OpenBallot | SpentBallot;

export type BallotRefusal =
  'ballot-unknown' | 'ballot-spent' | 'ballot-revoked' | 'ballot-expired' | 'ballot-too-early';

/** First local date on which a ballot issued on the day is no longer accepted: the 30th day still counts. */
export function expiryOf(issuedOn: CivilDate): CivilDate {
  return addDays(issuedOn, BALLOT_DAYS + 1);
}

/** The ballot if it may be used on the day, or why not. */
export function usableBallot(ballot: Ballot | undefined, day: CivilDate): OpenBallot | BallotRefusal {
  if (!ballot) return 'ballot-unknown';
  if (ballot.spent) return ballot.revoked ? 'ballot-revoked' : 'ballot-spent';
  if (day >= ballot.expiresOn) return 'ballot-expired';
  if (day < ballot.closedOn) return 'ballot-too-early';
  return ballot;
}

/** The instant at which a ballot that expires on the local date is no longer accepted. */
export function expiryInstant(expiresOn: CivilDate): string {
  return startOfDay(expiresOn).toISOString();
}
