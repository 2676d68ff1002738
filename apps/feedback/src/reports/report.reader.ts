import type { ReportStage, ReportType } from '@namkhong/contracts';
import type { DialogueParcel, Disclosure } from '@namkhong/contracts/http/feedback-reports';
import type { ParcelKey, SealedIdentity } from '@namkhong/contracts/http/feedback-sealing';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import type { LivingPart } from './part-life.js';

/** What is known of a report without opening it. */
export interface ReportRow {
  readonly reportId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly receivedOn: CivilDate;
  readonly replyKey: string;
  readonly signKey: string;
  readonly fingerprint: string;
  readonly identity: Omit<SealedIdentity, 'shares'> | null;
  readonly illustrative: boolean;
  readonly version: number;
}

export interface ReaderRow {
  readonly keyId: string;
  readonly subject: string;
  readonly authority: string | null;
  readonly state: 'reading' | 'recused' | 'transferred';
  readonly untilDay: CivilDate | null;
}

export interface ShareRow extends ParcelKey {
  readonly ordinal: 0 | 1;
}

const REPORT = `select report_id as "reportId", unit_id as "unitId", coalesce(unit.name, '') as "unitName",
    received_on::text as "receivedOn", reply_key as "replyKey", sign_key as "signKey", fingerprint, identity,
    report.illustrative, version
  from report left join directory_unit unit using (unit_id)`;

/** Reads reports, as far as they are not sealed. */
export class ReportReader {
  async find(session: Session, reportId: string): Promise<ReportRow | undefined> {
    const [row] = await session.query<ReportRow>(`${REPORT} where report_id = $1`, [reportId]);
    return row;
  }

  async byToken(session: Session, macs: readonly Buffer[]): Promise<ReportRow | undefined> {
    const [row] = await session.query<ReportRow>(`${REPORT} where token_mac = any($1::bytea[])`, [[...macs]]);
    return row;
  }

  /** Those that an account reads, the latest day first. */
  async inbox(
    session: Session,
    subject: string,
    after: { readonly on: CivilDate; readonly reportId: string } | undefined,
    limit: number,
  ): Promise<ReportRow[]> {
    return session.query<ReportRow>(
      `${REPORT} where report_id in (select report_id from report_reader where subject = $1 and state = 'reading')
         and ($2::date is null or (received_on, report_id) < ($2, $3))
       order by received_on desc, report_id desc limit $4`,
      [subject, after?.on ?? null, after?.reportId ?? null, limit],
    );
  }

  async parts(session: Session, reportId: string): Promise<LivingPart[]> {
    return session.query<LivingPart>(
      `select type, stage, since::text, clock_from::text as "clockFrom", extensions
       from report_part where report_id = $1 order by type`,
      [reportId],
    );
  }

  async readers(session: Session, reportId: string): Promise<ReaderRow[]> {
    return session.query<ReaderRow>(
      `select key_id as "keyId", subject, authority_id as authority, state, until_day::text as "untilDay"
       from report_reader where report_id = $1 order by key_id`,
      [reportId],
    );
  }

  async countParcels(session: Session, reportId: string): Promise<number> {
    const [row] = await session.query<{ count: number }>(
      `select count(*)::int as count from report_parcel where report_id = $1`,
      [reportId],
    );
    return row?.count ?? 0;
  }

  /** Of a parcel with this id, wherever it is. */
  async digestOf(
    session: Session,
    parcelId: string,
  ): Promise<{ digest: string; reportId: string } | undefined> {
    const [row] = await session.query<{ digest: string; reportId: string }>(
      `select digest, report_id as "reportId" from report_parcel where parcel_id = $1`,
      [parcelId],
    );
    return row;
  }

  /** The parcels that one of the keys opens. */
  async openableBy(session: Session, reportId: string, keyIds: readonly string[]): Promise<string[]> {
    const rows = await session.query<{ id: string }>(
      `select distinct parcel_id as id from report_parcel join report_parcel_key key using (parcel_id)
       where report_id = $1 and key.key_id = any($2)`,
      [reportId, [...keyIds]],
    );
    return rows.map(({ id }) => id);
  }

  /** What was said, in order, with the keys that are sealed to whoever asks. */
  async dialogue(session: Session, reportId: string, keyIds: readonly string[]): Promise<DialogueParcel[]> {
    return session.query<DialogueParcel>(
      `select direction, on_day::text as "on", head, digest, signature, key_id as "keyId", check_months as "check",
         coalesce((select jsonb_agg(jsonb_build_object('keyId', key.key_id, 'sealed', key.sealed))
                   from report_parcel_key key
                   where key.parcel_id = parcel.parcel_id and key.key_id = any($2)), '[]') as keys
       from report_parcel parcel where report_id = $1 order by place`,
      [reportId, [...keyIds]],
    );
  }

  /** An encrypted piece, where the parcel is of the report and sealed to one of the keys. */
  async piece(
    session: Session,
    reportId: string,
    place: { readonly parcelId: string; readonly ordinal: number },
    keyIds: readonly string[],
  ): Promise<Buffer | undefined> {
    const [row] = await session.query<{ bytes: Buffer }>(
      `select bytes from report_piece join report_parcel using (parcel_id)
       where report_id = $1 and parcel_id = $2 and ordinal = $3
         and exists (select 1 from report_parcel_key key
                     where key.parcel_id = report_parcel.parcel_id and key.key_id = any($4))`,
      [reportId, place.parcelId, place.ordinal, [...keyIds]],
    );
    return row?.bytes;
  }

  async answeredChecks(session: Session, reportId: string): Promise<ReadonlyMap<number, CivilDate>> {
    const rows = await session.query<{ months: number; on: CivilDate }>(
      `select check_months as months, on_day::text as "on" from report_parcel
       where report_id = $1 and check_months is not null`,
      [reportId],
    );
    return new Map(rows.map(({ months, on }) => [months, on]));
  }

  async shares(session: Session, reportId: string): Promise<ShareRow[]> {
    return session.query<ShareRow>(
      `select ordinal, key_id as "keyId", sealed from report_identity_share where report_id = $1 order by ordinal, key_id`,
      [reportId],
    );
  }

  async disclosures(session: Session, reportId: string): Promise<Disclosure[]> {
    return session.query<Disclosure>(
      `select disclosure_id as "disclosureId", asked_by as "askedBy", asked_on::text as "askedOn", reason,
         approved_by as "approvedBy", approved_on::text as "approvedOn", approval_reason as "approvalReason", share
       from report_disclosure where report_id = $1 order by asked_on, disclosure_id`,
      [reportId],
    );
  }

  /** Parts that came in during [from, to), by type and by the stage at which they stood on the last day before `then`. */
  async count(
    session: Session,
    { from, to, then }: { readonly from: CivilDate; readonly to: CivilDate; readonly then: CivilDate },
  ): Promise<{ type: ReportType; stage: ReportStage; parts: number }[]> {
    return session.query(
      `select part.type, stood.stage, count(*)::int as parts
       from report join report_part part using (report_id)
       join lateral (select stage from report_stage stage
                     where stage.report_id = part.report_id and stage.type = part.type and on_day < $3
                     order by place desc limit 1) stood on true
       where received_on >= $1 and received_on < $2
       group by part.type, stood.stage`,
      [from, to, then],
    );
  }

  async hasIllustrative(session: Session): Promise<boolean> {
    const [row] = await session.query<{ found: boolean }>(
      `select exists (select 1 from report where illustrative) as found`,
    );
    return row?.found ?? false;
  }
}
