import { FieldCipher, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface Invitation {
  readonly invitationId: string;
  readonly token: string;
}

/** Ballots that were sent by message, encrypted, until they are no longer accepted. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly cipher: FieldCipher) {}

  /** @returns false where it was known before */
  async add(
    session: Session,
    invitation: Invitation & { phoneHash: string; expiresOn: string },
  ): Promise<boolean> {
    const { invitationId, token, phoneHash, expiresOn } = invitation;
    const rows = await session.query(
      `INSERT INTO invitation (invitation_id, phone_hash, token_cipher, expires_on) VALUES ($1, $2, $3, $4)
       ON CONFLICT (invitation_id) DO NOTHING RETURNING 1`,
      [invitationId, phoneHash, this.cipher.encrypt(token, invitationId), expiresOn],
    );
    return rows.length > 0;
  }

  /** The last invitation that was sent to a number with one of these hashes and can still be answered on the day. */
  async findOpen(session: Session, phoneHashes: readonly string[], day: string): Promise<Invitation | null> {
    const [row] = await session.query<{ invitation_id: string; token_cipher: string }>(
      `SELECT i.invitation_id, i.token_cipher FROM invitation i
         JOIN message m ON m.cause_id = i.invitation_id AND m.template = 'rate-visit'
        WHERE i.phone_hash = ANY($1) AND i.expires_on > $2 AND m.state IN ('submitted', 'delivered', 'unknown')
        ORDER BY m.message_id DESC LIMIT 1`,
      [phoneHashes, day],
    );
    if (!row) return null;
    return {
      invitationId: row.invitation_id,
      token: this.cipher.decrypt(row.token_cipher, row.invitation_id),
    };
  }

  async remove(session: Session, invitationId: string): Promise<void> {
    await session.query(`DELETE FROM invitation WHERE invitation_id = $1`, [invitationId]);
  }

  async removeExpired(session: Session, day: string): Promise<void> {
    await session.query(`DELETE FROM invitation WHERE expires_on <= $1`, [day]);
  }
}
