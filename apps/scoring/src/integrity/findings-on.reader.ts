import type { CivilDate, SeverityCounts } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** How many final findings of each severity count in a unit on a day: its own, and its officials' found in it. */
export interface FindingsOn {
  readonly unitId: string;
  readonly day: CivilDate;
  readonly findings: SeverityCounts;
  /** Whether any of them is made up for show. */
  readonly illustrative: boolean;
}

@Injectable()
export class FindingsOnReader {
  /** Units and days without a finding that counts are left out. */
  async read(
    session: Session,
    unitIds: readonly string[],
    days: readonly CivilDate[],
  ): Promise<FindingsOn[]> {
    const rows = await session.query<{
      unitId: string;
      day: CivilDate;
      minor: string;
      serious: string;
      grave: string;
      illustrative: boolean;
    }>(
      `SELECT unit_id AS "unitId", day::text, count(*) FILTER (WHERE severity = 'minor')::text AS minor,
              count(*) FILTER (WHERE severity = 'serious')::text AS serious,
              count(*) FILTER (WHERE severity = 'grave')::text AS grave, bool_or(illustrative) AS illustrative
         FROM final_finding JOIN unnest($2::date[]) AS asked (day) ON day BETWEEN final_on AND expires_on
        WHERE severity IS NOT NULL AND unit_id = ANY ($1::uuid[])
        GROUP BY 1, 2`,
      [unitIds, days],
    );
    return rows.map(({ unitId, day, minor, serious, grave, illustrative }) => ({
      unitId,
      day,
      findings: { minor: BigInt(minor), serious: BigInt(serious), grave: BigInt(grave) },
      illustrative,
    }));
  }
}
