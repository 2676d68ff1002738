import type { ReportStage, ReportType } from '@namkhong/contracts';
import type { Parcel, ParcelKey, SealedIdentity } from '@namkhong/contracts/http/feedback-sealing';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import type { LivingPart } from './part-life.js';

export interface NewReport {
  readonly reportId: string;
  readonly unitId: string;
  readonly receivedOn: CivilDate;
  readonly tokenMac: Buffer;
  readonly replyKey: string;
  readonly signKey: string;
  /** Of all that was sent, so that the same again is known. */
  readonly fingerprint: string;
  readonly identity: SealedIdentity | null;
  readonly illustrative: boolean;
}

export interface NewParcel {
  readonly parcel: Parcel;
  readonly direction: 'from-reporter' | 'to-reporter' | 'between-readers';
  readonly keyId: string | null;
  readonly on: CivilDate;
  readonly check: number | null;
}

/** Writes reports, as far as they are not sealed. */
export class ReportRepository {
  async add(session: Session, report: NewReport): Promise<void> {
    const { identity } = report;
    await session.query(
      `insert into report (report_id, unit_id, received_on, token_mac, reply_key, sign_key, fingerprint, identity, illustrative)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        report.reportId,
        report.unitId,
        report.receivedOn,
        report.tokenMac,
        report.replyKey,
        report.signKey,
        report.fingerprint,
        identity && JSON.stringify({ form: identity.form, nonce: identity.nonce, sealed: identity.sealed }),
        report.illustrative,
      ],
    );
    for (const [ordinal, share] of (identity?.shares ?? []).entries())
      for (const { keyId, sealed } of share)
        await this.addShare(session, report.reportId, { ordinal, keyId, sealed });
  }

  /** Locks it until the transaction ends. */
  async lock(session: Session, reportId: string): Promise<void> {
    await session.query(`select 1 from report where report_id = $1 for update`, [reportId]);
  }

  async nextVersion(session: Session, reportId: string): Promise<void> {
    await session.query(`update report set version = version + 1 where report_id = $1`, [reportId]);
  }

  /** The part as it is now, and the stage it reached, which is told on a later day. */
  async savePart(session: Session, reportId: string, stageId: string, part: LivingPart): Promise<void> {
    const { type, stage, since, clockFrom, extensions } = part;
    await session.query(
      `insert into report_part (report_id, type, stage, since, clock_from, extensions) values ($1, $2, $3, $4, $5, $6)
       on conflict (report_id, type) do update set stage = excluded.stage, since = excluded.since,
         clock_from = excluded.clock_from, extensions = excluded.extensions`,
      [reportId, type, stage, since, clockFrom, extensions],
    );
    await session.query(
      `insert into report_stage (stage_id, report_id, type, stage, on_day, place)
       select $1, $2, $3, $4, $5, count(*) from report_stage where report_id = $2`,
      [stageId, reportId, type, stage, since],
    );
  }

  async extend(session: Session, reportId: string, { type, extensions }: LivingPart): Promise<void> {
    await session.query(`update report_part set extensions = $3 where report_id = $1 and type = $2`, [
      reportId,
      type,
      extensions,
    ]);
  }

  async addParcel(session: Session, { parcel, direction, keyId, on, check }: NewParcel): Promise<void> {
    const { head, keys, digest, signature } = parcel;
    await session.query(
      `insert into report_parcel (parcel_id, report_id, place, direction, key_id, on_day, head, digest, signature, check_months)
       select $1, $2, count(*), $3, $4, $5, $6, $7, $8, $9 from report_parcel where report_id = $2`,
      [head.parcelId, head.reportId, direction, keyId, on, JSON.stringify(head), digest, signature, check],
    );
    for (const key of keys) await this.addKey(session, head.parcelId, key);
  }

  async addKey(session: Session, parcelId: string, { keyId, sealed }: ParcelKey): Promise<void> {
    await session.query(`insert into report_parcel_key (parcel_id, key_id, sealed) values ($1, $2, $3)`, [
      parcelId,
      keyId,
      sealed,
    ]);
  }

  async addShare(
    session: Session,
    reportId: string,
    { ordinal, keyId, sealed }: { readonly ordinal: number } & ParcelKey,
  ): Promise<void> {
    await session.query(
      `insert into report_identity_share (report_id, ordinal, key_id, sealed) values ($1, $2, $3, $4)`,
      [reportId, ordinal, keyId, sealed],
    );
  }

  /** Somebody who read it before a transfer may come back with it. */
  async addReader(
    session: Session,
    reportId: string,
    reader: { readonly keyId: string; readonly subject: string; readonly authority: string | null },
  ): Promise<void> {
    await session.query(
      `insert into report_reader (report_id, key_id, subject, authority_id, state) values ($1, $2, $3, $4, 'reading')
       on conflict (report_id, key_id) do update set state = 'reading', until_day = null, authority_id = excluded.authority_id`,
      [reportId, reader.keyId, reader.subject, reader.authority],
    );
  }

  /** Takes from a reader what they could open it with. */
  async removeReader(
    session: Session,
    reportId: string,
    keyId: string,
    state: 'recused' | 'transferred',
    on: CivilDate,
  ): Promise<void> {
    await session.query(
      `update report_reader set state = $3, until_day = $4 where report_id = $1 and key_id = $2`,
      [reportId, keyId, state, on],
    );
    await session.query(
      `delete from report_parcel_key key using report_parcel parcel
       where parcel.parcel_id = key.parcel_id and parcel.report_id = $1 and key.key_id = $2::text`,
      [reportId, keyId],
    );
    await session.query(`delete from report_identity_share where report_id = $1 and key_id = $2`, [
      reportId,
      keyId,
    ]);
  }

  async askDisclosure(
    session: Session,
    asked: {
      readonly disclosureId: string;
      readonly reportId: string;
      readonly keyId: string;
      readonly on: CivilDate;
      readonly reason: string;
    },
  ): Promise<void> {
    await session.query(
      `insert into report_disclosure (disclosure_id, report_id, asked_by, asked_on, reason) values ($1, $2, $3, $4, $5)`,
      [asked.disclosureId, asked.reportId, asked.keyId, asked.on, asked.reason],
    );
  }

  async approveDisclosure(
    session: Session,
    disclosureId: string,
    approval: {
      readonly keyId: string;
      readonly on: CivilDate;
      readonly reason: string;
      readonly share: string;
    },
  ): Promise<void> {
    await session.query(
      `update report_disclosure set approved_by = $2, approved_on = $3, approval_reason = $4, share = $5
       where disclosure_id = $1`,
      [disclosureId, approval.keyId, approval.on, approval.reason, approval.share],
    );
  }

  /** Stages reached before the day that nobody was told of, in an order that says nothing; locked. */
  async untold(
    session: Session,
    before: CivilDate,
    most: number,
  ): Promise<{ stageId: string; reportId: string; type: ReportType; stage: ReportStage; on: CivilDate }[]> {
    return session.query(
      `select stage_id as "stageId", report_id as "reportId", type, stage, on_day::text as "on" from report_stage
       where not is_told and on_day < $1 order by stage_id limit $2 for update skip locked`,
      [before, most],
    );
  }

  async markTold(session: Session, stageIds: readonly string[]): Promise<void> {
    await session.query(`update report_stage set is_told = true where stage_id = any($1::uuid[])`, [
      [...stageIds],
    ]);
  }
}
