import type { paperPledgeRequest, PledgeView } from '@namkhong/contracts/http/directive-pledges';
import { startOfDay } from '@namkhong/domain';
import { type Caller, Clock, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CampaignRepository } from './campaign.repository.js';
import { PledgeAccess } from './pledge-access.js';
import { PledgeRepository } from './pledge.repository.js';
import { findPaperFault } from './record-paper.js';
import { refuse } from './refuse.js';

/** Records pledges that were signed by hand. The paper is the evidence; who signed it sees the record and can withdraw it. */
@Injectable()
export class PaperPledgeService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly pledges: PledgeRepository,
    private readonly access: PledgeAccess,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws Problem 404 `pledge-campaign-unknown`, 403 `permission-denied`, 409 `pledge-repeated`, 422 `official-unknown`, and
   * 403, 409 or 422 with a {@link PaperFault}.
   */
  async record(caller: Caller, request: z.output<typeof paperPledgeRequest>): Promise<PledgeView> {
    const { campaignId, unitId, textVersion, signedOn, witnessCode, keptAt, scanHash } = request;
    return this.database.transaction(async (session) => {
      await this.access.require(session, caller, 'pledge.record', unitId);
      await this.campaigns.lockTexts(session, campaignId);
      const campaign = await this.campaigns.find(session, campaignId);
      if (campaign === null) throw new Problem(404, 'pledge-campaign-unknown');
      const officialId = await this.official(session, request.officialCode);
      const witnessId = witnessCode === null ? null : await this.official(session, witnessCode);
      const post = await this.access.postOf(session, officialId, unitId, signedOn);
      const witness = witnessId === null ? null : await this.party(session, witnessId, signedOn);
      const signer = { officialId, isInPost: post !== null };
      const recorderId = caller.officialId ?? null;
      const paper = { signedOn, textVersion, signer, witness, recorderId };
      refuse(findPaperFault(campaign, paper, caller.today), { textVersion, day: signedOn });
      if (post === null) throw new Error('a pledge without a post was let through');
      const pledgeId = this.ids.next();
      const added = await this.pledges.add(session, {
        ...{ pledgeId, campaignId, textVersion, officialId, unitId, postId: post.postId },
        illustrative: campaign.illustrative || post.illustrative,
        signedAt: startOfDay(signedOn),
        paper: { witnessId, keptAt, scanHash, recordedAt: this.clock.now() },
      });
      if (!added) throw new Problem(409, 'pledge-repeated');
      const recorded = await this.pledges.find(session, pledgeId, caller.today);
      if (recorded === null) throw new Error('a pledge that was recorded is not found');
      return recorded;
    });
  }

  private async official(session: Session, code: string): Promise<string> {
    const officialId = await this.access.officialOf(session, code);
    if (officialId === null) throw new Problem(422, 'official-unknown', { text: code });
    return officialId;
  }

  private async party(session: Session, officialId: string, day: string) {
    return { officialId, isInPost: await this.access.isInPost(session, officialId, day) };
  }
}
