import type { ReportType } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { LivingPart } from './part-life.js';
import { ReportLedger } from './report-ledger.js';
import { ReportReader, type ReportRow } from './report.reader.js';
import { ReportRepository } from './report.repository.js';

/** How far the parts of reports have come, for those who bring them further. */
@Injectable()
export class ReportProgress {
  constructor(
    private readonly reports: ReportRepository,
    private readonly reader: ReportReader,
    private readonly ledger: ReportLedger,
  ) {}

  async inbox(
    session: Session,
    subject: string,
    after: { readonly on: CivilDate; readonly reportId: string } | undefined,
    limit: number,
  ): Promise<ReportRow[]> {
    return this.reader.inbox(session, subject, after, limit);
  }

  async piece(session: Session, reportId: string, ...place: PiecePlace): Promise<Buffer | undefined> {
    return this.reader.piece(session, reportId, ...place);
  }

  async part(session: Session, reportId: string, type: ReportType): Promise<LivingPart | undefined> {
    return (await this.reader.parts(session, reportId)).find((part) => part.type === type);
  }

  async parts(session: Session, reportId: string): Promise<LivingPart[]> {
    return this.reader.parts(session, reportId);
  }

  async reach(session: Session, reportId: string, part: LivingPart): Promise<void> {
    await this.ledger.reach(session, reportId, part);
  }

  async extend(session: Session, reportId: string, part: LivingPart): Promise<void> {
    await this.reports.extend(session, reportId, part);
  }
}

type PiecePlace = [place: { readonly parcelId: string; readonly ordinal: number }, keyIds: readonly string[]];
