import type {
  criteriaSetPublishedV1,
  DataOf,
  figurePublishedV1,
  lowFlagEndedV1,
  lowFlagRaisedV1,
  periodPublishedV1,
} from '@namkhong/contracts';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Keeps the own copies of what scoring published. Every write gives the same result when it is repeated. */
@Injectable()
export class TraceRepository {
  /** A published version never changes: a second copy says the same. */
  async saveSet(session: Session, set: DataOf<typeof criteriaSetPublishedV1>): Promise<void> {
    await session.query(
      `INSERT INTO traced_criteria_sets (set_code, version, clause_id, effective_from, criteria, illustrative, title)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (set_code, version) DO UPDATE SET title = excluded.title`,
      [
        set.setCode,
        set.version,
        set.clauseId,
        set.effectiveFrom,
        JSON.stringify(set.criteria),
        set.illustrative,
        JSON.stringify(set.title),
      ],
    );
  }

  /** The newest figure of a unit under a version is the current one, in whatever order they arrive; all are kept. */
  async saveFigure(session: Session, figure: DataOf<typeof figurePublishedV1>): Promise<void> {
    await session.query(
      `INSERT INTO traced_figures AS known
              (set_code, set_version, unit_id, n, score, lower, upper, published_at, illustrative)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (set_code, set_version, unit_id) DO UPDATE
          SET n = excluded.n, score = excluded.score, lower = excluded.lower, upper = excluded.upper,
              published_at = excluded.published_at, illustrative = excluded.illustrative
        WHERE excluded.published_at > known.published_at`,
      [
        figure.setCode,
        figure.setVersion,
        figure.unitId,
        figure.n,
        figure.score,
        figure.lower,
        figure.upper,
        figure.publishedAt,
        figure.illustrative,
      ],
    );
    await session.query(
      `INSERT INTO traced_announcements (publication_id, set_code, set_version, unit_id, window_from, window_to, headline,
                                         n, score, lower, upper, published_at, illustrative)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (publication_id) DO NOTHING`,
      [
        figure.publicationId,
        figure.setCode,
        figure.setVersion,
        figure.unitId,
        figure.from,
        figure.to,
        figure.headline,
        figure.n,
        figure.score,
        figure.lower,
        figure.upper,
        figure.publishedAt,
        figure.illustrative,
      ],
    );
  }

  async savePublication(session: Session, published: DataOf<typeof periodPublishedV1>): Promise<void> {
    await session.query(
      `INSERT INTO traced_publications (publication_id, set_code, quarter, supersedes, manifest_hash, units, published_at,
                                        illustrative)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (publication_id) DO NOTHING`,
      [
        published.publicationId,
        published.setCode,
        published.quarter,
        published.supersedes,
        published.manifestHash,
        published.units,
        published.publishedAt,
        published.illustrative,
      ],
    );
  }

  /** Of an official's flag only that it is one: who it is stays in the case. */
  async saveFlag(session: Session, flag: DataOf<typeof lowFlagRaisedV1>): Promise<void> {
    await session.query(
      `INSERT INTO traced_flags (flag_id, set_code, set_version, unit_id, raised_at, subject_kind, quarters,
                                 lowest_criterion, illustrative)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (flag_id) DO UPDATE
          SET subject_kind = excluded.subject_kind, quarters = excluded.quarters,
              lowest_criterion = excluded.lowest_criterion, illustrative = excluded.illustrative`,
      [
        flag.flagId,
        flag.setCode,
        flag.setVersion,
        flag.subject.unitId,
        flag.raisedAt,
        flag.subject.kind,
        flag.evidence.map(({ quarter }) => quarter),
        flag.lowestCriterion,
        flag.illustrative,
      ],
    );
  }

  /** A flag ends after it was raised, and its records are in order; the first end stands. */
  async endFlag(session: Session, ended: DataOf<typeof lowFlagEndedV1>): Promise<void> {
    await session.query(
      `UPDATE traced_flags SET flag_end = $2, end_reason = $3, ended_at = $4 WHERE flag_id = $1 AND flag_end IS NULL`,
      [ended.flagId, ended.end, ended.reason, ended.endedAt],
    );
  }
}
