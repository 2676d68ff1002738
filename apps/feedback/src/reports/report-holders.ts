import type { ParcelKey } from '@namkhong/contracts/http/feedback-sealing';
import type { CivilDate } from '@namkhong/domain';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Reader } from './readers.service.js';
import { ReportReader } from './report.reader.js';
import { ReportRepository } from './report.repository.js';

/** What one reader hands on to another. */
export interface Handed {
  readonly keys: readonly { readonly parcelId: string; readonly sealed: ParcelKey['sealed'] }[];
  readonly share: string | null;
  /** The keys of whoever hands it on. */
  readonly from: readonly string[];
}

/** Who holds the keys of a report. */
@Injectable()
export class ReportHolders {
  constructor(
    private readonly reports: ReportRepository,
    private readonly reader: ReportReader,
  ) {}

  async remove(
    session: Session,
    reportId: string,
    keyId: string,
    why: 'recused' | 'transferred',
    on: CivilDate,
  ): Promise<void> {
    await this.reports.removeReader(session, reportId, keyId, why, on);
  }

  /** Whoever said once that they have a conflict does not come back, with whichever key. */
  async isRecused(session: Session, reportId: string, subject: string): Promise<boolean> {
    const rows = await this.reader.readers(session, reportId);
    return rows.some((row) => row.subject === subject && row.state === 'recused');
  }

  /**
   * The new reader gets the key of every parcel that the other one could open. Sealed shares of an identity go along where
   * they do not give one person both. @throws Problem 422 `report-keys-missing`
   */
  async admit(session: Session, reportId: string, { key, authority }: Reader, handed: Handed): Promise<void> {
    const { keyId } = key.statement;
    const openable = await this.reader.openableBy(session, reportId, handed.from);
    const given = new Set(handed.keys.map(({ parcelId }) => parcelId));
    const isWhole = given.size === handed.keys.length && given.size === openable.length;
    if (!isWhole || !openable.every((parcelId) => given.has(parcelId)))
      throw new Problem(422, 'report-keys-missing');
    await this.reports.addReader(session, reportId, { keyId, subject: key.subject, authority });
    for (const { parcelId, sealed } of handed.keys)
      await this.reports.addKey(session, parcelId, { keyId, sealed });
    if (handed.share === null) return;
    const shares = await this.reader.shares(session, reportId);
    const own = shares.find((share) => handed.from.includes(share.keyId));
    if (!own || shares.some((share) => share.keyId === keyId)) throw new Problem(422, 'report-keys-missing');
    await this.reports.addShare(session, reportId, { ordinal: own.ordinal, keyId, sealed: handed.share });
  }
}
