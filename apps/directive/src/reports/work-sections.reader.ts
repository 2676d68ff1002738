import type { DirectiveView } from '@namkhong/contracts/http/directive';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { FollowedTasksReader, type FollowUp } from '../assignments/followed-tasks.reader.js';
import { DirectiveReader } from '../directives/directive.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { documentsSection } from './documents-section.js';
import { followUpSection, type CountedTasks } from './follow-up-section.js';
import type { Compiled, ReportQuestion } from './report-question.js';

const PAGE = 200;

/** What was ordered, and what became of it. */
@Injectable()
export class WorkSectionsReader {
  constructor(
    private readonly directives: DirectiveReader,
    private readonly tasks: FollowedTasksReader,
    private readonly units: UnitReader,
  ) {}

  async compile(session: Session, question: ReportQuestion): Promise<Compiled[]> {
    const { scope, unitIds, period, asOf } = question;
    const counted = await this.tasks.countEach(
      session,
      {
        inHand: period,
        ...(scope.directiveId === null ? {} : { directiveId: scope.directiveId }),
        ...(unitIds === null ? {} : { unitIds }),
      },
      asOf,
    );
    const followUp = followUpSection(
      {
        total: counted.total,
        byDirective: scope.directiveId === null ? await this.named(session, counted.byDirective) : [],
        byUnit: await this.ofUnits(session, counted.byUnit),
      },
      scope,
      period,
    );
    const sections: Compiled[] = [{ section: followUp, illustrative: counted.total.illustrative }];
    if (scope.directiveId !== null) return sections;
    const issued = await this.issuedWithin(session, question, counted.byDirective);
    const documents = documentsSection(
      issued.map(({ directiveId, number, title, issuedOn, clauses, progress }) => ({
        ...{ directiveId, number, title, issuedOn },
        clauses: clauses.length,
        assigned: progress.assigned,
      })),
    );
    return [
      { section: documents, illustrative: issued.some(({ illustrative }) => illustrative) },
      ...sections,
    ];
  }

  /** The register is latest first. Of a unit those that gave it, or what lies below it, something to do. */
  private async issuedWithin(
    session: Session,
    { unitIds, period }: ReportQuestion,
    byDirective: ReadonlyMap<string, FollowUp>,
  ): Promise<DirectiveView[]> {
    const issued: DirectiveView[] = [];
    for (let after: { issuedOn: string; directiveId: string } | undefined; ;) {
      const page = await this.directives.list(session, { limit: PAGE, after });
      issued.push(
        ...page.filter(
          ({ directiveId, issuedOn, status }) =>
            status === 'issued' &&
            issuedOn >= period.from &&
            issuedOn < period.to &&
            (unitIds === null || byDirective.has(directiveId)),
        ),
      );
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE || last.issuedOn < period.from) return issued;
      after = last;
    }
  }

  private async named(session: Session, counts: ReadonlyMap<string, FollowUp>): Promise<CountedTasks[]> {
    const rows: CountedTasks[] = [];
    for (const [id, { selfClosed, verified }] of counts) {
      const directive = await this.directives.find(session, id);
      // What is not in the public register is in no report either; its tasks are in the totals.
      if (directive !== null) rows.push({ id, label: directive.number, selfClosed, verified });
    }
    return byLabel(rows);
  }

  private async ofUnits(session: Session, counts: ReadonlyMap<string, FollowUp>): Promise<CountedTasks[]> {
    const names = await this.units.names(session, [...counts.keys()]);
    const rows = [...counts].map(([id, { selfClosed, verified }]) => {
      return { id, label: names.get(id) ?? id, selfClosed, verified };
    });
    return byLabel(rows);
  }
}

function byLabel(rows: readonly CountedTasks[]): CountedTasks[] {
  const order = new Intl.Collator('vi', { numeric: true });
  return rows.toSorted((a, b) => order.compare(a.label, b.label) || (a.id < b.id ? -1 : 1));
}
