import { localDate, type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CampaignRepository } from './campaign.repository.js';
import { CoverageReader } from './coverage.reader.js';
import { countedFrom } from './sign-pledge.js';

/** How many of those in post on a day had signed in a campaign. */
export interface CampaignCoverage {
  readonly campaignId: string;
  readonly title: string;
  readonly officials: number;
  readonly signed: number;
  readonly witnessed: number;
  readonly illustrative: boolean;
}

const PAGE = 200;

/** What other capabilities may ask of pledges: counts by campaign. */
@Injectable()
export class CampaignCoverageReader {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly coverages: CoverageReader,
  ) {}

  /** Campaigns that had opened by the day, latest first, with the coverage of a unit and all below it, or of all units. */
  async opened(session: Session, unitId: string | null, day: CivilDate): Promise<CampaignCoverage[]> {
    const found: CampaignCoverage[] = [];
    for (const { campaignId, title, opensOn, texts, illustrative } of await this.all(session)) {
      if (opensOn > day) continue;
      const known = texts.filter(({ recordedAt }) => localDate(new Date(recordedAt)) <= day);
      const question = { campaignId, fromTextVersion: countedFrom(known), day };
      const counts =
        unitId === null
          ? await this.everywhere(session, question)
          : [await this.coverages.ofUnit(session, question, unitId)];
      const subtrees = counts.flatMap((each) => (each === null ? [] : [each.subtree]));
      const sum = (member: 'officials' | 'signed' | 'witnessed') =>
        subtrees.reduce((total, subtree) => total + subtree[member], 0);
      found.push({
        campaignId,
        title,
        officials: sum('officials'),
        signed: sum('signed'),
        witnessed: sum('witnessed'),
        illustrative,
      });
    }
    return found;
  }

  private async all(session: Session) {
    const campaigns: Awaited<ReturnType<CampaignRepository['list']>> = [];
    for (let after: string | undefined; ; after = campaigns.at(-1)?.campaignId) {
      const page = await this.campaigns.list(session, { limit: PAGE, after });
      campaigns.push(...page);
      if (page.length < PAGE) return campaigns;
    }
  }

  private async everywhere(session: Session, question: Parameters<CoverageReader['ofChildren']>[1]) {
    const roots: Awaited<ReturnType<CoverageReader['ofChildren']>> = [];
    for (let after: string | undefined; ; after = roots.at(-1)?.code) {
      const page = await this.coverages.ofChildren(session, question, { parentId: null, limit: PAGE, after });
      roots.push(...page);
      if (page.length < PAGE) return roots;
    }
  }
}
