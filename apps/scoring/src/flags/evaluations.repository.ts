import type { Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** The last time the rule was applied to a quarter. */
export interface Evaluation {
  readonly setCode: string;
  readonly quarter: Quarter;
  /** The publications of the quarter before and of the quarter itself that it rested on. */
  readonly publicationIds: readonly string[];
  /** How many flags waited for something undecided. */
  readonly waiting: number;
}

/** Remembers what each quarter was last judged by, so that one can see when to judge it again. */
@Injectable()
export class EvaluationsRepository {
  async note(
    session: Session,
    { setCode, quarter, publicationIds, waiting }: Evaluation,
    at: Date,
  ): Promise<void> {
    await session.query(
      `INSERT INTO flag_evaluation (set_code, quarter, publication_ids, waiting, evaluated_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (set_code, quarter) DO UPDATE
          SET publication_ids = excluded.publication_ids, waiting = excluded.waiting,
              evaluated_at = excluded.evaluated_at`,
      [setCode, quarter, publicationIds, waiting, at],
    );
  }

  /** Earlier quarters first. */
  async all(session: Session): Promise<Evaluation[]> {
    return session.query(
      `SELECT set_code AS "setCode", quarter, publication_ids AS "publicationIds", waiting
         FROM flag_evaluation ORDER BY quarter, set_code`,
    );
  }
}
