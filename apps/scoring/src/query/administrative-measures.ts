import type { IndexRow } from '@namkhong/contracts/http/scoring-query';
import { localDate } from '@namkhong/domain';
import { Clock, Database } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { FindingsOnReader } from '../integrity/findings-on.reader.js';
import { addIntegrity, daysOf, integrityOf, violationsOf } from './add-integrity.js';
import { addOverall } from './add-overall.js';
import type { Answer } from './answer-query.js';
import { periodOf } from './period-of.js';
import type { Question, RowUnit } from './place-cells.js';
import { addServed, addUpServed, punctualityOf, servedKey, type ServedTotal } from './serve-measures.js';
import { ServedReader, type ServedMonth } from './served.reader.js';

/** Adds to answered rows what is no answer of anybody: how many were served, and how; final findings; and all of it together. */
@Injectable()
export class AdministrativeMeasures {
  constructor(
    private readonly database: Database,
    private readonly served: ServedReader,
    private readonly findings: FindingsOnReader,
    private readonly clock: Clock,
  ) {}

  /** The answer, its rows filled in. Figures are as fictional as the findings they rest on. */
  async addTo(question: Question, answer: Answer): Promise<Answer> {
    const { measures } = question.query;
    const asks = (...any: typeof measures) => any.some((one) => measures.includes(one));
    const rows = answer.rows.map(({ row }) => row);
    const totals = asks('response-rate', 'on-time', 'overall')
      ? await this.totalsOf(question)
      : new Map<string, ServedTotal>();
    addServed(rows, totals, measures);
    if (!asks('integrity', 'overall')) return answer;
    const { violations, illustrative } = await this.violationsOf(question, rows);
    if (asks('integrity')) addIntegrity(rows, violations);
    if (asks('overall')) {
      addOverall(
        answer.rows,
        rows.map(({ period, unitId }, index) => ({
          onTime: punctualityOf(totals.get(servedKey(period, unitId))),
          integrity: violations[index] ? integrityOf(violations[index]) : null,
        })),
      );
    }
    return { ...answer, illustrative: answer.illustrative || illustrative };
  }

  private async totalsOf({ query, unitIds, rowUnit }: Question): Promise<ReadonlyMap<string, ServedTotal>> {
    const { dimensions, window, grain } = query;
    const served = await this.database.read((session) =>
      this.served.months(session, window, unitIds && [...unitIds]),
    );
    const period = (month: string) => periodOf(month, grain, window);
    return addUpServed(served, keyOfServed(dimensions.includes('unit'), rowUnit, period));
  }

  private async violationsOf({ query }: Question, rows: readonly IndexRow[]) {
    const days = daysOf(query, localDate(this.clock.now()));
    const unitIds = [...new Set(rows.flatMap(({ unitId }) => unitId ?? []))];
    const found = await this.database.read((session) =>
      this.findings.read(session, unitIds, [...new Set(days.values())]),
    );
    return {
      violations: violationsOf(rows, days, found),
      illustrative: found.some(({ illustrative }) => illustrative),
    };
  }
}

function keyOfServed(byUnit: boolean, rowUnit: RowUnit | undefined, period: (month: string) => string) {
  return ({ unitId, month }: ServedMonth): string | null => {
    if (!byUnit) return servedKey(period(month), null);
    const unit = rowUnit ? rowUnit(unitId, month) : unitId;
    return unit === null ? null : servedKey(period(month), unit);
  };
}
