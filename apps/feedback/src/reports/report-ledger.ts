import { reportAdvancedV1 } from '@namkhong/contracts';
import { localDate, monthOf, type CivilDate } from '@namkhong/domain';
import { Clock, Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { LivingPart } from './part-life.js';
import { ReportRepository } from './report.repository.js';

/** Writes down each stage of a part, and tells of it on a later day: an event's time must not say when somebody spoke. */
@Injectable()
export class ReportLedger {
  constructor(
    private readonly reports: ReportRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  today(): CivilDate {
    return localDate(this.clock.now());
  }

  /** An id in which no time is, as others have. */
  newId(): string {
    return randomUUID();
  }

  /** Until the transaction ends nobody else changes the report. */
  async lock(session: Session, reportId: string): Promise<void> {
    await this.reports.lock(session, reportId);
  }

  /** Every change is a new version. */
  async change(session: Session, reportId: string): Promise<void> {
    await this.reports.nextVersion(session, reportId);
  }

  async reach(session: Session, reportId: string, part: LivingPart): Promise<void> {
    await this.reports.savePart(session, reportId, this.newId(), part);
  }

  /** Tells of stages that were reached on days before this one; answers how many. */
  async tell(session: Session, most: number): Promise<number> {
    const stages = await this.reports.untold(session, this.today(), most);
    await this.events.appendAll(
      session,
      reportAdvancedV1,
      stages.map(({ reportId, type, stage, on }) => ({ reportId, type, stage, month: monthOf(on) })),
    );
    await this.reports.markTold(
      session,
      stages.map(({ stageId }) => stageId),
    );
    return stages.length;
  }
}
