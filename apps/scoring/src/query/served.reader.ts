import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** How many were served in a unit's month; administrative counts, of which no one is an answer. */
export interface ServedMonth {
  readonly unitId: string;
  /** `2026-05`. */
  readonly month: string;
  readonly closed: number;
  readonly invited: number;
  readonly onTime: number;
}

@Injectable()
export class ServedReader {
  /** By unit and month; all units where none are named. */
  async months(
    session: Session,
    window: { readonly from: string; readonly to: string },
    unitIds: readonly string[] | null,
  ): Promise<ServedMonth[]> {
    return session.query(
      `SELECT subject_id AS "unitId", to_char(day, 'YYYY-MM') AS month, sum(closed)::float8 AS closed,
              sum(invited)::float8 AS invited, sum(on_time)::float8 AS "onTime"
         FROM service_day
        WHERE subject_kind = 'unit' AND day >= $1::date AND day < $2::date + interval '1 month'
          AND ($3::uuid[] IS NULL OR subject_id = ANY ($3))
        GROUP BY 1, 2`,
      [`${window.from}-01`, `${window.to}-01`, unitIds],
    );
  }
}
