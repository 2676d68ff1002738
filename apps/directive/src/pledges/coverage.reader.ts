import type { UnitCoverage } from '@namkhong/contracts/http/directive-pledges';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface CoverageQuestion {
  readonly campaignId: string;
  readonly fromTextVersion: number;
  readonly day: CivilDate;
}

interface CoverageRow {
  readonly unit_id: string;
  readonly code: string;
  readonly name: string;
  readonly illustrative: boolean;
  readonly own_officials: number;
  readonly own_signed: number;
  readonly own_witnessed: number;
  readonly officials: number;
  readonly signed: number;
  readonly witnessed: number;
}

/**
 * $1 campaign, $2 first text version that counts, $3 the day; `shown` names the units to tell of. Who holds several posts
 * in a unit is counted once there, and has signed when one of them is signed for.
 */
const coverageOf = (shown: string) => `
  WITH RECURSIVE day AS MATERIALIZED (
    SELECT unit_id, code, name, parent_id, illustrative FROM units_on($3::date)
     WHERE (valid_from IS NULL OR valid_from <= $3::date) AND (valid_to IS NULL OR $3::date < valid_to)
  ), shown AS (${shown}), tree AS (
    SELECT unit_id AS top_id, unit_id FROM shown
    UNION SELECT tree.top_id, day.unit_id FROM tree JOIN day ON day.parent_id = tree.unit_id
  ), holders AS (
    SELECT post.unit_id, post.official_id, bool_or(p.pledge_id IS NOT NULL) AS signed,
           bool_or(coalesce((p.witnessed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= $3::date, false)) AS witnessed
      FROM posts post
      LEFT JOIN pledges p ON p.post_id = post.post_id AND p.campaign_id = $1 AND p.text_version >= $2
       AND (p.signed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= $3::date
       AND (p.withdrawn_at IS NULL OR (p.withdrawn_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date > $3::date)
     WHERE post.valid_from <= $3::date AND (post.valid_to IS NULL OR $3::date < post.valid_to)
       AND post.unit_id IN (SELECT unit_id FROM tree)
     GROUP BY post.unit_id, post.official_id
  ), counts AS (
    SELECT unit_id, count(*)::int AS officials, count(*) FILTER (WHERE signed)::int AS signed,
           count(*) FILTER (WHERE witnessed)::int AS witnessed
      FROM holders GROUP BY unit_id
  )
  SELECT s.unit_id, s.code, s.name, s.illustrative, coalesce(own.officials, 0) AS own_officials,
         coalesce(own.signed, 0) AS own_signed, coalesce(own.witnessed, 0) AS own_witnessed,
         coalesce(sum(c.officials), 0)::int AS officials, coalesce(sum(c.signed), 0)::int AS signed,
         coalesce(sum(c.witnessed), 0)::int AS witnessed
    FROM shown s JOIN tree ON tree.top_id = s.unit_id LEFT JOIN counts c ON c.unit_id = tree.unit_id
    LEFT JOIN counts own ON own.unit_id = s.unit_id
   GROUP BY s.unit_id, s.code, s.name, s.illustrative, own.officials, own.signed, own.witnessed
   ORDER BY s.code COLLATE "C"`;

/** How many of those in post on a day had pledged, per unit; counts alone leave here. */
@Injectable()
export class CoverageReader {
  /** Null where the unit does not exist on the day. */
  async ofUnit(session: Session, question: CoverageQuestion, unitId: string): Promise<UnitCoverage | null> {
    const [row] = await session.query<CoverageRow>(coverageOf(`SELECT * FROM day WHERE unit_id = $4`), [
      ...parametersOf(question),
      unitId,
    ]);
    return row === undefined ? null : toCoverage(row);
  }

  /** The units directly below one, or those without a parent, by code. */
  async ofChildren(
    session: Session,
    question: CoverageQuestion,
    page: { readonly parentId: string | null; readonly limit: number; readonly after: string | undefined },
  ): Promise<UnitCoverage[]> {
    const children = `SELECT * FROM day WHERE parent_id IS NOT DISTINCT FROM $4::uuid
      AND ($5::text IS NULL OR code COLLATE "C" > $5) ORDER BY code COLLATE "C" LIMIT $6`;
    const parameters = [...parametersOf(question), page.parentId, page.after ?? null, page.limit];
    return (await session.query<CoverageRow>(coverageOf(children), parameters)).map(toCoverage);
  }
}

function parametersOf({ campaignId, fromTextVersion, day }: CoverageQuestion): unknown[] {
  return [campaignId, fromTextVersion, day];
}

function toCoverage(row: CoverageRow): UnitCoverage {
  return {
    unitId: row.unit_id,
    code: row.code,
    name: row.name,
    own: { officials: row.own_officials, signed: row.own_signed, witnessed: row.own_witnessed },
    subtree: { officials: row.officials, signed: row.signed, witnessed: row.witnessed },
    illustrative: row.illustrative,
  };
}
