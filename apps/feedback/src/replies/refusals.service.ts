import type { DataOf, invitationRefusedV1 } from '@namkhong/contracts';
import { LOGGER, type Logger, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { BallotBox, ServiceCounts } from '../ballots/ballots.module.js';
import { refuseInvitation } from './refuse-invitation.js';

/** Follows what becomes of invitations. A ballot that was spent meanwhile cannot be found by its invitation any more. */
@Injectable()
export class RefusalsService {
  constructor(
    private readonly box: BallotBox,
    private readonly counts: ServiceCounts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async refuse(
    session: Session,
    { invitationId, reason }: DataOf<typeof invitationRefusedV1>,
  ): Promise<void> {
    const invited = await this.box.lockInvited(session, invitationId);
    if (!invited) return;
    const [hash, ballot] = invited;
    const { revokesBallot, change } = refuseInvitation(ballot, reason);
    if (revokesBallot) await this.box.revoke(session, [hash]);
    else await this.box.forgetInvitation(session, hash);
    await this.counts.add(session, [change]);
    this.logger.info({ reason, revoked: revokesBallot }, 'an invitation was not sent');
  }
}
