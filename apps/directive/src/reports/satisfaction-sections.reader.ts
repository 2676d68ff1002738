import { localDate, type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import { CopiesReader, type FigureCopy, type FlagCopy } from '../trace/copies.reader.js';
import { flagsSection } from './flags-section.js';
import { quartersWithin } from './report-period.js';
import type { Compiled, ReportQuestion } from './report-question.js';
import { satisfactionSection, type ReportedFigure } from './satisfaction-section.js';
import type { SubjectCounts } from './subject-counts.js';

/** What people said, as scoring published it, and the flags that followed. */
@Injectable()
export class SatisfactionSectionsReader {
  constructor(
    private readonly copies: CopiesReader,
    private readonly units: UnitReader,
  ) {}

  async compile(session: Session, question: ReportQuestion): Promise<Compiled[]> {
    const { scope, unitIds, unitsInScope, period } = question;
    const copies = await this.copies.figuresUpTo(session, unitIds, period.to);
    const published = await this.copies.publicationsOf(session, quartersWithin(period));
    const flags = await this.copies.flagsWithin(session, unitIds, period);
    const named = scope.unitId === null ? [] : [scope.unitId];
    const names = await this.units.names(session, [...named, ...copies.map(({ unitId }) => unitId)]);
    const titles = await this.titles(session, [
      ...copies,
      ...published.map(({ setCode }) => ({ setCode, setVersion: null })),
    ]);
    const own = copies.some(({ unitId }) => unitId === scope.unitId);
    const satisfaction = satisfactionSection({
      figures: byName(copies.map((copy) => reported(copy, names, titles))),
      publications: published.map(({ publicationId, setCode, quarter, manifestHash }) => {
        return { publicationId, setTitle: titles.get(setCode) ?? setCode, quarter, manifestHash };
      }),
      withoutFigure:
        scope.unitId === null || own
          ? null
          : { unitId: scope.unitId, unitName: names.get(scope.unitId) ?? scope.unitId },
    });
    const illustrative = [...copies, ...published].some((each) => each.illustrative);
    return [
      { section: satisfaction, illustrative },
      {
        section: flagsSection(flagFacts(flags, period), unitsInScope),
        illustrative: flags.some((each) => each.illustrative),
      },
    ];
  }

  /** The Vietnamese title of each set; its code where no title is kept. */
  private async titles(
    session: Session,
    of: readonly { readonly setCode: string; readonly setVersion: number | null }[],
  ): Promise<ReadonlyMap<string, string>> {
    const titles = new Map<string, string>();
    for (const { setCode, setVersion } of of) {
      if (titles.has(setCode) || setVersion === null) continue;
      const set = await this.copies.set(session, setCode, setVersion);
      titles.set(setCode, set?.title?.vi ?? setCode);
    }
    return titles;
  }
}

function reported(
  { unitId, setCode, score, lower, upper, n, from, to }: FigureCopy,
  names: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
): ReportedFigure {
  const setTitle = titles.get(setCode) ?? setCode;
  return { unitId, unitName: names.get(unitId) ?? unitId, setTitle, score, lower, upper, n, from, to };
}

function byName(figures: readonly ReportedFigure[]): ReportedFigure[] {
  const order = new Intl.Collator('vi', { numeric: true });
  return figures.toSorted(
    (a, b) => order.compare(a.unitName, b.unitName) || order.compare(a.setTitle, b.setTitle),
  );
}

/** Whether a flag was raised, stood or ended is asked of civil days, as everything in a report. */
function flagFacts(
  flags: readonly FlagCopy[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
) {
  const dayOf = (instant: string) => localDate(new Date(instant));
  const isEnded = ({ end }: FlagCopy) => end !== null && dayOf(end.endedAt) < to;
  const ended = flags.filter((flag) => isEnded(flag));
  const ends = Map.groupBy(ended, ({ end }) => end?.end ?? '');
  return {
    raised: countSubjects(flags.filter(({ raisedAt }) => dayOf(raisedAt) >= from)),
    standing: countSubjects(flags.filter((flag) => !isEnded(flag))),
    ended: [...ends].map(([end, of]) => ({ end, ...countSubjects(of) })),
  };
}

function countSubjects(flags: readonly FlagCopy[]): SubjectCounts {
  const units = flags.filter(({ subjectKind }) => subjectKind === 'unit').length;
  return { units, officials: flags.length - units };
}
