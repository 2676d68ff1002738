import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { SamplingReader } from '../sampling/sampling.reader.js';
import type { Dossier } from './accept-dossier.js';
import { BallotIssuer, type IssuedBallot } from './ballot-issuer.js';
import { expiryOf } from './ballot.reader.js';
import { hashToken } from './ballot-token.js';
import { DossiersRepository } from './dossiers.repository.js';
import { InvitationIssuer } from './invitation-issuer.js';

/** An accepted dossier with what becomes of its ballot, should the lot fall on it. */
export interface Candidate extends IssuedBallot {
  /** Its code as the feed wrote it. */
  readonly written: string;
  readonly mobile: string | null;
  readonly language: string;
  /** Whether the feed is told the token. */
  readonly isTold: boolean;
}

/** Stores new dossiers with their counts, ballots and invitations. */
@Injectable()
export class DossierIntake {
  constructor(
    private readonly sampling: SamplingReader,
    private readonly dossiers: DossiersRepository,
    private readonly issuer: BallotIssuer,
    private readonly invitations: InvitationIssuer,
  ) {}

  /** @returns new candidates that were drawn or not, those left out without a ballot to tell, and what is known of all */
  async insert(session: Session, candidates: readonly Candidate[], today: CivilDate) {
    const dossiers = candidates.map(({ dossier }) => dossier);
    const lots = await this.sampling.draw(session, dossiers, today);
    const isDrawn = ({ dossierCode }: Dossier) => lots.get(dossierCode)?.drawn ?? false;
    const demonstration = candidates.filter(({ dossier }) => dossier.illustrative && isDrawn(dossier));
    const inserted = await this.dossiers.insertNew(
      session,
      dossiers,
      lots,
      new Map(demonstration.map(({ dossier, token }) => [dossier.dossierCode, hashToken(token)])),
    );
    const fresh = candidates.filter(({ dossier }) => inserted.has(dossier.dossierCode));
    const drawn = fresh.filter(({ dossier }) => isDrawn(dossier));
    await this.issuer.issue(session, drawn, today);
    await this.invitations.issue(
      session,
      drawn.flatMap(({ invitationId, mobile, ...rest }) =>
        invitationId === null || mobile === null ? [] : [{ ...rest, invitationId, mobile }],
      ),
      expiryOf(today),
    );
    const known = await this.dossiers.find(
      session,
      dossiers.map(({ dossierCode }) => dossierCode),
    );
    const told = fresh.map((each) =>
      isDrawn(each.dossier) ? each : { ...each, invitationId: null, isTold: false },
    );
    return { fresh: told, known };
  }
}
