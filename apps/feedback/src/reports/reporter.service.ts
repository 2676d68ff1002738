import type {
  reporterMessage,
  reporterPieceRequest,
  reportStatus,
} from '@namkhong/contracts/http/feedback-reports';
import { REPORTER_KEY_ID } from '@namkhong/sealing';
import { Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { newParcel, ParcelIntake } from './parcel-intake.js';
import { isReading, ReportViews } from './report-views.js';
import { ReportLedger } from './report-ledger.js';
import { ReportReader } from './report.reader.js';
import { ReportsByToken } from './reports-by-token.js';
import { checksOf } from './retaliation-checks.js';

type Status = z.output<typeof reportStatus>;

/** What whoever holds a receipt may do. */
@Injectable()
export class ReporterService {
  constructor(
    private readonly database: Database,
    private readonly byToken: ReportsByToken,
    private readonly reader: ReportReader,
    private readonly views: ReportViews,
    private readonly parcels: ParcelIntake,
    private readonly ledger: ReportLedger,
  ) {}

  /** @throws Problem 404 `report-receipt-unknown` */
  async status(token: string): Promise<Status> {
    return this.database.read(async (session) =>
      this.views.status(session, await this.byToken.require(session, token)),
    );
  }

  /**
   * Another word to the readers, or the answer to what is asked after 3, 6 and 12 months.
   *
   * @throws Problem as `ParcelIntake.take`, 404 `report-receipt-unknown`, 409 `report-check-not-due`
   */
  async send({ token, uploadId, parcel, check }: z.output<typeof reporterMessage>): Promise<Status> {
    return this.database.transaction(async (session) => {
      const report = await this.byToken.require(session, token);
      const { reportId, signKey } = report;
      await this.ledger.lock(session, reportId);
      const isThere = (await this.reader.digestOf(session, parcel.head.parcelId)) !== undefined;
      if (check !== null && !isThere) {
        const answered = await this.reader.answeredChecks(session, reportId);
        const asked = checksOf(report.receivedOn, answered, this.ledger.today());
        const isOpen = asked.some(
          ({ months, isAsked, answeredOn }) => months === check && isAsked && answeredOn === null,
        );
        if (!isOpen) throw new Problem(409, 'report-check-not-due');
      }
      const readers = (await this.reader.readers(session, reportId)).filter(isReading);
      const to = readers.map(({ keyId }) => keyId);
      const taken = newParcel(parcel, 'from-reporter', { on: this.ledger.today(), check });
      await this.parcels.take(session, uploadId, taken, { reportId, purpose: 'message', from: signKey, to });
      return this.views.status(session, report);
    });
  }

  /** An encrypted piece of what was written back. @throws Problem 404 `report-receipt-unknown`, `report-parcel-unknown` */
  async piece({ token, parcelId, ordinal }: z.output<typeof reporterPieceRequest>): Promise<Buffer> {
    return this.database.read(async (session) => {
      const { reportId } = await this.byToken.require(session, token);
      const bytes = await this.reader.piece(session, reportId, { parcelId, ordinal }, [REPORTER_KEY_ID]);
      if (!bytes) throw new Problem(404, 'report-parcel-unknown');
      return bytes;
    });
  }
}
