import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ReportTokens } from './report-tokens.js';
import { ReportReader, type ReportRow } from './report.reader.js';

/** Finds a report by what a receipt stands for. */
@Injectable()
export class ReportsByToken {
  constructor(
    private readonly tokens: ReportTokens,
    private readonly reader: ReportReader,
  ) {}

  /** @throws Problem 404 `report-receipt-unknown` */
  async require(session: Session, token: string): Promise<ReportRow> {
    const found = await this.reader.byToken(session, this.tokens.macsOf(token));
    if (!found) throw new Problem(404, 'report-receipt-unknown');
    return found;
  }
}
