import type {
  FollowUpAnswer,
  followUpQuery,
  publishedFollowUpQuery,
} from '@namkhong/contracts/http/directive-matrix';
import { localDate, type CivilDate } from '@namkhong/domain';
import { type Caller, Clock, Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { TaskGridReader, type TaskGroup } from '../assignments/task-grid.reader.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { StandingCounter } from './count-standings.js';

type By = z.output<typeof followUpQuery>['by'];

/** How what is shown is called: a directive by its number, a clause by its text, a unit by its name. */
const NAMES = {
  directive: `SELECT directive_id AS id, number AS name FROM directives WHERE directive_id = ANY($1::uuid[])`,
  clause: `SELECT clause_id AS id, text AS name FROM clauses WHERE clause_id = ANY($1::uuid[])`,
  unit: `SELECT unit_id AS id, name FROM units WHERE unit_id = ANY($1::uuid[])`,
} as const satisfies Record<By, string>;

/** The published ratios, by directive, clause or unit. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly database: Database,
    private readonly grid: TaskGridReader,
    private readonly clock: Clock,
  ) {}

  /** Narrowed to the units the caller may see; the latest directives first, for their ids grow with time. */
  async ratios(caller: Caller, query: z.output<typeof followUpQuery>): Promise<FollowUpAnswer> {
    const units = caller.unitsFor('assignment.follow-up');
    return this.answer(query, units === 'everything' ? null : units, caller.today);
  }

  /** The same for everybody, and of everybody. */
  async published(query: z.output<typeof publishedFollowUpQuery>): Promise<FollowUpAnswer> {
    return this.answer({ urgency: undefined, ...query }, null, localDate(this.clock.now()));
  }

  private async answer(
    query: z.output<typeof followUpQuery>,
    scope: readonly string[] | null,
    today: CivilDate,
  ): Promise<FollowUpAnswer> {
    const { by, withinUnitId, directiveId, urgency, limit } = query;
    const after = readCursor(z.uuid(), query.cursor);
    return this.database.read(async (session) => {
      const groups = await this.grid.groups(session, by, { scope, withinUnitId, directiveId, urgency });
      const byId = Map.groupBy(groups, ({ id }) => id);
      const ids = [...byId.keys()]
        .filter((id) => after === undefined || id < after)
        .toSorted()
        .reverse();
      const page = pageOf(ids.slice(0, limit + 1), limit, (id) => id);
      const names = await this.names(session, by, page.items);
      return {
        asOf: today,
        total: count(groups, today),
        items: page.items.map((id) => {
          const own = byId.get(id) ?? [];
          const illustrative = own.some((group) => group.illustrative);
          return { id, name: names.get(id) ?? id, illustrative, ...count(own, today) };
        }),
        next: page.next,
      };
    });
  }

  private async names(
    session: Session,
    by: By,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await session.query<{ id: string; name: string }>(NAMES[by], [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function count(groups: readonly TaskGroup[], today: string) {
  const counter = new StandingCounter();
  for (const { tasks, ...task } of groups) counter.add(task, today, tasks);
  return counter.figures;
}
