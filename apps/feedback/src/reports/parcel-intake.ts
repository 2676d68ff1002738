import type { Parcel } from '@namkhong/contracts/http/feedback-sealing';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { findParcelFault, type ExpectedParcel } from './check-parcel.js';
import { ReportReader } from './report.reader.js';
import { ReportRepository, type NewParcel } from './report.repository.js';
import { UploadRepository } from './upload.repository.js';

/** Takes something sealed in, with the pieces that came before it. */
@Injectable()
export class ParcelIntake {
  constructor(
    private readonly uploads: UploadRepository,
    private readonly reports: ReportRepository,
    private readonly reader: ReportReader,
  ) {}

  /**
   * False where it was there already, which is what a repeated request finds.
   *
   * @throws Problem 422 `report-parcel-invalid` with the part, 409 `report-readers-changed` where it is sealed to others than
   *   those who read now, 409 `report-differs` where its id was used for something else
   */
  async take(
    session: Session,
    uploadId: string,
    taken: NewParcel,
    expected: ExpectedParcel,
  ): Promise<boolean> {
    const { head, digest } = taken.parcel;
    const known = await this.reader.digestOf(session, head.parcelId);
    if (known) {
      if (known.digest === digest && known.reportId === expected.reportId) return false;
      throw new Problem(409, 'report-differs');
    }
    const fault = await findParcelFault(taken.parcel, await this.uploads.pieces(session, uploadId), expected);
    if (fault === 'keys') throw new Problem(409, 'report-readers-changed');
    if (fault !== null) throw parcelInvalid(fault);
    await this.reports.addParcel(session, taken);
    await this.uploads.claim(session, uploadId, head.parcelId);
    return true;
  }
}

/** Which of its parts is wrong, in the words of the catalogue. */
export function parcelInvalid(part: Exclude<Awaited<ReturnType<typeof findParcelFault>>, null>): Problem {
  return new Problem(422, 'report-parcel-invalid', { part });
}

/** The parcel as it is kept, from whoever makes it. */
export function newParcel(
  parcel: Parcel,
  direction: NewParcel['direction'],
  { keyId = null, on, check = null }: Partial<NewParcel> & Pick<NewParcel, 'on'>,
): NewParcel {
  return { parcel, direction, keyId, on, check };
}
