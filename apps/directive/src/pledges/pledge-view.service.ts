import type {
  PledgeCampaignView,
  PledgeCoverage,
  PledgeView,
} from '@namkhong/contracts/http/directive-pledges';
import { localDate, type CivilDate } from '@namkhong/domain';
import { type Caller, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CampaignRepository } from './campaign.repository.js';
import { CoverageReader } from './coverage.reader.js';
import { PledgeAccess } from './pledge-access.js';
import { PledgeRepository, type PledgeFilter } from './pledge.repository.js';
import { PostsHeldReader, type UnsignedOfficial } from './posts-held.reader.js';
import { countedFrom } from './sign-pledge.js';

type Listed = Pick<PledgeFilter, 'campaignId' | 'unitId' | 'state' | 'limit' | 'after'>;

/** What may be asked about pledges: the public hears how many, those responsible who. */
@Injectable()
export class PledgeViewService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly pledges: PledgeRepository,
    private readonly coverages: CoverageReader,
    private readonly posts: PostsHeldReader,
    private readonly access: PledgeAccess,
  ) {}

  /** Of the units the caller's grants cover. */
  async list(caller: Caller, query: Listed): Promise<PledgeView[]> {
    const units = caller.unitsFor('pledge.read');
    const scope = units === 'everything' ? null : units;
    const filter = { ...query, scope, officialId: undefined };
    return this.database.read((session) => this.pledges.list(session, filter, caller.today));
  }

  /** The caller's own. Throws Problem 403 `pledge-account-without-official`. */
  async mine(caller: Caller, query: Listed): Promise<PledgeView[]> {
    const officialId = caller.officialId ?? null;
    if (officialId === null) throw new Problem(403, 'pledge-account-without-official');
    const filter = { ...query, scope: null, officialId };
    return this.database.read((session) => this.pledges.list(session, filter, caller.today));
  }

  /** Throws Problem 404 `pledge-unknown`, 403 `permission-denied`. */
  async one(caller: Caller, pledgeId: string): Promise<PledgeView> {
    return this.database.read(async (session) => {
      const found = await this.pledges.find(session, pledgeId, caller.today);
      if (found === null) throw new Problem(404, 'pledge-unknown');
      if (found.officialId !== caller.officialId)
        await this.access.require(session, caller, 'pledge.witness', found.unitId);
      return found;
    });
  }

  /** Who in the unit has not signed yet. Throws Problem 404 `pledge-campaign-unknown` or `unit-unknown`, 403. */
  async unsigned(
    caller: Caller,
    campaignId: string,
    page: { readonly unitId: string; readonly limit: number; readonly after: string | undefined },
  ): Promise<UnsignedOfficial[]> {
    return this.database.read(async (session) => {
      await this.access.require(session, caller, 'pledge.read', page.unitId);
      const campaign = await this.campaign(session, campaignId);
      const fromTextVersion = countedFromOn(campaign, caller.today);
      return this.posts.unsigned(session, { ...page, campaignId, fromTextVersion, day: caller.today });
    });
  }

  /** Throws Problem 404 `pledge-campaign-unknown` or `unit-unknown`. */
  async coverage(
    campaignId: string,
    question: {
      readonly unitId: string | undefined;
      readonly day: CivilDate | undefined;
      readonly limit: number;
      readonly after: string | undefined;
    },
    today: CivilDate,
  ): Promise<Omit<PledgeCoverage, 'next'>> {
    const { unitId, day = today, limit, after } = question;
    return this.database.read(async (session) => {
      const campaign = await this.campaign(session, campaignId);
      const asked = { campaignId, fromTextVersion: countedFromOn(campaign, day), day };
      const unit = unitId === undefined ? null : await this.coverages.ofUnit(session, asked, unitId);
      if (unitId !== undefined && unit === null) throw new Problem(404, 'unit-unknown', { text: unitId });
      const page = { parentId: unitId ?? null, limit, after };
      return { ...asked, unit, children: await this.coverages.ofChildren(session, asked, page) };
    });
  }

  private async campaign(session: Session, campaignId: string): Promise<PledgeCampaignView> {
    const found = await this.campaigns.find(session, campaignId);
    if (found === null) throw new Problem(404, 'pledge-campaign-unknown');
    return found;
  }
}

/** The first text version that counted on a day, by the texts there were then. */
function countedFromOn({ texts }: PledgeCampaignView, day: CivilDate): number {
  return countedFrom(texts.filter(({ recordedAt }) => localDate(new Date(recordedAt)) <= day));
}
