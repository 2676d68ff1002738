import type { KioskView } from '@namkhong/contracts/http/feedback-kiosks';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import type { DayClock } from './place-day.js';
import type { Gap } from './take-records.js';

/** Where a kiosk stands. */
export interface KioskPlace {
  readonly unitId: string;
  readonly servicePoint: string;
  readonly procedureGroup: string;
  readonly replaces: string | null;
}

/** A kiosk with how far its chain has come. */
export interface Kiosk extends KioskPlace {
  readonly kioskId: string;
  readonly illustrative: boolean;
  readonly publicKey: string;
  readonly state: KioskView['state'];
  readonly retiredOn: CivilDate | null;
  readonly nextSeq: number;
  readonly lastHash: string;
  readonly keptFrom: number;
  readonly settledOn: CivilDate;
  readonly lastBeat: number;
  readonly version: number;
}

export interface OpenGap extends Gap {
  readonly gapId: string;
  readonly missing: number;
}

/** What a message changes of its kiosk. */
export interface KioskProgress {
  readonly nextSeq: number;
  readonly lastHash: string;
  readonly refused: number;
  readonly settledOn: CivilDate;
  readonly seenAt: Date;
  /** Null for a message that was seen before: its status is old. */
  readonly status: {
    readonly beat: number;
    readonly waiting: number;
    readonly skewSeconds: number;
    readonly announcedSeq: number;
    readonly app: string;
  } | null;
}

export interface KeptRecord {
  readonly seq: number;
  readonly hash: string;
  readonly day: CivilDate;
  readonly clock: DayClock;
}

const columns = `kiosk_id as "kioskId", unit_id as "unitId", service_point as "servicePoint",
  procedure_group as "procedureGroup", replaces, illustrative, public_key as "publicKey", state,
  retired_on::text as "retiredOn", next_seq::float8 as "nextSeq", last_hash as "lastHash",
  kept_from::float8 as "keptFrom", settled_on::text as "settledOn", last_beat::float8 as "lastBeat", version`;

/** Writes kiosks and the chains of what they recorded. */
export class KioskRepository {
  async add(
    session: Session,
    kiosk: KioskPlace & Pick<Kiosk, 'kioskId' | 'illustrative' | 'publicKey' | 'lastHash'>,
    today: CivilDate,
  ): Promise<void> {
    await session.query(
      `insert into kiosk (kiosk_id, unit_id, service_point, procedure_group, illustrative, public_key, replaces, state,
         enrolled_on, last_hash, settled_on)
       values ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $9, $8)`,
      [
        kiosk.kioskId,
        kiosk.unitId,
        kiosk.servicePoint,
        kiosk.procedureGroup,
        kiosk.illustrative,
        kiosk.publicKey,
        kiosk.replaces,
        today,
        kiosk.lastHash,
      ],
    );
  }

  async find(session: Session, kioskId: string): Promise<Kiosk | undefined> {
    return (await session.query<Kiosk>(`select ${columns} from kiosk where kiosk_id = $1`, [kioskId]))[0];
  }

  /** Locks the kiosk until the transaction ends: its messages are taken one after the other. */
  async lock(session: Session, kioskId: string): Promise<Kiosk | undefined> {
    const rows = await session.query<Kiosk>(`select ${columns} from kiosk where kiosk_id = $1 for update`, [
      kioskId,
    ]);
    return rows[0];
  }

  async byKey(session: Session, publicKey: string): Promise<Kiosk | undefined> {
    return (await session.query<Kiosk>(`select ${columns} from kiosk where public_key = $1`, [publicKey]))[0];
  }

  async retire(
    session: Session,
    kioskId: string,
    retirement: {
      readonly state: 'replaced' | 'revoked';
      readonly on: CivilDate;
      readonly reason: string | null;
    },
  ): Promise<void> {
    await session.query(
      `update kiosk set state = $2, retired_on = $3, revocation_reason = $4, version = version + 1
       where kiosk_id = $1`,
      [kioskId, retirement.state, retirement.on, retirement.reason],
    );
  }

