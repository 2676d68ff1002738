import type { Quarantine, QuarantineSummary } from '@namkhong/contracts/http/scoring-forensics';
import type { Evidence } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { codesOf, describeRatings } from './describe-ratings.js';

export interface QuarantineFilter {
  readonly standing: Quarantine['ratings'][number]['standing'] | null;
  /** The units wanted; null means all. */
  readonly unitIds: readonly string[] | null;
  readonly limit: number;
  /** The last group of the page before. */
  readonly after: string | undefined;
}

type Rating = Quarantine['ratings'][number];

interface Row extends Omit<Rating, 'indicators' | 'decidedAt'> {
  readonly groupId: string;
  readonly unitId: string;
  readonly officialId: string;
  readonly unitName: string | null;
  readonly officialCode: string | null;
  readonly illustrative: boolean;
  readonly decidedAt: Date;
  /** The rule that set it aside last, and what it saw then. */
  readonly rule: string;
  readonly ruleVersion: number;
  readonly evidence: Evidence;
  readonly raisedAt: Date;
  /** Decisions there ever were about the group. */
  readonly version: number;
}

const IN_FORCE = `
  NOT EXISTS (SELECT FROM standing_decision later
               WHERE later.rating_id = decision.rating_id AND later.sequence > decision.sequence)`;

/** Whatever is in force about the ratings of some groups, each with the rule that set it aside. No level is read. */
const MEMBERS = `
  SELECT decision.group_id AS "groupId", decision.rating_id AS "ratingId", decision.unit_id AS "unitId",
         decision.official_id AS "officialId", decision.day::text, decision.channel, decision.standing,
         decision.decide_by::text AS "decideBy", decision.actor_kind AS "decidedBy", decision.reason,
         decision.decided_at AS "decidedAt", cause.rule, cause.rule_version AS "ruleVersion", cause.evidence,
         cause.decided_at AS "raisedAt", unit.name AS "unitName", coalesce(unit.illustrative, false) AS illustrative,
         (SELECT official_code FROM directory_post post WHERE post.official_id = decision.official_id
           ORDER BY valid_from DESC LIMIT 1) AS "officialCode",
         (SELECT count(*)::int FROM standing_decision every WHERE every.group_id = decision.group_id) AS version
    FROM standing_decision decision
    JOIN LATERAL (SELECT rule, rule_version, evidence, decided_at FROM standing_decision first
                   WHERE first.rating_id = decision.rating_id AND first.actor_kind = 'rule'
                   ORDER BY sequence DESC LIMIT 1) AS cause ON true
    LEFT JOIN directory_unit unit ON unit.unit_id = decision.unit_id`;

/** What reviewers may see of ratings that were set aside; callers decide beforehand for which units. */
@Injectable()
export class QuarantinesReader {
  /** Latest first. */
  async list(
    session: Session,
    { standing, unitIds, limit, after }: QuarantineFilter,
  ): Promise<QuarantineSummary[]> {
    const rows = await session.query<Row>(
      `WITH chosen AS (
         SELECT DISTINCT group_id FROM standing_decision decision
          WHERE ($1::text IS NULL OR standing = $1) AND ($2::uuid[] IS NULL OR unit_id = ANY ($2))
            AND ($3::uuid IS NULL OR group_id < $3) AND ${IN_FORCE}
          ORDER BY group_id DESC LIMIT $4)
       ${MEMBERS} JOIN chosen USING (group_id) WHERE ${IN_FORCE}
        ORDER BY decision.group_id DESC, decision.day, decision.rating_id`,
      [standing, unitIds, after ?? null, limit],
    );
    return [...Map.groupBy(rows, ({ groupId }) => groupId).values()].flatMap(summarise);
  }

  /** The group with this id, or the one that the rating with this id is in. */
  async find(session: Session, groupOrRatingId: string): Promise<Quarantine | undefined> {
    const rows = await session.query<Row>(
      `${MEMBERS}
        WHERE ${IN_FORCE} AND decision.group_id IN (
          SELECT group_id FROM standing_decision decision
           WHERE (group_id = $1 OR rating_id = $1) AND ${IN_FORCE})
        ORDER BY decision.day, decision.rating_id`,
      [groupOrRatingId],
    );
    const [summary] = summarise(rows);
    return summary && { ...summary, ratings: rows.map(toRating) };
  }
}

function summarise(rows: readonly Row[]): QuarantineSummary[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return [];
  const { groupId, unitId, officialId, unitName, officialCode, rule, ruleVersion, version } = first;
  const counts = { quarantined: 0, excluded: 0, counted: 0 };
  for (const { standing } of rows) counts[standing] += 1;
  const deadlines = rows.flatMap(({ decideBy }) => decideBy ?? []).toSorted();
  const raised = Math.min(...rows.map(({ raisedAt }) => raisedAt.getTime()));
  return [
    {
      groupId,
      subject: { kind: 'official', unitId, officialId },
      unitName,
      officialCode,
      rule,
      ruleVersion,
      from: first.day,
      to: last.day,
      counts,
      seen: describeRatings(rows),
      decideBy: deadlines[0] ?? null,
      raisedAt: new Date(raised).toISOString(),
      version,
      illustrative: first.illustrative,
    },
  ];
}

function toRating(row: Row): Rating {
  const { ratingId, day, channel, standing, decideBy, decidedBy, reason, decidedAt } = row;
  return {
    ratingId,
    day,
    channel,
    standing,
    indicators: codesOf(row),
    decideBy,
    decidedBy,
    reason,
    decidedAt: decidedAt.toISOString(),
  };
}
