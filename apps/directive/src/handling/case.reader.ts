import { type CaseView } from '@namkhong/contracts/http/directive';
import { type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentReader } from '../assignments/assignment.reader.js';

export interface CaseFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly limit: number;
  /** The last case of the page before. */
  readonly after: string | undefined;
}

interface CaseRow {
  readonly case_id: string;
  readonly flag_id: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly official_id: string | null;
  readonly official_code: string | null;
  readonly status: CaseView['status'];
  readonly opened_at: Date;
  readonly threshold: string;
  readonly evidence: CaseView['evidence'];
  readonly conditions: CaseView['conditions'];
  readonly lowest_criterion: string;
  readonly flag_end: NonNullable<CaseView['flagEnd']>['end'] | null;
  readonly flag_end_reason: string | null;
  readonly flag_ended_at: Date | null;
  readonly illustrative: boolean;
}

const SELECT = `
  SELECT c.case_id, c.flag_id, c.unit_id, u.name AS unit_name, c.official_id, o.code AS official_code, c.status,
         c.opened_at, c.threshold, c.evidence, c.conditions, c.lowest_criterion, c.flag_end,
         c.flag_end_reason, c.flag_ended_at, c.illustrative
    FROM handling_cases c JOIN units u USING (unit_id) LEFT JOIN officials o USING (official_id)`;

/** What may be asked of cases; callers decide beforehand for which units. */
@Injectable()
export class CaseReader {
  constructor(private readonly assignments: AssignmentReader) {}

  /** Latest first. */
  async list(session: Session, filter: CaseFilter, today: CivilDate): Promise<CaseView[]> {
    const rows = await session.query<CaseRow>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       ${SELECT}
       WHERE ($1::uuid[] IS NULL OR c.unit_id IN (SELECT unit_id FROM scope))
         AND ($2::uuid IS NULL OR c.case_id < $2)
       ORDER BY c.case_id DESC LIMIT $3`,
      [filter.scope, filter.after ?? null, filter.limit],
    );
    return this.toViews(session, rows, today);
  }

  async find(session: Session, caseId: string, today: CivilDate): Promise<CaseView | null> {
    const rows = await session.query<CaseRow>(`${SELECT} WHERE c.case_id = $1`, [caseId]);
    const [view] = await this.toViews(session, rows, today);
    return view ?? null;
  }

  /** The cases that flags opened, by flag id. */
  async findByFlags(
    session: Session,
    flagIds: readonly string[],
    today: CivilDate,
  ): Promise<ReadonlyMap<string, CaseView>> {
    const rows = await session.query<CaseRow>(`${SELECT} WHERE c.flag_id = ANY($1::uuid[])`, [flagIds]);
    const views = await this.toViews(session, rows, today);
    return new Map(views.map((view) => [view.flagId, view]));
  }

  private async toViews(session: Session, rows: readonly CaseRow[], today: CivilDate): Promise<CaseView[]> {
    const caseIds = rows.map((row) => row.case_id);
    const rectifications = await this.assignments.findByCases(session, caseIds, today);
    return rows.map((row) => ({
      caseId: row.case_id,
      flagId: row.flag_id,
      subject:
        row.official_id === null
          ? { kind: 'unit', unitId: row.unit_id }
          : { kind: 'official', unitId: row.unit_id, officialId: row.official_id },
      unitName: row.unit_name,
      officialCode: row.official_code,
      status: row.status,
      openedAt: row.opened_at.toISOString(),
      threshold: row.threshold,
      evidence: row.evidence,
      conditions: row.conditions,
      lowestCriterion: row.lowest_criterion,
      assignment: rectifications.get(row.case_id) ?? null,
      flagEnd: flagEndOf(row),
      illustrative: row.illustrative,
    }));
  }
}

function flagEndOf({
  flag_end: end,
  flag_end_reason: reason,
  flag_ended_at: at,
}: CaseRow): CaseView['flagEnd'] {
  return end === null || reason === null || at === null ? null : { end, reason, endedAt: at.toISOString() };
}
