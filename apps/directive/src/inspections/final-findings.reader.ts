import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Violations of one of the five noes, apart by whom they are about. */
export interface FinalFindingCount {
  readonly no: 1 | 2 | 3 | 4 | 5;
  readonly units: number;
  readonly officials: number;
  readonly illustrative: boolean;
}

/** Counts what is final; nothing else about findings leaves here. */
@Injectable()
export class FinalFindingsReader {
  /** Substantiated findings that became final within the days [from, to), of these units or of all. */
  async count(
    session: Session,
    unitIds: readonly string[] | null,
    { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  ): Promise<FinalFindingCount[]> {
    return session.query<FinalFindingCount>(
      `SELECT no, count(*) FILTER (WHERE official_id IS NULL)::int AS units,
              count(*) FILTER (WHERE official_id IS NOT NULL)::int AS officials, bool_or(illustrative) AS illustrative
         FROM findings
        WHERE state IN ('final', 'expired') AND outcome = 'substantiated' AND final_on >= $2::date AND final_on < $3::date
          AND ($1::uuid[] IS NULL OR unit_id = ANY($1))
        GROUP BY no ORDER BY no`,
      [unitIds, from, to],
    );
  }
}
