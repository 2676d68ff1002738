import type { ReportFigures, reportFiguresQuery } from '@namkhong/contracts/http/feedback-reports';
import { monthOf, nextQuarter, quarterDays, quarterOf, type Quarter } from '@namkhong/domain';
import { Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ReportLedger } from './report-ledger.js';
import { ReportReader } from './report.reader.js';
import { tellReportFigures, type CountedQuarter } from './tell-report-figures.js';

/** What everybody may know of reports: finished quarters of the whole installation, behind the privacy floor. */
@Injectable()
export class ReportFiguresService {
  constructor(
    private readonly database: Database,
    private readonly reader: ReportReader,
    private readonly ledger: ReportLedger,
  ) {}

  async figures({ from, to }: z.output<typeof reportFiguresQuery>): Promise<ReportFigures> {
    const today = this.ledger.today();
    return this.database.read(async (session) => {
      const counted: CountedQuarter[] = [];
      for (let quarter = from; quarter <= to && quarter < quarterOf(today); quarter = nextQuarter(quarter))
        counted.push(await this.count(session, quarter));
      return {
        quarters: tellReportFigures(counted),
        asOf: monthOf(today),
        illustrative: await this.reader.hasIllustrative(session),
      };
    });
  }

  private async count(session: Session, quarter: Quarter): Promise<CountedQuarter> {
    const today = this.ledger.today();
    const days = quarterDays(quarter);
    const { to: yearLater } = quarterDays(nextQuarter(nextQuarter(nextQuarter(nextQuarter(quarter)))));
    const isOver = yearLater <= today;
    const first = await this.reader.count(session, { ...days, then: days.to });
    const later = isOver ? await this.reader.count(session, { ...days, then: yearLater }) : [];
    return { quarter, byType: sumBy(first, 'type'), byStage: isOver ? sumBy(later, 'stage') : null };
  }
}

function sumBy<Name extends 'type' | 'stage', Row extends Record<Name, string> & { readonly parts: number }>(
  rows: readonly Row[],
  name: Name,
): Partial<Record<Row[Name], number>> {
  const sums: Partial<Record<Row[Name], number>> = {};
  for (const row of rows) sums[row[name]] = (sums[row[name]] ?? 0) + row.parts;
  return sums;
}