  async save(session: Session, kioskId: string, progress: KioskProgress): Promise<void> {
    const { nextSeq, lastHash, refused, settledOn, seenAt, status } = progress;
    await session.query(
      `update kiosk set next_seq = $2, last_hash = $3, refused = refused + $4, settled_on = $5, last_seen_at = $6,
         last_beat = coalesce($7, last_beat), waiting = coalesce($8, waiting),
         skew_seconds = coalesce($9, skew_seconds), app = coalesce($10, app),
         announced_seq = greatest(announced_seq, coalesce($11, announced_seq), $2)
       where kiosk_id = $1`,
      [
        kioskId,
        nextSeq,
        lastHash,
        refused,
        settledOn,
        seenAt,
        status?.beat,
        status?.waiting,
        status?.skewSeconds,
        status?.app,
        status?.announcedSeq,
      ],
    );
  }

  /** The hashes of the numbers, as far as they were taken and are kept. */
  async hashes(session: Session, kioskId: string, seqs: readonly number[]): Promise<Map<number, string>> {
    const rows = await session.query<{ seq: number; hash: string }>(
      `select seq::float8 as seq, hash from kiosk_record where kiosk_id = $1 and seq = any($2::bigint[])`,
      [kioskId, seqs],
    );
    return new Map(rows.map(({ seq, hash }) => [seq, hash]));
  }

  async openGaps(session: Session, kioskId: string): Promise<OpenGap[]> {
    return session.query<OpenGap>(
      `select gap_id as "gapId", from_seq::float8 as "from", to_seq::float8 as "to", closing_hash as "closingHash",
         missing
       from kiosk_gap where kiosk_id = $1 and filled_on is null`,
      [kioskId],
    );
  }

  async addRecords(session: Session, kioskId: string, records: readonly KeptRecord[]): Promise<void> {
    await session.query(
      `insert into kiosk_record (kiosk_id, seq, hash, day, clock)
       select $1, seq, hash, day, clock
       from json_to_recordset($2) as record (seq bigint, hash text, day date, clock text)`,
      [kioskId, JSON.stringify(records)],
    );
  }

  async addGap(session: Session, kioskId: string, gap: OpenGap, on: CivilDate): Promise<void> {
    await session.query(
      `insert into kiosk_gap (gap_id, kiosk_id, from_seq, to_seq, closing_hash, found_on, missing)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [gap.gapId, kioskId, gap.from, gap.to, gap.closingHash, on, gap.missing],
    );
  }

  /** So many records of the gap have come after all. */
  async fillGap(session: Session, gapId: string, arrived: number, on: CivilDate): Promise<void> {
    await session.query(
      `update kiosk_gap set missing = missing - $2,
         filled_on = case when missing = $2 then $3::date end
       where gap_id = $1`,
      [gapId, arrived, on],
    );
  }

  /** Keeps a record that could be no rating, so that nothing a person said is lost. */
  async addRefusal(
    session: Session,
    kioskId: string,
    seq: number,
    code: string,
    payload: object,
  ): Promise<void> {
    await session.query(`insert into kiosk_refusal (kiosk_id, seq, code, payload) values ($1, $2, $3, $4)`, [
      kioskId,
      seq,
      code,
      JSON.stringify(payload),
    ]);
  }

  /** Forgets the hashes of records of days before; below them everything counts as taken. */
  async forgetBefore(session: Session, day: CivilDate): Promise<void> {
    await session.query(
      `with gone as (delete from kiosk_record where day < $1 returning kiosk_id, seq)
       update kiosk set kept_from = greatest(kept_from, highest + 1)
       from (select kiosk_id, max(seq) as highest from gone group by kiosk_id) as forgotten
       where forgotten.kiosk_id = kiosk.kiosk_id`,
      [day],
    );
  }
}
