import { localDate } from '@namkhong/domain';
import { Clock, Database } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { FindingsOnReader } from '../integrity/findings-on.reader.js';
import { addIntegrity, daysOf } from './add-integrity.js';
import type { Answer } from './answer-query.js';
import { periodOf } from './period-of.js';
import type { Question, RowUnit } from './place-cells.js';
import { addServed, servedKey } from './serve-measures.js';
import { ServedReader, type ServedMonth } from './served.reader.js';

/** Adds to answered rows what is no answer of anybody: how many were served, and how; and final findings. */
@Injectable()
export class AdministrativeMeasures {
  constructor(
    private readonly database: Database,
    private readonly served: ServedReader,
    private readonly findings: FindingsOnReader,
    private readonly clock: Clock,
  ) {}

  /** The answer, its rows filled in. */
  async addTo(question: Question, answer: Answer): Promise<Answer> {
    const { measures } = question.query;
    if (measures.includes('response-rate') || measures.includes('on-time')) {
      await this.addServedTo(question, answer);
    }
    return measures.includes('integrity') ? this.addIntegrityTo(question, answer) : answer;
  }

  private async addServedTo({ query, unitIds, rowUnit }: Question, answer: Answer): Promise<void> {
    const { measures, dimensions, window, grain } = query;
    const served = await this.database.read((session) =>
      this.served.months(session, window, unitIds && [...unitIds]),
    );
    const keyOf = keyOfServed(dimensions.includes('unit'), rowUnit, (month) =>
      periodOf(month, grain, window),
    );
    addServed(
      answer.rows.map(({ row }) => row),
      served,
      keyOf,
      measures,
    );
  }

  /** Figures are as fictional as the findings they rest on. */
  private async addIntegrityTo({ query }: Question, answer: Answer): Promise<Answer> {
    const rows = answer.rows.map(({ row }) => row);
    const days = daysOf(query, localDate(this.clock.now()));
    const unitIds = [...new Set(rows.flatMap(({ unitId }) => unitId ?? []))];
    const found = await this.database.read((session) =>
      this.findings.read(session, unitIds, [...new Set(days.values())]),
    );
    addIntegrity(rows, days, found);
    return {
      ...answer,
      illustrative: answer.illustrative || found.some(({ illustrative }) => illustrative),
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
