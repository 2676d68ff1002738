import type { criteriaSetPublishedV1, DataOf, figurePublishedV1, lowFlagRaisedV1 } from '@namkhong/contracts';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Keeps the own copies of what scoring published. Every write gives the same result when it is repeated. */
@Injectable()
export class TraceRepository {
  /** A published version never changes, so the first copy stands. */
  async saveSet(session: Session, set: DataOf<typeof criteriaSetPublishedV1>): Promise<void> {
    await session.query(
      `INSERT INTO traced_criteria_sets (set_code, version, clause_id, effective_from, criteria, illustrative)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (set_code, version) DO NOTHING`,
      [
        set.setCode,
        set.version,
        set.clauseId,
        set.effectiveFrom,
        JSON.stringify(set.criteria),
        set.illustrative,
      ],
    );
  }

  /** The newest figure of a unit under a version replaces the older one, in whatever order they arrive. */
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
  }

  async saveFlag(session: Session, flag: DataOf<typeof lowFlagRaisedV1>): Promise<void> {
    await session.query(
      `INSERT INTO traced_flags (flag_id, set_code, set_version, unit_id, raised_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (flag_id) DO NOTHING`,
      [flag.flagId, flag.setCode, flag.setVersion, flag.subject.unitId, flag.raisedAt],
    );
  }
}
