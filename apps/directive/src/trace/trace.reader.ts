import { type ClauseTrace } from '@namkhong/contracts/http/directive';
import { type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentReader } from '../assignments/assignment.reader.js';
import { DirectiveReader } from '../directives/directive.reader.js';
import { CaseReader } from '../handling/case.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';

type TracedSet = ClauseTrace['criteriaSets'][number];

interface SetRow {
  readonly set_code: string;
  readonly version: number;
  readonly effective_from: string;
  readonly criteria: TracedSet['criteria'];
}

interface FigureRow {
  readonly unit_id: string;
  readonly n: number;
  readonly score: string;
  readonly lower: string | null;
  readonly upper: string | null;
  readonly published_at: Date;
}

interface FlagRow {
  readonly flag_id: string;
  readonly unit_id: string;
  readonly raised_at: Date;
}

/** Walks the chain of a clause: assignments → criteria → figures → flags → cases, and back to the clause. */
@Injectable()
export class TraceReader {
  constructor(
    private readonly directives: DirectiveReader,
    private readonly assignments: AssignmentReader,
    private readonly cases: CaseReader,
    private readonly units: UnitReader,
  ) {}

  async trace(session: Session, clauseId: string, today: CivilDate): Promise<ClauseTrace | null> {
    const directive = await this.directives.findByClause(session, clauseId);
    const clause = directive?.clauses.find((each) => each.clauseId === clauseId);
    if (directive === null || clause === undefined) return null;
    const sets = await session.query<SetRow>(
      `SELECT set_code, version, effective_from::text, criteria FROM traced_criteria_sets
        WHERE clause_id = $1 ORDER BY set_code, version`,
      [clauseId],
    );
    const criteriaSets: TracedSet[] = [];
    for (const set of sets) criteriaSets.push(await this.traceSet(session, set, today));
    return {
      clause: {
        ...clause,
        directiveId: directive.directiveId,
        directiveNumber: directive.number,
        basedOn: directive.basedOn.map(({ number }) => number),
      },
      assignments: await this.assignments.progressOfClause(session, clauseId, today),
      criteriaSets,
      illustrative: directive.illustrative,
    };
  }

  private async traceSet(session: Session, set: SetRow, today: CivilDate): Promise<TracedSet> {
    const key = [set.set_code, set.version];
    const figures = await session.query<FigureRow>(
      `SELECT unit_id, n, score, lower, upper, published_at FROM traced_figures
        WHERE set_code = $1 AND set_version = $2 ORDER BY unit_id`,
      key,
    );
    const flags = await session.query<FlagRow>(
      `SELECT flag_id, unit_id, raised_at FROM traced_flags
        WHERE set_code = $1 AND set_version = $2 ORDER BY raised_at, flag_id`,
      key,
    );
    const names = await this.units.names(
      session,
      figures.map((figure) => figure.unit_id),
    );
    const cases = await this.cases.findByFlags(
      session,
      flags.map((flag) => flag.flag_id),
      today,
    );
    return {
      setCode: set.set_code,
      version: set.version,
      effectiveFrom: set.effective_from,
      criteria: set.criteria,
      figures: figures.map((figure) => ({
        unitId: figure.unit_id,
        unitName: names.get(figure.unit_id) ?? figure.unit_id,
        n: figure.n,
        score: figure.score,
        lower: figure.lower,
        upper: figure.upper,
        publishedAt: figure.published_at.toISOString(),
      })),
      flags: flags.map((flag) => ({
        flagId: flag.flag_id,
        unitId: flag.unit_id,
        raisedAt: flag.raised_at.toISOString(),
        caseId: cases.get(flag.flag_id)?.caseId ?? null,
      })),
      cases: [...cases.values()].map(({ caseId, status, assignment }) => ({
        caseId,
        status,
        assignmentId: assignment?.assignmentId ?? null,
      })),
    };
  }
}
