import { type CaseView } from '@namkhong/contracts/http/directive';
import { type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentReader } from '../assignments/assignment.reader.js';

export interface CaseFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  /** Cases about this official alone. */
  readonly officialId: string | undefined;
  /** Whether cases are among them of which the subject was not told; a flag's case is known since the flag. */
  readonly beforeNotice: boolean;
  /** Whether the steps of the reviewers among themselves are shown, of which the subject hears nothing. */
  readonly internal: boolean;
  readonly limit: number;
  /** The last case of the page before. */
  readonly after: string | undefined;
}

interface CaseRow {
  readonly case_id: string;
  readonly origin: CaseView['origin'];
  readonly flag_id: string | null;
  readonly finding_id: string | null;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly official_id: string | null;
  readonly official_code: string | null;
  readonly status: CaseView['status'];
  readonly told_status: CaseView['status'];
  readonly opened_at: Date;
  readonly threshold: string | null;
  readonly evidence: CaseView['evidence'] | null;
  readonly conditions: CaseView['conditions'] | null;
  readonly lowest_criterion: string | null;
  readonly flag_end: NonNullable<CaseView['flagEnd']>['end'] | null;
  readonly flag_end_reason: string | null;
  readonly flag_ended_at: Date | null;
  readonly version: number;
  readonly illustrative: boolean;
}

const SELECT = `
  SELECT c.case_id, c.origin, c.flag_id, c.finding_id, c.unit_id, u.name AS unit_name, c.official_id,
         o.code AS official_code, c.status, c.version,
         CASE WHEN c.status NOT IN ('proposed', 'decided') THEN c.status
              WHEN EXISTS (SELECT 1 FROM case_replies r WHERE r.case_id = c.case_id) THEN 'replied'
              ELSE 'noticed' END AS told_status,
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
         AND ($2::uuid IS NULL OR c.case_id < $2) AND ($3::uuid IS NULL OR c.official_id = $3)
         AND ($4 OR c.origin = 'flag' OR c.noticed_at IS NOT NULL)
       ORDER BY c.case_id DESC LIMIT $5`,
      [filter.scope, filter.after ?? null, filter.officialId ?? null, filter.beforeNotice, filter.limit],
    );
    return this.toViews(session, rows, today, filter.internal);
  }

  /** The case, without the steps of the reviewers among themselves unless `internal` says so. */
  async find(session: Session, caseId: string, today: CivilDate, internal = false): Promise<CaseView | null> {
    const rows = await session.query<CaseRow>(`${SELECT} WHERE c.case_id = $1`, [caseId]);
    const [view] = await this.toViews(session, rows, today, internal);
    return view ?? null;
  }

  /** The cases that flags opened, by flag id. */
  async findByFlags(
    session: Session,
    flagIds: readonly string[],
    today: CivilDate,
  ): Promise<ReadonlyMap<string, CaseView>> {
    const rows = await session.query<CaseRow>(`${SELECT} WHERE c.flag_id = ANY($1::uuid[])`, [flagIds]);
    const views = await this.toViews(session, rows, today, false);
    return new Map(views.flatMap((view) => (view.flagId === null ? [] : [[view.flagId, view]])));
  }

  private async toViews(
    session: Session,
    rows: readonly CaseRow[],
    today: CivilDate,
    internal: boolean,
  ): Promise<CaseView[]> {
    const caseIds = rows.map((row) => row.case_id);
    const rectifications = await this.assignments.findByCases(session, caseIds, today);
    return rows.map((row) => ({
      caseId: row.case_id,
      origin: row.origin,
      flagId: row.flag_id,
      findingId: row.finding_id,
      subject:
        row.official_id === null
          ? { kind: 'unit', unitId: row.unit_id }
          : { kind: 'official', unitId: row.unit_id, officialId: row.official_id },
      unitName: row.unit_name,
      officialCode: row.official_code,
      status: internal ? row.status : row.told_status,
      openedAt: row.opened_at.toISOString(),
      threshold: row.threshold,
      evidence: row.evidence ?? [],
      conditions: row.conditions ?? [],
      lowestCriterion: row.lowest_criterion,
      assignment: rectifications.get(row.case_id) ?? null,
      flagEnd: flagEndOf(row),
      version: row.version,
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
