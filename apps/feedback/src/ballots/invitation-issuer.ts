import { canonicalText, invitationIssuedV1 } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';
import { Events, PeerSealingKeys, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Dossier } from './accept-dossier.js';

/** Somebody to be invited: the number and the token go no further than the sealed box. */
export interface Invitation {
  readonly invitationId: string;
  readonly dossier: Dossier;
  /** `+84…` */
  readonly mobile: string;
  readonly token: string;
  readonly language: string;
}

/** Sends invitations: number and ballot are sealed to notification before anything is stored. */
@Injectable()
export class InvitationIssuer {
  constructor(
    private readonly peers: PeerSealingKeys,
    private readonly events: Events,
  ) {}

  /** @throws Problem 503 `sealing-key-missing` while notification has announced no key: the feed comes again */
  async issue(session: Session, invitations: readonly Invitation[], expiresOn: CivilDate): Promise<void> {
    if (invitations.length === 0) return;
    // By a random id, so that the order tells nothing of the feed's.
    const ordered = invitations.toSorted((a, b) => (a.invitationId < b.invitationId ? -1 : 1));
    const texts = ordered.map(({ mobile: phone, token }) =>
      canonicalText({ phone, token, path: `/rate/#${token}` }),
    );
    const boxes = await this.peers.seal(session, texts);
    if (!boxes) throw new Problem(503, 'sealing-key-missing', {}, { retryAfter: 60 });
    await this.events.appendAll(
      session,
      invitationIssuedV1,
      ordered.flatMap(({ invitationId, dossier, language }, index) => {
        const box = boxes[index];
        const { unitId, servicePoint, procedureGroup, illustrative } = dossier;
        const about = { unitId, servicePoint, procedureGroup, illustrative };
        return box ? [{ invitationId, ...about, language, ...box, sendAfter: null, expiresOn }] : [];
      }),
    );
  }
}
