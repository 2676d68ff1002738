import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Cases that stand at one step, apart by whom they are about. */
export interface CaseCount {
  readonly status: string;
  readonly units: number;
  readonly officials: number;
  /** Those of them that were opened within the days asked for. */
  readonly openedUnits: number;
  readonly openedOfficials: number;
  readonly illustrative: boolean;
}

/** Counts cases; nothing about any single one leaves here. */
@Injectable()
export class CaseCountsReader {
  /**
   * Cases opened before the day `to`, by the step they stand at now. What no flag opened is counted once its subject was
   * told: nobody is to hear of it from a report.
   */
  async count(
    session: Session,
    unitIds: readonly string[] | null,
    { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  ): Promise<CaseCount[]> {
    const opened = `(opened_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;
    return session.query<CaseCount>(
      `SELECT status, count(*) FILTER (WHERE official_id IS NULL)::int AS units,
              count(*) FILTER (WHERE official_id IS NOT NULL)::int AS officials,
              count(*) FILTER (WHERE official_id IS NULL AND ${opened} >= $2::date)::int AS "openedUnits",
              count(*) FILTER (WHERE official_id IS NOT NULL AND ${opened} >= $2::date)::int AS "openedOfficials",
              bool_or(illustrative) AS illustrative
         FROM handling_cases WHERE (origin = 'flag' OR noticed_at IS NOT NULL) AND ${opened} < $3::date AND ($1::uuid[] IS NULL OR unit_id = ANY($1))
        GROUP BY status ORDER BY status`,
      [unitIds, from, to],
    );
  }
}
