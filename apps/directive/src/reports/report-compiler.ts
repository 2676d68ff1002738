import type { ReportContent } from '@namkhong/contracts/http/directive-reports';
import { addDays, type CivilDate } from '@namkhong/domain';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectiveReader } from '../directives/directive.reader.js';
import { SubtreeReader } from '../organisation/subtree.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { ConductSectionsReader } from './conduct-sections.reader.js';
import type { ReportedScope } from './evidence-hrefs.js';
import type { ReportPeriod } from './report-period.js';
import { SatisfactionSectionsReader } from './satisfaction-sections.reader.js';
import { WorkSectionsReader } from './work-sections.reader.js';

/** Puts a report together from what every capability tells. */
@Injectable()
export class ReportCompiler {
  constructor(
    private readonly units: UnitReader,
    private readonly subtrees: SubtreeReader,
    private readonly directives: DirectiveReader,
    private readonly work: WorkSectionsReader,
    private readonly conduct: ConductSectionsReader,
    private readonly satisfaction: SatisfactionSectionsReader,
  ) {}

  /** Throws Problem 422 `unit-unknown` or `directive-unknown`. */
  async compile(
    session: Session,
    scope: ReportedScope,
    period: ReportPeriod,
    today: CivilDate,
  ): Promise<ReportContent> {
    const named = await this.name(session, scope);
    const unitIds = scope.unitId === null ? null : await this.subtrees.within(session, scope.unitId);
    const lastDay = addDays(period.to, -1);
    const question = {
      scope,
      unitIds,
      unitsInScope: unitIds?.length ?? (await this.subtrees.count(session)),
      period,
      asOf: today < lastDay ? today : lastDay,
    };
    const compiled = [
      ...(await this.work.compile(session, question)),
      ...(await this.conduct.compile(session, question)),
      ...(await this.satisfaction.compile(session, question)),
    ];
    return {
      period: { ...period, ended: today >= period.to },
      asOf: question.asOf,
      scope: named.scope,
      sections: compiled.map(({ section }) => section),
      illustrative: named.illustrative || compiled.some(({ illustrative }) => illustrative),
    };
  }

  private async name(session: Session, { unitId, directiveId }: ReportedScope) {
    const unit = unitId === null ? null : await this.units.find(session, unitId);
    if (unitId !== null && unit === null) throw new Problem(422, 'unit-unknown', { text: unitId });
    const directive = directiveId === null ? null : await this.directives.find(session, directiveId);
    if (directiveId !== null && directive === null) {
      throw new Problem(422, 'directive-unknown', { text: directiveId });
    }
    return {
      scope: {
        unitId,
        unitName: unit?.name ?? null,
        directiveId,
        directiveNumber: directive?.number ?? null,
      },
      illustrative: (unit?.illustrative ?? false) || (directive?.illustrative ?? false),
    };
  }
}
