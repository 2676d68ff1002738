import { FieldCipher, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { maskPhone } from '../contacts/contacts.module.js';

export type SuppressionReason = 'opted-out' | 'suppressed';

export interface Suppression {
  readonly suppressionId: string;
  readonly maskedPhone: string;
  readonly reason: SuppressionReason;
  readonly since: Date;
}

interface Row {
  readonly suppression_id: string;
  readonly phone_cipher: string;
  readonly reason: SuppressionReason;
  readonly since: Date;
}

/** Numbers of citizens that get nothing: encrypted, and found by a keyed hash. */
@Injectable()
export class SuppressionRepository {
  constructor(private readonly cipher: FieldCipher) {}

  /** Why nothing is sent to a number with one of these hashes; null where it may be. */
  async find(session: Session, phoneHashes: readonly string[]): Promise<SuppressionReason | null> {
    const [row] = await session.query<Pick<Row, 'reason'>>(
      `SELECT reason FROM suppression WHERE phone_hash = ANY($1) LIMIT 1`,
      [phoneHashes],
    );
    return row?.reason ?? null;
  }

  /** @returns false where the number was there before; the first reason stays */
  async add(
    session: Session,
    entry: {
      id: string;
      phone: string;
      phoneHashes: readonly [string, ...string[]];
      reason: SuppressionReason;
      at: Date;
    },
  ): Promise<boolean> {
    if ((await this.find(session, entry.phoneHashes)) !== null) return false;
    const rows = await session.query(
      `INSERT INTO suppression (suppression_id, phone_hash, phone_cipher, reason, since) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (phone_hash) DO NOTHING RETURNING 1`,
      [entry.id, entry.phoneHashes[0], this.cipher.encrypt(entry.phone, entry.id), entry.reason, entry.at],
    );
    return rows.length > 0;
  }

  async list(session: Session, before: string | undefined, limit: number): Promise<Suppression[]> {
    const rows = await session.query<Row>(
      `SELECT suppression_id, phone_cipher, reason, since FROM suppression
        WHERE $1::uuid IS NULL OR suppression_id < $1::uuid ORDER BY suppression_id DESC LIMIT $2`,
      [before ?? null, limit],
    );
    return rows.map((row) => ({
      suppressionId: row.suppression_id,
      maskedPhone: maskPhone(this.cipher.decrypt(row.phone_cipher, row.suppression_id)),
      reason: row.reason,
      since: row.since,
    }));
  }

  /** @returns false where there is no such entry */
  async remove(session: Session, suppressionId: string): Promise<boolean> {
    const rows = await session.query(`DELETE FROM suppression WHERE suppression_id = $1 RETURNING 1`, [
      suppressionId,
    ]);
    return rows.length > 0;
  }

  /** Encrypts and hashes again what is under an older key. @returns how many were */
  async rekey(session: Session, hash: (phone: string) => string): Promise<number> {
    const rows = await session.query<Row>(
      `SELECT suppression_id, phone_cipher FROM suppression WHERE NOT starts_with(phone_cipher, $1)
        ORDER BY suppression_id LIMIT 200 FOR UPDATE`,
      [this.cipher.currentPrefix],
    );
    for (const row of rows) {
      const phone = this.cipher.decrypt(row.phone_cipher, row.suppression_id);
      await session.query(
        `UPDATE suppression SET phone_cipher = $2, phone_hash = $3 WHERE suppression_id = $1`,
        [row.suppression_id, this.cipher.encrypt(phone, row.suppression_id), hash(phone)],
      );
    }
    return rows.length;
  }
}
