import type { Quarter } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** What a unit's answers about one criterion were in a closed quarter. */
export interface CriterionFigure {
  readonly quarter: Quarter;
  readonly publicationId: string;
  readonly setVersions: readonly number[];
  readonly n: number;
  /** Percent of levels 4 and 5, two places. */
  readonly satisfied: string;
}

/** Own copies of what scoring published of closed quarters, unit by unit. */
@Injectable()
export class QuarterFigureReader {
  /** Of each quarter what its latest publication says, from the given quarter on, in order. */
  async ofCriterion(
    session: Session,
    { unitId, setCode, criterion }: { unitId: string; setCode: string; criterion: string },
    from: Quarter,
  ): Promise<CriterionFigure[]> {
    return session.query<CriterionFigure>(
      `SELECT latest.quarter, latest.publication_id AS "publicationId", latest.set_versions AS "setVersions",
              (one->>'n')::int AS n, one->>'satisfied' AS satisfied
         FROM (SELECT DISTINCT ON (quarter) * FROM quarter_figures
                WHERE unit_id = $1 AND set_code = $2 AND quarter >= $4
                ORDER BY quarter, published_at DESC, publication_id DESC) latest
        CROSS JOIN LATERAL jsonb_array_elements(latest.criteria) AS one
        WHERE one->>'code' = $3 ORDER BY latest.quarter`,
      [unitId, setCode, criterion, from],
    );
  }

  /** Whether the figures of a publication are invented; null where no such publication was heard of. */
  async isIllustrative(session: Session, publicationId: string): Promise<boolean | null> {
    const [row] = await session.query<{ illustrative: boolean }>(
      `SELECT bool_or(illustrative) AS illustrative FROM quarter_figures WHERE publication_id = $1 HAVING count(*) > 0`,
      [publicationId],
    );
    return row?.illustrative ?? null;
  }
}
