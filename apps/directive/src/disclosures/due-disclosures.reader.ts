import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** What had to be made public, by what became of it. */
export interface DueDisclosures {
  readonly inTime: number;
  readonly late: number;
  /** Not published; its day had not come. */
  readonly open: number;
  readonly overdue: number;
  readonly waived: number;
  readonly illustrative: boolean;
}

/** What other capabilities may ask of disclosures: counts. */
@Injectable()
export class DueDisclosuresReader {
  /** Disclosures due within the days [from, to), of these units or of all, as they stood at the end of the day `asOf`. */
  async count(
    session: Session,
    unitIds: readonly string[] | null,
    { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
    asOf: CivilDate,
  ): Promise<DueDisclosures> {
    const [row] = await session.query<DueDisclosures>(
      `SELECT count(*) FILTER (WHERE published_on <= due_on)::int AS "inTime",
              count(*) FILTER (WHERE published_on > due_on)::int AS late,
              count(*) FILTER (WHERE published_on IS NULL AND NOT waived AND due_on >= $4::date)::int AS open,
              count(*) FILTER (WHERE published_on IS NULL AND NOT waived AND due_on < $4::date)::int AS overdue,
              count(*) FILTER (WHERE published_on IS NULL AND waived)::int AS waived,
              coalesce(bool_or(illustrative), false) AS illustrative
         FROM (SELECT due_on, waived_at IS NOT NULL AS waived, illustrative,
                      CASE WHEN published_on <= $4::date THEN published_on END AS published_on
                 FROM disclosures
                WHERE due_on >= $2::date AND due_on < $3::date AND ($1::uuid[] IS NULL OR unit_id = ANY($1))) due`,
      [unitIds, from, to, asOf],
    );
    return row ?? { inTime: 0, late: 0, open: 0, overdue: 0, waived: 0, illustrative: false };
  }
}
