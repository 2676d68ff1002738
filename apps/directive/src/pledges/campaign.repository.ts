import type { PledgeCampaignView } from '@namkhong/contracts/http/directive-pledges';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

type Campaign = PledgeCampaignView;
type Text = Campaign['texts'][number];

const SELECT = `
  SELECT c.campaign_id AS "campaignId", c.title, c.legal_basis AS "legalBasis", c.opens_on::text AS "opensOn",
         c.closes_on::text AS "closesOn", c.illustrative,
         (SELECT json_agg(json_build_object('version', t.version, 'text', t.text, 'textHash', t.text_hash,
                   'requiresRenewal', t.requires_renewal,
                   'recordedAt', to_char(t.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                 ORDER BY t.version)
            FROM pledge_texts t WHERE t.campaign_id = c.campaign_id) AS texts
    FROM pledge_campaigns c`;

/** Campaigns of pledges and their texts. */
@Injectable()
export class CampaignRepository {
  async find(session: Session, campaignId: string): Promise<Campaign | null> {
    const [row] = await session.query<Campaign>(`${SELECT} WHERE c.campaign_id = $1`, [campaignId]);
    return row ?? null;
  }

  /** Latest first. */
  async list(
    session: Session,
    page: { readonly limit: number; readonly after: string | undefined },
  ): Promise<Campaign[]> {
    return session.query<Campaign>(
      `${SELECT} WHERE $1::uuid IS NULL OR c.campaign_id < $1 ORDER BY c.campaign_id DESC LIMIT $2`,
      [page.after ?? null, page.limit],
    );
  }

  /** Keeps others from adding a text until the transaction ends. */
  async lock(session: Session, campaignId: string): Promise<void> {
    await session.query(`SELECT 1 FROM pledge_campaigns WHERE campaign_id = $1 FOR UPDATE`, [campaignId]);
  }

  /** Keeps the texts as they are until the transaction ends. */
  async lockTexts(session: Session, campaignId: string): Promise<void> {
    await session.query(`SELECT 1 FROM pledge_campaigns WHERE campaign_id = $1 FOR SHARE`, [campaignId]);
  }

  async add(session: Session, campaign: Omit<Campaign, 'texts'>, recordedAt: Date): Promise<void> {
    await session.query(
      `INSERT INTO pledge_campaigns (campaign_id, title, legal_basis, opens_on, closes_on, illustrative, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        campaign.campaignId,
        campaign.title,
        campaign.legalBasis,
        campaign.opensOn,
        campaign.closesOn,
        campaign.illustrative,
        recordedAt,
      ],
    );
  }

  async addText(session: Session, campaignId: string, text: Text): Promise<void> {
    await session.query(
      `INSERT INTO pledge_texts (campaign_id, version, text, text_hash, requires_renewal, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [campaignId, text.version, text.text, text.textHash, text.requiresRenewal, text.recordedAt],
    );
  }
}
