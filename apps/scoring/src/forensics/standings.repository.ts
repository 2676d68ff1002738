import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Actor, StandingDecision } from './standing-decision.js';

interface Row extends Omit<StandingDecision, 'actor'> {
  readonly actorKind: Actor['kind'];
  readonly actorSubject: string | null;
}

const COLUMNS = `
  decision_id AS "decisionId", rating_id AS "ratingId", sequence, group_id AS "groupId", unit_id AS "unitId",
  official_id AS "officialId", day::text, channel, standing, rule, rule_version AS "ruleVersion", evidence,
  evidence_hash AS "evidenceHash", actor_kind AS "actorKind", actor_subject AS "actorSubject", reason,
  decide_by::text AS "decideBy", decided_at AS "decidedAt"`;

const IN_FORCE = `
  NOT EXISTS (SELECT FROM standing_decision later
               WHERE later.rating_id = decision.rating_id AND later.sequence > decision.sequence)`;

/** The history of decisions about ratings; it only grows. */
@Injectable()
export class StandingsRepository {
  /** Holds back everybody else who decides about these officials until the transaction ends. */
  async lock(session: Session, officialIds: readonly string[]): Promise<void> {
    await session.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('forensics:' || id, 0))
         FROM (SELECT DISTINCT unnest($1::text[]) AS id ORDER BY 1) AS officials`,
      [officialIds],
    );
  }

  /** The decisions in force about the ratings of officials, by official. */
  async ofOfficials(
    session: Session,
    officialIds: readonly string[],
  ): Promise<ReadonlyMap<string, StandingDecision[]>> {
    const rows = await session.query<Row>(
      `SELECT ${COLUMNS} FROM standing_decision decision
        WHERE official_id = ANY ($1::uuid[]) AND ${IN_FORCE} ORDER BY day, rating_id`,
      [officialIds],
    );
    return Map.groupBy(rows.map(toDecision), ({ officialId }) => officialId);
  }

  /** The decisions in force about what is reviewed together, or about one rating; and how many there ever were. */
  async ofReview(
    session: Session,
    groupOrRatingId: string,
  ): Promise<{ readonly inForce: StandingDecision[]; readonly version: number }> {
    const rows = await session.query<Row & { readonly version: number }>(
      `SELECT ${COLUMNS}, (SELECT count(*)::int FROM standing_decision every
                            WHERE every.group_id = decision.group_id) AS version
         FROM standing_decision decision
        WHERE (group_id = $1 OR rating_id = $1) AND ${IN_FORCE} ORDER BY day, rating_id`,
      [groupOrRatingId],
    );
    return { inForce: rows.map(toDecision), version: rows[0]?.version ?? 0 };
  }

  /** Officials with ratings that nobody decided about by the day before `today`. */
  async withDeadlinePassed(session: Session, today: CivilDate, limit: number): Promise<string[]> {
    const rows = await session.query<{ officialId: string }>(
      `SELECT DISTINCT official_id AS "officialId" FROM standing_decision decision
        WHERE standing = 'quarantined' AND decide_by < $1 AND ${IN_FORCE} ORDER BY 1 LIMIT $2`,
      [today, limit],
    );
    return rows.map(({ officialId }) => officialId);
  }

  async add(session: Session, decisions: readonly StandingDecision[]): Promise<void> {
    if (decisions.length === 0) return;
    await session.query(
      `INSERT INTO standing_decision (decision_id, rating_id, sequence, group_id, unit_id, official_id, day, channel,
                                      standing, rule, rule_version, evidence, evidence_hash, actor_kind, actor_subject,
                                      reason, decide_by, decided_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::uuid[], $5::uuid[], $6::uuid[], $7::date[],
                            $8::text[], $9::text[], $10::text[], $11::integer[], $12::jsonb[], $13::text[], $14::text[],
                            $15::text[], $16::text[], $17::date[], $18::timestamptz[])`,
      [
        decisions.map(({ decisionId }) => decisionId),
        decisions.map(({ ratingId }) => ratingId),
        decisions.map(({ sequence }) => sequence),
        decisions.map(({ groupId }) => groupId),
        decisions.map(({ unitId }) => unitId),
        decisions.map(({ officialId }) => officialId),
        decisions.map(({ day }) => day),
        decisions.map(({ channel }) => channel),
        decisions.map(({ standing }) => standing),
        decisions.map(({ rule }) => rule),
        decisions.map(({ ruleVersion }) => ruleVersion),
        decisions.map(({ evidence }) => JSON.stringify(evidence)),
        decisions.map(({ evidenceHash }) => evidenceHash),
        decisions.map(({ actor }) => actor.kind),
        decisions.map(({ actor }) => (actor.kind === 'person' ? actor.subject : null)),
        decisions.map(({ reason }) => reason),
        decisions.map(({ decideBy }) => decideBy),
        decisions.map(({ decidedAt }) => decidedAt),
      ],
    );
  }
}

function toDecision({ actorKind, actorSubject, ...rest }: Row): StandingDecision {
  const actor: Actor =
    actorKind === 'person' ? { kind: actorKind, subject: actorSubject ?? '' } : { kind: actorKind };
  return { ...rest, actor };
}
