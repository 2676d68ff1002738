import type { AssignmentState } from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Urgency } from './cut-assignments.js';

/** Which tasks are looked at; what was withdrawn never is. */
export interface GridFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  /** Units at this one and below it. */
  readonly withinUnitId: string | undefined;
  readonly directiveId: string | undefined;
  readonly urgency: Urgency | undefined;
}

/** Tasks of a clause that are alike in everything their place in a matrix rests on, and the units whose they are. */
export interface GridTasks {
  readonly unitIds: readonly string[];
  readonly clauseId: string;
  readonly state: AssignmentState;
  readonly dueOn: CivilDate | null;
  readonly claimedOn: CivilDate | null;
  readonly missedHour: boolean;
}

/** Tasks that are alike in everything that their standing rests on. */
export interface TaskGroup {
  /** A directive, a clause or a unit. */
  readonly id: string;
  readonly dueOn: CivilDate | null;
  readonly claimedOn: CivilDate | null;
  readonly missedHour: boolean;
  readonly accepted: boolean;
  readonly illustrative: boolean;
  readonly tasks: number;
}

const KEYS = { directive: 'a.directive_id', clause: 'a.clause_id', unit: 'a.unit_id' } as const;

const SCOPE = `
  WITH RECURSIVE scope AS (
    SELECT unnest($1::uuid[]) AS unit_id
    UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
  ), within AS (
    SELECT $2::uuid AS unit_id
    UNION SELECT u.unit_id FROM units u JOIN within ON u.parent_id = within.unit_id
  )`;

const WHERE = `
  a.kind = 'directive' AND a.state <> 'withdrawn'
    AND ($1::uuid[] IS NULL OR a.unit_id IN (SELECT unit_id FROM scope))
    AND ($2::uuid IS NULL OR a.unit_id IN (SELECT unit_id FROM within))
    AND ($3::uuid IS NULL OR a.directive_id = $3) AND ($4::text IS NULL OR a.urgency = $4)`;

/** Tasks by unit and clause, for those who watch over many. */
@Injectable()
export class TaskGridReader {
  /** One row for each kind of task rather than for each task, its units in one text: ten thousand rows take longer to read. */
  async tasks(session: Session, filter: GridFilter): Promise<GridTasks[]> {
    const rows = await session.query<Omit<GridTasks, 'unitIds'> & { readonly unitIds: string }>(
      `${SCOPE}
       SELECT a.clause_id AS "clauseId", a.state, a.due_on::text AS "dueOn", a.claimed_on::text AS "claimedOn", a.missed_hour AS "missedHour",
              string_agg(a.unit_id::text, ',') AS "unitIds"
         FROM assignments a WHERE ${WHERE} GROUP BY a.clause_id, a.state, a.due_on, a.claimed_on, a.missed_hour`,
      parameters(filter),
    );
    return rows.map((row) => ({ ...row, unitIds: row.unitIds.split(',') }));
  }

  /** Some hundred groups stand for however many tasks: they share their deadlines. */
  async groups(session: Session, by: keyof typeof KEYS, filter: GridFilter): Promise<TaskGroup[]> {
    return session.query<TaskGroup>(
      `${SCOPE}
       SELECT ${KEYS[by]} AS id, a.due_on::text AS "dueOn", a.claimed_on::text AS "claimedOn", a.missed_hour AS "missedHour",
              a.state = 'accepted' AS accepted, bool_or(a.illustrative) AS illustrative, count(*)::int AS tasks
         FROM assignments a WHERE ${WHERE} GROUP BY 1, 2, 3, 4, 5`,
      parameters(filter),
    );
  }
}

function parameters({ scope, withinUnitId, directiveId, urgency }: GridFilter): unknown[] {
  return [scope, withinUnitId ?? null, directiveId ?? null, urgency ?? null];
}
