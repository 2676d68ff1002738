import type { Matrix, matrixQuery } from '@namkhong/contracts/http/directive-matrix';
import { type Caller, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { TaskGridReader } from '../assignments/task-grid.reader.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { legend } from './cell-code.js';
import { foldMatrix, type FoldedMatrix } from './fold-matrix.js';

interface Outline {
  readonly number: string;
  readonly illustrative: boolean;
  readonly clauses: readonly { readonly clauseId: string; readonly ordinal: number }[];
}

interface UnitRow {
  readonly unit_id: string;
  readonly code: string;
  readonly name: string;
}

/** The issuer's view of one directive: unit × clause. */
@Injectable()
export class MatrixService {
  constructor(
    private readonly database: Database,
    private readonly grid: TaskGridReader,
  ) {}

  /** Narrowed to the units the caller may see. Throws Problem 404 `directive-unknown`. */
  async of(caller: Caller, directiveId: string, query: z.output<typeof matrixQuery>): Promise<Matrix> {
    const { withinUnitId, urgency, status, limit } = query;
    const units = caller.unitsFor('assignment.follow-up');
    const scope = units === 'everything' ? null : units;
    const after = readCursor(z.string(), query.cursor);
    return this.database.read(async (session) => {
      const directive = await this.outline(session, directiveId);
      if (directive === null) throw new Problem(404, 'directive-unknown', { text: directiveId });
      const tasks = await this.grid.tasks(session, { scope, withinUnitId, directiveId, urgency });
      const { clauses, number, illustrative } = directive;
      const clauseIds = clauses.map(({ clauseId }) => clauseId);
      const folded = foldMatrix(tasks, clauseIds, caller.today);
      const unitIds = [...folded.cells]
        .filter(([, cells]) => status === undefined || cells.includes(status))
        .map(([unitId]) => unitId);
      const page = pageOf(await this.units(session, unitIds, after, limit + 1), limit, ({ code }) => code);
      return {
        ...{ directiveId, number, illustrative, asOf: caller.today },
        legend: [...legend],
        total: folded.total,
        clauses: clauses.flatMap(({ clauseId, ordinal }, index) => {
          const figures = folded.clauses[index];
          return figures ? [{ clauseId, ordinal, ...figures }] : [];
        }),
        units: unitIds.length,
        items: page.items.flatMap((unit) => toRow(unit, folded)),
        next: page.next,
      };
    });
  }

  /** Of a document of the public register; null for any other. */
  private async outline(session: Session, directiveId: string): Promise<Outline | null> {
    const [row] = await session.query<Outline>(
      `SELECT d.number, d.illustrative,
              (SELECT coalesce(json_agg(json_build_object('clauseId', c.clause_id, 'ordinal', c.ordinal)
                                        ORDER BY c.ordinal), '[]') FROM clauses c WHERE c.directive_id = $1) AS clauses
         FROM registered_directives d WHERE d.directive_id = $1`,
      [directiveId],
    );
    return row ?? null;
  }

  /** By code, in the order of its letters: that of the national list. */
  private async units(
    session: Session,
    unitIds: readonly string[],
    after: string | undefined,
    limit: number,
  ): Promise<UnitRow[]> {
    return session.query<UnitRow>(
      `SELECT unit_id, code, name FROM units
        WHERE unit_id = ANY($1::uuid[]) AND ($2::text IS NULL OR code COLLATE "C" > $2)
        ORDER BY code COLLATE "C" LIMIT $3`,
      [unitIds, after ?? null, limit],
    );
  }
}

function toRow({ unit_id: unitId, code, name }: UnitRow, folded: FoldedMatrix): Matrix['items'] {
  const cells = folded.cells.get(unitId);
  return cells === undefined ? [] : [{ unitId, code, name, cells, ...folded.figuresOf(unitId) }];
}
