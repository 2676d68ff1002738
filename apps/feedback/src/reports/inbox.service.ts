import type {
  extensionRequest,
  InboxItem,
  InboxReport,
  partRequest,
  readerMessage,
  stageRequest,
} from '@namkhong/contracts/http/feedback-reports';
import type { CivilDate } from '@namkhong/domain';
import { REPORTER_KEY_ID } from '@namkhong/sealing';
import { Database, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { newParcel, ParcelIntake } from './parcel-intake.js';
import { advance, extend, newPart } from './part-life.js';
import { ReaderKeyRepository } from './reader-key.repository.js';
import { ReportDesk } from './report-desk.js';
import { ReportProgress } from './report-progress.js';
import { ReportViews } from './report-views.js';

/** What readers do with what they were sent. */
@Injectable()
export class InboxService {
  constructor(
    private readonly database: Database,
    private readonly desk: ReportDesk,
    private readonly progress: ReportProgress,
    private readonly views: ReportViews,
    private readonly parcels: ParcelIntake,
    private readonly keys: ReaderKeyRepository,
  ) {}

  async list(
    caller: Caller,
    after: { readonly on: CivilDate; readonly reportId: string } | undefined,
    limit: number,
  ): Promise<InboxItem[]> {
    return this.database.read(async (session) => {
      const found = await this.progress.inbox(session, caller.subject, after, limit);
      const items: InboxItem[] = [];
      for (const report of found) items.push(await this.views.item(session, report));
      return items;
    });
  }

  /** @throws Problem 404 `report-unknown`, `report-parcel-unknown`, 403 */
  async piece(caller: Caller, reportId: string, parcelId: string, ordinal: number): Promise<Buffer> {
    return this.database.read(async (session) => {
      const { own } = await this.desk.require(session, caller, reportId);
      const keys = own.map(({ keyId }) => keyId);
      const bytes = await this.progress.piece(session, reportId, { parcelId, ordinal }, keys);
      if (!bytes) throw new Problem(404, 'report-parcel-unknown');
      return bytes;
    });
  }

  /** A word to whoever sent it and all readers, or among the readers. Throws as the desk and `ParcelIntake.take`. */
  async send(
    caller: Caller,
    reportId: string,
    { uploadId, parcel, to }: z.output<typeof readerMessage>,
  ): Promise<InboxReport> {
    await this.desk.carryOut(caller, reportId, null, async (session, { readers, own }) => {
      const ownKeys = [
        ...(
          await this.keys.byIds(
            session,
            own.map(({ keyId }) => keyId),
          )
        ).values(),
      ];
      const signer = ownKeys.find(({ statement }) => statement.signKey === parcel.head.from);
      if (!signer) throw new Problem(422, 'report-key-invalid');
      const keyIds = readers.map(({ keyId }) => keyId);
      const taken = newParcel(parcel, to === 'reporter' ? 'to-reporter' : 'between-readers', {
        keyId: signer.statement.keyId,
        on: caller.today,
      });
      await this.parcels.take(session, uploadId, taken, {
        reportId,
        purpose: to === 'reporter' ? 'answer' : 'note',
        from: parcel.head.from,
        to: to === 'reporter' ? [...keyIds, REPORTER_KEY_ID] : keyIds,
      });
      return { act: 'confidential-report.handle/write', details: { to } };
    });
    return this.desk.view(caller, reportId);
  }

  /** @throws Problem as the desk; 409 `report-stage-not-next` */
  async advance(
    caller: Caller,
    reportId: string,
    expected: number,
    { type, stage }: z.output<typeof stageRequest>,
  ): Promise<InboxReport> {
    await this.desk.carryOut(caller, reportId, expected, async (session) => {
      const part = await this.progress.part(session, reportId, type);
      const next = part && advance(part, stage, caller.today);
      if (!next) throw new Problem(409, 'report-stage-not-next');
      await this.progress.reach(session, reportId, next);
      return { act: 'confidential-report.handle/stage', details: { type, stage } };
    });
    return this.desk.view(caller, reportId);
  }

  /** @throws Problem as the desk; 409 `report-no-extension` */
  async extend(
    caller: Caller,
    reportId: string,
    expected: number,
    { type }: z.output<typeof extensionRequest>,
  ): Promise<InboxReport> {
    await this.desk.carryOut(caller, reportId, expected, async (session) => {
      const part = await this.progress.part(session, reportId, type);
      const extended = part && extend(part);
      if (!extended) throw new Problem(409, 'report-no-extension');
      await this.progress.extend(session, reportId, extended);
      return { act: 'confidential-report.handle/extend', details: { type } };
    });
    return this.desk.view(caller, reportId);
  }

  /** What is mixed gets a part of each type, each with its own clock. @throws Problem as the desk; 409 `report-part-there` */
  async addPart(
    caller: Caller,
    reportId: string,
    expected: number,
    { type }: z.output<typeof partRequest>,
  ): Promise<InboxReport> {
    await this.desk.carryOut(caller, reportId, expected, async (session) => {
      if (await this.progress.part(session, reportId, type)) throw new Problem(409, 'report-part-there');
      await this.progress.reach(session, reportId, newPart(type, caller.today));
      return { act: 'confidential-report.handle/part', details: { type } };
    });
    return this.desk.view(caller, reportId);
  }
}
