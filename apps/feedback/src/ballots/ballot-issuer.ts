import type { CivilDate } from '@namkhong/domain';
import { keyedHash } from '@namkhong/keying';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { SignalKeysRepository } from '../signal-keys/signal-keys.module.js';
import type { Dossier } from './accept-dossier.js';
import { BallotBox } from './ballot-box.repository.js';
import { expiryOf } from './ballot.reader.js';
import { hashToken } from './ballot-token.js';

/** A new dossier with the token of its ballot, and whom the feed says it served. */
export interface IssuedBallot {
  readonly dossier: Dossier;
  readonly token: string;
  /** The authority's own reference, which goes no further than the keyed hash made of it here. */
  readonly applicant: string | null;
  /** Of the invitation that brings it; null where the feed's own system does. */
  readonly invitationId: string | null;
}

/** Issues the ballots of new dossiers. */
@Injectable()
export class BallotIssuer {
  constructor(
    private readonly box: BallotBox,
    private readonly keys: SignalKeysRepository,
  ) {}

  async issue(session: Session, ballots: readonly IssuedBallot[], today: CivilDate): Promise<void> {
    const key = await this.keys.keyFor(session, today);
    const expiresOn = expiryOf(today);
    const rows = ballots.map(({ dossier, token, applicant, invitationId }) => {
      const { officialId } = dossier;
      const raterHash =
        applicant === null || officialId === null ? null : keyedHash(key, 'rater', officialId, applicant);
      return [
        hashToken(token),
        { ...dossier, spent: false as const, expiresOn, raterHash, invitationId },
      ] as const;
    });
    await this.box.insert(session, new Map(rows));
  }
}
