import type { pledgeRequest, PledgeView } from '@namkhong/contracts/http/directive-pledges';
import { type Caller, Clock, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CampaignRepository } from './campaign.repository.js';
import { PledgeAccess } from './pledge-access.js';
import { PledgeRepository } from './pledge.repository.js';
import { refuse } from './refuse.js';
import {
  findSignatureFault,
  findWithdrawalFault,
  findWitnessFault,
  type StandingPledge,
} from './sign-pledge.js';

/** Takes pledges, and what follows them: a witness, a withdrawal. */
@Injectable()
export class PledgeService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly pledges: PledgeRepository,
    private readonly access: PledgeAccess,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** The caller signs for a post they hold. Throws Problem 404 `pledge-campaign-unknown`, 403, 409 or 422 with the fault. */
  async sign(caller: Caller, request: z.output<typeof pledgeRequest>): Promise<PledgeView> {
    const { campaignId, unitId, officialId, textVersion } = request;
    return this.database.transaction(async (session) => {
      await this.access.require(session, caller, 'pledge.sign', unitId);
      await this.campaigns.lockTexts(session, campaignId);
      const campaign = await this.campaigns.find(session, campaignId);
      if (campaign === null) throw new Problem(404, 'pledge-campaign-unknown');
      const callerId = caller.officialId ?? null;
      const post = await this.access.postOf(session, officialId, unitId, caller.today);
      const signature = { ...request, callerId, postId: post?.postId ?? null };
      refuse(findSignatureFault(campaign, signature, caller.today), { textVersion });
      if (post === null) throw new Error('a signature without a post was let through');
      const pledgeId = this.ids.next();
      const illustrative = campaign.illustrative || post.illustrative;
      const added = {
        pledgeId,
        campaignId,
        textVersion,
        postId: post.postId,
        officialId,
        unitId,
        illustrative,
        signedAt: this.clock.now(),
      };
      if (!(await this.pledges.add(session, added))) throw new Problem(409, 'pledge-repeated');
      return this.one(session, caller, pledgeId);
    });
  }

  /** The caller saw the signature. Throws Problem 404 `pledge-unknown`, 412 `version-stale`, 403 or 409 with the fault. */
  async witness(caller: Caller, pledgeId: string, expected: number): Promise<PledgeView> {
    return this.database.transaction(async (session) => {
      const pledge = await this.locked(session, caller, pledgeId, expected);
      await this.access.require(session, caller, 'pledge.witness', pledge.unitId);
      const officialId = caller.officialId ?? null;
      const isInPost = await this.access.isInPost(session, officialId, caller.today);
      refuse(findWitnessFault(standingOf(pledge), { officialId, isInPost }));
      if (officialId !== null)
        await this.pledges.saveWitness(session, pledgeId, officialId, this.clock.now());
      return this.one(session, caller, pledgeId);
    });
  }

  /** The caller takes their own pledge back; its record stays. Throws as `witness` does. */
  async withdraw(caller: Caller, pledgeId: string, expected: number): Promise<PledgeView> {
    return this.database.transaction(async (session) => {
      const pledge = await this.locked(session, caller, pledgeId, expected);
      await this.access.require(session, caller, 'pledge.sign', pledge.unitId);
      refuse(findWithdrawalFault(standingOf(pledge), caller.officialId ?? null));
      await this.pledges.saveWithdrawal(session, pledgeId, this.clock.now());
      return this.one(session, caller, pledgeId);
    });
  }

  private async locked(
    session: Session,
    caller: Caller,
    pledgeId: string,
    expected: number,
  ): Promise<PledgeView> {
    await this.pledges.lock(session, pledgeId);
    const pledge = await this.one(session, caller, pledgeId);
    if (pledge.version !== expected) throw new Problem(412, 'version-stale');
    return pledge;
  }

  private async one(session: Session, { today }: Caller, pledgeId: string): Promise<PledgeView> {
    const found = await this.pledges.find(session, pledgeId, today);
    if (found === null) throw new Problem(404, 'pledge-unknown');
    return found;
  }
}

function standingOf({ officialId, witness, withdrawnAt }: PledgeView): StandingPledge {
  return { officialId, witnessId: witness?.officialId ?? null, isWithdrawn: withdrawnAt !== null };
}
