import type { ReportReaders, reportAccepted, reportRequest } from '@namkhong/contracts/http/feedback-reports';
import { canonicalJson, type CivilDate } from '@namkhong/domain';
import { Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { findIdentityFault } from './check-parcel.js';
import { newParcel, parcelInvalid, ParcelIntake } from './parcel-intake.js';
import { newPart, showPart } from './part-life.js';
import { ReportReadersService, type About } from './readers.service.js';
import { ReportLedger } from './report-ledger.js';
import { ReportStore } from './report-store.js';
import type { ReportRow } from './report.reader.js';

type Request = z.output<typeof reportRequest>;
type Accepted = z.output<typeof reportAccepted>;

/** What decides over a report that comes in. */
@Injectable()
export class ReportIntakeService {
  constructor(
    private readonly database: Database,
    private readonly readers: ReportReadersService,
    private readonly parcels: ParcelIntake,
    private readonly ledger: ReportLedger,
    private readonly store: ReportStore,
  ) {}

  /** Who would read it, before anything is written. Throws as `ReportReadersService.choose`. */
  async readersOf(about: About): Promise<ReportReaders> {
    return this.database.read((session) => this.readers.answer(session, about));
  }

  /**
   * Takes a report in whole, or not at all. The same one again gets the same answer, so that a lost answer loses nothing.
   *
   * @throws Problem as `ReportReadersService.choose` and `ParcelIntake.take`; 409 `report-differs`, 422 `report-parcel-invalid`
   */
  async receive(request: Request): Promise<Accepted> {
    const fingerprint = createHash('sha256').update(canonicalJson(request)).digest('base64');
    const today = this.ledger.today();
    return this.database.transaction(async (session) => {
      await this.store.reserve(session, request.reportId);
      const known = await this.store.find(session, request.reportId);
      if (known) {
        if (known.fingerprint !== fingerprint) throw new Problem(409, 'report-differs');
        return this.accepted(session, known, today);
      }
      const { reportId, unitId, officialCode, leads, identity, signKey, parcel, uploadId } = request;
      const { unit, readers } = await this.readers.choose(session, { unitId, officialCode, leads });
      const keyIds = readers.map(({ key }) => key.statement.keyId);
      const fault = identity && findIdentityFault(identity, keyIds);
      if (fault) throw parcelInvalid(fault);

      await this.store.add(session, request, {
        fingerprint,
        receivedOn: today,
        illustrative: unit.illustrative,
      });
      const expected = { reportId, purpose: 'report', from: signKey, to: keyIds };
      const taken = newParcel(parcel, 'from-reporter', { on: today });
      // A parcel that is there already belongs to another report.
      if (!(await this.parcels.take(session, uploadId, taken, expected)))
        throw new Problem(409, 'report-differs');
      for (const type of request.types) await this.ledger.reach(session, reportId, newPart(type, today));
      await this.store.addReaders(
        session,
        reportId,
        readers.map(({ key, authority }) => ({
          keyId: key.statement.keyId,
          subject: key.subject,
          authority,
        })),
      );
      return this.accepted(session, { reportId, receivedOn: today }, today);
    });
  }

  private async accepted(
    session: Session,
    { reportId, receivedOn }: Pick<ReportRow, 'reportId' | 'receivedOn'>,
    today: CivilDate,
  ): Promise<Accepted> {
    const parts = await this.store.parts(session, reportId);
    return { reportId, receivedOn, parts: parts.map((part) => showPart(part, today)) };
  }
}
