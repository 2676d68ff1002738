import type { TodayReason } from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Whose list it is. */
export interface ListOwner {
  /** Units headed; null means every unit. */
  readonly heads: readonly string[] | null;
  /** Units served in as an official. */
  readonly serves: readonly string[] | null;
  readonly officialId: string | null;
}

/** The last task of the page before. */
export interface TodayPosition {
  readonly dueOn: CivilDate;
  readonly assignmentId: string;
}

interface TodayRow {
  readonly assignment_id: string;
  readonly order_day: string;
}

/**
 * Tasks in a unit's hands that are due, late, returned or not answered. A head sees those of the unit, an official those
 * that were delegated to them or to nobody.
 */
const LIST = `
  FROM assignments a
  LEFT JOIN assignment_delegations g ON g.assignment_id = a.assignment_id AND g.valid_from <= $5::date
       AND (g.valid_to IS NULL OR $5::date < g.valid_to)
 WHERE a.state IN ('issued', 'acknowledged', 'returned')
   AND (a.due_on <= $4::date OR a.missed_hour OR a.state IN ('issued', 'returned'))
   AND ($6 OR a.unit_id = ANY($1::uuid[])
        OR (($7 OR a.unit_id = ANY($2::uuid[]))
            AND (g.assignment_id IS NULL OR g.official_id = $3::uuid
                 OR EXISTS (SELECT 1 FROM posts p WHERE p.official_id = $3::uuid AND p.unit_id = a.unit_id
                              AND p.role = g.post_role AND p.valid_from <= $5::date
                              AND (p.valid_to IS NULL OR $5::date < p.valid_to)))))`;

/** What needs a unit's head or an official today. */
@Injectable()
export class TodayReader {
  /** Ids in the order of their deadlines, with the day each is ordered by. */
  async page(
    session: Session,
    owner: ListOwner,
    days: { readonly today: CivilDate; readonly soon: CivilDate },
    { after, limit }: { readonly after: TodayPosition | undefined; readonly limit: number },
  ): Promise<TodayPosition[]> {
    const rows = await session.query<TodayRow>(
      `SELECT a.assignment_id, coalesce(a.due_on, 'infinity')::text AS order_day ${LIST}
         AND ($8::date IS NULL OR (coalesce(a.due_on, 'infinity'), a.assignment_id) > ($8::date, $9::uuid))
       ORDER BY coalesce(a.due_on, 'infinity'), a.assignment_id LIMIT $10`,
      [...parameters(owner, days), after?.dueOn ?? null, after?.assignmentId ?? null, limit],
    );
    return rows.map((row) => ({ assignmentId: row.assignment_id, dueOn: row.order_day }));
  }

  /** How many tasks of the whole list have each reason. */
  async counts(
    session: Session,
    owner: ListOwner,
    days: { readonly today: CivilDate; readonly soon: CivilDate },
  ): Promise<Record<TodayReason, number>> {
    const [row] = await session.query<Record<TodayReason, number>>(
      `SELECT count(*) FILTER (WHERE a.due_on < $5::date OR a.missed_hour)::int AS overdue,
              count(*) FILTER (WHERE a.due_on = $5::date AND NOT a.missed_hour)::int AS "due-today",
              count(*) FILTER (WHERE a.due_on > $5::date AND a.due_on <= $4::date)::int AS "due-soon",
              count(*) FILTER (WHERE a.state = 'returned')::int AS returned,
              count(*) FILTER (WHERE a.state = 'issued')::int AS unanswered ${LIST}`,
      parameters(owner, days),
    );
    return row ?? { overdue: 0, 'due-today': 0, 'due-soon': 0, returned: 0, unanswered: 0 };
  }
}

function parameters(
  { heads, serves, officialId }: ListOwner,
  { today, soon }: { readonly today: CivilDate; readonly soon: CivilDate },
): unknown[] {
  return [heads ?? [], serves ?? [], officialId, soon, today, heads === null, serves === null];
}
