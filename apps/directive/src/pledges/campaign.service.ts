import { createHash } from 'node:crypto';
import type {
  PledgeCampaignView,
  pledgeCampaignRequest,
  pledgeTextRequest,
} from '@namkhong/contracts/http/directive-pledges';
import { Clock, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CampaignRepository } from './campaign.repository.js';

type CampaignRequest = z.output<typeof pledgeCampaignRequest>;
type TextRequest = z.output<typeof pledgeTextRequest>;

/** Arranges campaigns in which officials pledge the five noes. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Throws Problem 422 `pledge-interval-empty`. */
  async arrange({ text, ...request }: CampaignRequest): Promise<PledgeCampaignView> {
    if (request.closesOn <= request.opensOn) throw new Problem(422, 'pledge-interval-empty');
    const campaignId = this.ids.next();
    return this.database.transaction(async (session) => {
      await this.campaigns.add(session, { ...request, campaignId }, this.clock.now());
      await this.campaigns.addText(session, campaignId, this.textOf(1, { text, requiresRenewal: false }));
      return this.one(session, campaignId);
    });
  }

  /** Adds the next text. Throws Problem 404 `pledge-campaign-unknown`, 412 `version-stale`. */
  async revise(campaignId: string, expected: number, request: TextRequest): Promise<PledgeCampaignView> {
    return this.database.transaction(async (session) => {
      await this.campaigns.lock(session, campaignId);
      const { texts } = await this.one(session, campaignId);
      if (texts.length !== expected) throw new Problem(412, 'version-stale');
      await this.campaigns.addText(session, campaignId, this.textOf(texts.length + 1, request));
      return this.one(session, campaignId);
    });
  }

  /** Throws Problem 404 `pledge-campaign-unknown`. */
  async find(campaignId: string): Promise<PledgeCampaignView> {
    return this.database.read((session) => this.one(session, campaignId));
  }

  async list(page: { limit: number; after: string | undefined }): Promise<PledgeCampaignView[]> {
    return this.database.read((session) => this.campaigns.list(session, page));
  }

  private textOf(
    version: number,
    { text, requiresRenewal }: TextRequest,
  ): PledgeCampaignView['texts'][number] {
    const wording = text.normalize('NFC');
    const textHash = createHash('sha256').update(wording).digest('hex');
    return { version, text: wording, textHash, requiresRenewal, recordedAt: this.clock.now().toISOString() };
  }

  private async one(session: Session, campaignId: string): Promise<PledgeCampaignView> {
    const found = await this.campaigns.find(session, campaignId);
    if (found === null) throw new Problem(404, 'pledge-campaign-unknown');
    return found;
  }
}
