import type { reportRequest } from '@namkhong/contracts/http/feedback-reports';
import type { CivilDate } from '@namkhong/domain';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ReportTokens } from './report-tokens.js';
import { ReportReader, type ReportRow } from './report.reader.js';
import { ReportRepository } from './report.repository.js';

type Request = z.output<typeof reportRequest>;

/** Where new reports are kept. */
@Injectable()
export class ReportStore {
  constructor(
    private readonly reports: ReportRepository,
    private readonly reader: ReportReader,
    private readonly tokens: ReportTokens,
  ) {}

  /** Of two requests with one id the second waits, and finds what the first one kept. */
  async reserve(session: Session, reportId: string): Promise<void> {
    await session.query(`select pg_advisory_xact_lock(hashtextextended($1, 25))`, [reportId]);
  }

  find(session: Session, reportId: string): Promise<ReportRow | undefined> {
    return this.reader.find(session, reportId);
  }

  parts(session: Session, reportId: string) {
    return this.reader.parts(session, reportId);
  }

  /** @throws Problem 409 `report-differs` where the token leads to another report */
  async add(
    session: Session,
    { reportId, unitId, token, replyKey, signKey, identity }: Request,
    about: {
      readonly fingerprint: string;
      readonly receivedOn: CivilDate;
      readonly illustrative: boolean;
    },
  ): Promise<void> {
    if (await this.reader.byToken(session, this.tokens.macsOf(token)))
      throw new Problem(409, 'report-differs');
    const tokenMac = this.tokens.macOf(token);
    await this.reports.add(session, { reportId, unitId, tokenMac, replyKey, signKey, identity, ...about });
  }

  async addReaders(
    session: Session,
    reportId: string,
    readers: readonly Parameters<ReportRepository['addReader']>[2][],
  ): Promise<void> {
    for (const reader of readers) await this.reports.addReader(session, reportId, reader);
  }
}
