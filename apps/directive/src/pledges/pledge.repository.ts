import type { PledgeView } from '@namkhong/contracts/http/directive-pledges';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface PledgeFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly campaignId: string | undefined;
  readonly unitId: string | undefined;
  readonly officialId: string | undefined;
  readonly state: PledgeView['state'] | undefined;
  readonly limit: number;
  /** The last pledge of the page before. */
  readonly after: string | undefined;
}

interface PledgeRow {
  readonly pledge_id: string;
  readonly campaign_id: string;
  readonly official_id: string;
  readonly official_code: string;
  readonly unit_id: string;
  readonly post_id: string;
  readonly text_version: number;
  readonly text_hash: string;
  readonly signed_at: Date;
  readonly witness_id: string | null;
  readonly witness_code: string | null;
  readonly witnessed_at: Date | null;
  readonly withdrawn_at: Date | null;
  readonly paper_kept_at: string | null;
  readonly paper_hash: string | null;
  readonly paper_recorded_at: Date | null;
  readonly post_ended: boolean;
  readonly version: number;
  readonly illustrative: boolean;
}

const STATE = `CASE WHEN p.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN p.witness_id IS NOT NULL THEN 'witnessed'
  ELSE 'signed' END`;

const SELECT = `
  SELECT p.pledge_id, p.campaign_id, p.official_id, o.code AS official_code, p.unit_id, p.post_id, p.text_version,
         t.text_hash, p.signed_at, p.witness_id, w.code AS witness_code, p.witnessed_at, p.withdrawn_at,
         p.paper_kept_at, p.paper_hash, p.paper_recorded_at,
         coalesce(post.valid_to <= $1::date, false) AS post_ended, p.version, p.illustrative
    FROM pledges p
    JOIN officials o ON o.official_id = p.official_id
    JOIN posts post ON post.post_id = p.post_id
    JOIN pledge_texts t ON t.campaign_id = p.campaign_id AND t.version = p.text_version
    LEFT JOIN officials w ON w.official_id = p.witness_id`;

/** What is kept of a pledge that was signed by hand. */
interface PaperOfPledge {
  readonly witnessId: string | null;
  readonly keptAt: string;
  readonly scanHash: string | null;
  readonly recordedAt: Date;
}

/** Pledges: who signed which text for which post, and who saw it. */
@Injectable()
export class PledgeRepository {
  /** False where this text has been signed for the post and not withdrawn. */
  async add(
    session: Session,
    pledge: Pick<
      PledgeView,
      'pledgeId' | 'campaignId' | 'textVersion' | 'postId' | 'officialId' | 'unitId'
    > & {
      readonly illustrative: boolean;
      readonly signedAt: Date;
      readonly paper?: PaperOfPledge;
    },
  ): Promise<boolean> {
    const { paper } = pledge;
    const added = await session.query(
      `INSERT INTO pledges (pledge_id, campaign_id, text_version, post_id, official_id, unit_id, signed_at, illustrative,
                            witness_id, witnessed_at, paper_kept_at, paper_hash, paper_recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING RETURNING pledge_id`,
      [
        pledge.pledgeId,
        pledge.campaignId,
        pledge.textVersion,
        pledge.postId,
        pledge.officialId,
        pledge.unitId,
        pledge.signedAt,
        pledge.illustrative,
        paper?.witnessId ?? null,
        paper?.witnessId == null ? null : pledge.signedAt,
        paper?.keptAt ?? null,
        paper?.scanHash ?? null,
        paper?.recordedAt ?? null,
      ],
    );
    return added.length > 0;
  }

  async find(session: Session, pledgeId: string, today: CivilDate): Promise<PledgeView | null> {
    const [row] = await session.query<PledgeRow>(`${SELECT} WHERE p.pledge_id = $2`, [today, pledgeId]);
    return row === undefined ? null : toView(row);
  }

  async lock(session: Session, pledgeId: string): Promise<void> {
    await session.query(`SELECT 1 FROM pledges WHERE pledge_id = $1 FOR UPDATE`, [pledgeId]);
  }

  async saveWitness(session: Session, pledgeId: string, witnessId: string, at: Date): Promise<void> {
    await session.query(
      `UPDATE pledges SET witness_id = $2, witnessed_at = $3, version = version + 1 WHERE pledge_id = $1`,
      [pledgeId, witnessId, at],
    );
  }

  async saveWithdrawal(session: Session, pledgeId: string, at: Date): Promise<void> {
    await session.query(`UPDATE pledges SET withdrawn_at = $2, version = version + 1 WHERE pledge_id = $1`, [
      pledgeId,
      at,
    ]);
  }

  /** Latest first. */
  async list(session: Session, filter: PledgeFilter, today: CivilDate): Promise<PledgeView[]> {
    const rows = await session.query<PledgeRow>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($2::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       ${SELECT}
       WHERE ($2::uuid[] IS NULL OR p.unit_id IN (SELECT unit_id FROM scope))
         AND ($3::uuid IS NULL OR p.campaign_id = $3) AND ($4::uuid IS NULL OR p.unit_id = $4)
         AND ($5::uuid IS NULL OR p.official_id = $5) AND ($6::text IS NULL OR ${STATE} = $6)
         AND ($7::uuid IS NULL OR p.pledge_id < $7)
       ORDER BY p.pledge_id DESC LIMIT $8`,
      [
        today,
        filter.scope,
        filter.campaignId ?? null,
        filter.unitId ?? null,
        filter.officialId ?? null,
        filter.state ?? null,
        filter.after ?? null,
        filter.limit,
      ],
    );
    return rows.map(toView);
  }
}

function toView(row: PledgeRow): PledgeView {
  const { witness_id: witnessId, witness_code: witnessCode, witnessed_at: witnessedAt } = row;
  return {
    pledgeId: row.pledge_id,
    campaignId: row.campaign_id,
    officialId: row.official_id,
    officialCode: row.official_code,
    unitId: row.unit_id,
    postId: row.post_id,
    textVersion: row.text_version,
    textHash: row.text_hash,
    state: row.withdrawn_at !== null ? 'withdrawn' : witnessId !== null ? 'witnessed' : 'signed',
    signedAt: row.signed_at.toISOString(),
    witness:
      witnessId === null || witnessCode === null || witnessedAt === null
        ? null
        : { officialId: witnessId, officialCode: witnessCode, at: witnessedAt.toISOString() },
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    paper:
      row.paper_kept_at === null || row.paper_recorded_at === null
        ? null
        : {
            keptAt: row.paper_kept_at,
            scanHash: row.paper_hash,
            recordedAt: row.paper_recorded_at.toISOString(),
          },
    postEnded: row.post_ended,
    version: row.version,
    illustrative: row.illustrative,
  };
}
