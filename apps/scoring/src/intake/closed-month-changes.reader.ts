import { quarterDays, type Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Units whose ratings of a closed quarter changed afterwards. */
export interface ClosedQuarterChange {
  readonly setCode: string;
  readonly quarter: Quarter;
  readonly unitIds: readonly string[];
}

/** For whoever publishes closed quarters: which of them are no longer what they were. */
@Injectable()
export class ClosedMonthChangesReader {
  /** Those not taken yet, the earliest quarter first. */
  async list(session: Session): Promise<ClosedQuarterChange[]> {
    return session.query<ClosedQuarterChange>(
      `SELECT set_code AS "setCode", to_char(month, 'YYYY-"Q"Q') AS quarter,
              array_agg(DISTINCT unit_id::text ORDER BY unit_id::text) AS "unitIds"
         FROM closed_month_change GROUP BY set_code, quarter ORDER BY quarter, set_code`,
    );
  }

  /**
   * Takes what changed in a quarter off the list, in the transaction that publishes it anew; answers the units. What
   * changes after that is on the list again.
   */
  async take(session: Session, setCode: string, quarter: Quarter): Promise<string[]> {
    const { from, to } = quarterDays(quarter);
    const taken = await session.query<{ unitId: string }>(
      `DELETE FROM closed_month_change WHERE set_code = $1 AND month >= $2 AND month < $3
       RETURNING unit_id AS "unitId"`,
      [setCode, from, to],
    );
    return [...new Set(taken.map(({ unitId }) => unitId))].toSorted();
  }
}
