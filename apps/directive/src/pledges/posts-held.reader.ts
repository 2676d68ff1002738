import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface HeldPost {
  readonly postId: string;
  readonly illustrative: boolean;
}

export interface UnsignedOfficial {
  readonly postId: string;
  readonly officialId: string;
  readonly officialCode: string;
}

/** Who holds a post on a day, as far as pledges ask. */
@Injectable()
export class PostsHeldReader {
  /** The post an official holds in a unit on the day; of several the one held longest. */
  async postOf(
    session: Session,
    officialId: string,
    unitId: string,
    day: CivilDate,
  ): Promise<HeldPost | null> {
    const [row] = await session.query<HeldPost>(
      `SELECT post_id AS "postId", illustrative FROM posts
        WHERE official_id = $1 AND unit_id = $2 AND valid_from <= $3::date AND (valid_to IS NULL OR $3::date < valid_to)
        ORDER BY valid_from, post_id LIMIT 1`,
      [officialId, unitId, day],
    );
    return row ?? null;
  }

  async isInPost(session: Session, officialId: string, day: CivilDate): Promise<boolean> {
    const rows = await session.query(
      `SELECT 1 FROM posts WHERE official_id = $1 AND valid_from <= $2::date AND (valid_to IS NULL OR $2::date < valid_to)
        LIMIT 1`,
      [officialId, day],
    );
    return rows.length > 0;
  }

  /** Who holds a post in the unit on the day without a pledge that counts, by badge number. */
  async unsigned(
    session: Session,
    query: {
      readonly campaignId: string;
      readonly fromTextVersion: number;
      readonly unitId: string;
      readonly day: CivilDate;
      readonly limit: number;
      readonly after: string | undefined;
    },
  ): Promise<UnsignedOfficial[]> {
    return session.query<UnsignedOfficial>(
      `SELECT DISTINCT ON (o.code COLLATE "C") post.post_id AS "postId", o.official_id AS "officialId",
              o.code AS "officialCode"
         FROM posts post JOIN officials o USING (official_id)
        WHERE post.unit_id = $1 AND post.valid_from <= $2::date AND (post.valid_to IS NULL OR $2::date < post.valid_to)
          AND ($5::text IS NULL OR o.code COLLATE "C" > $5)
          AND NOT EXISTS (
            SELECT FROM pledges p JOIN posts held ON held.post_id = p.post_id
             WHERE p.campaign_id = $3 AND p.text_version >= $4 AND p.withdrawn_at IS NULL
               AND held.official_id = post.official_id AND held.unit_id = post.unit_id
               AND held.valid_from <= $2::date AND (held.valid_to IS NULL OR $2::date < held.valid_to))
        ORDER BY o.code COLLATE "C", post.valid_from LIMIT $6`,
      [query.unitId, query.day, query.campaignId, query.fromTextVersion, query.after ?? null, query.limit],
    );
  }
}
