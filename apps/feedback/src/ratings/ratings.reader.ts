import type { CivilDate, Month } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';

/** What other capabilities may know of ratings: how many, never which. */
export class RatingsReader {
  /** Ballots answered for a unit in [from, to), by month of the answer; months without any are missing. */
  async answeredByMonth(
    session: Session,
    unitId: string,
    from: CivilDate,
    to: CivilDate,
  ): Promise<ReadonlyMap<Month, number>> {
    const rows = await session.query<{ month: Month; answered: string }>(
      `select to_char(day, 'YYYY-MM') as month, count(*) as answered
       from rating where unit_id = $1 and day >= $2 and day < $3 and assurance = 'ballot' group by 1`,
      [unitId, from, to],
    );
    return new Map(rows.map((row) => [row.month, Number(row.answered)]));
  }

  /** The same by official; `null` for answers about none. */
  async answeredByOfficial(
    session: Session,
    unitId: string,
    from: CivilDate,
    to: CivilDate,
  ): Promise<ReadonlyMap<Month, ReadonlyMap<string | null, number>>> {
    const rows = await session.query<{ month: Month; officialId: string | null; answered: number }>(
      `select to_char(day, 'YYYY-MM') as month, official_id as "officialId", count(*)::integer as answered
       from rating where unit_id = $1 and day >= $2 and day < $3 and assurance = 'ballot' group by 1, 2`,
      [unitId, from, to],
    );
    const months = new Map<Month, Map<string | null, number>>();
    for (const { month, officialId, answered } of rows)
      months.set(month, (months.get(month) ?? new Map<string | null, number>()).set(officialId, answered));
    return months;
  }
}
