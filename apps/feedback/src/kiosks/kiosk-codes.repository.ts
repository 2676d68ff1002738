import type { Session } from '@namkhong/service-kit';
import type { KioskPlace } from './kiosk.repository.js';

/** An enrolment code, and the kiosk that used it. */
export interface KioskCode extends KioskPlace {
  readonly expiresAt: Date;
  readonly kioskId: string | null;
}

/** One-time enrolment codes, by their hash. */
export class KioskCodesRepository {
  async add(session: Session, hash: Buffer, place: KioskPlace, expiresAt: Date): Promise<void> {
    await session.query(
      `insert into kiosk_code (code_hash, unit_id, service_point, procedure_group, replaces, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [hash, place.unitId, place.servicePoint, place.procedureGroup, place.replaces, expiresAt],
    );
  }

  /** Locked until the transaction ends: two devices that bring one code get one kiosk. */
  async lock(session: Session, hash: Buffer): Promise<KioskCode | undefined> {
    const rows = await session.query<KioskCode>(
      `select unit_id as "unitId", service_point as "servicePoint", procedure_group as "procedureGroup", replaces,
         expires_at as "expiresAt", kiosk_id as "kioskId"
       from kiosk_code where code_hash = $1 for update`,
      [hash],
    );
    return rows[0];
  }

  async spend(session: Session, hash: Buffer, kioskId: string): Promise<void> {
    await session.query(`update kiosk_code set kiosk_id = $2 where code_hash = $1`, [hash, kioskId]);
  }

  async forgetExpired(session: Session, now: Date): Promise<void> {
    await session.query(`delete from kiosk_code where expires_at < $1`, [now]);
  }
}
