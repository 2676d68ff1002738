import { sealingKey, type IncomingEvent, type SealedBox, type SealingKey } from '@namkhong/contracts';
import { Injectable } from '@nestjs/common';
import type { BatchHandler } from '../bus/define-consumer.js';
import { Clock } from '../context/clock.js';
import type { Session } from '../database/session.js';
import { sealTexts } from './sealed-box.js';

/** The public keys of the one service that this one seals to. */
@Injectable()
export class PeerSealingKeys implements BatchHandler {
  constructor(private readonly clock: Clock) {}

  /** Keeps what the peer announces. A key that is known never changes. */
  async handle(batch: readonly IncomingEvent[], session: Session): Promise<void> {
    for (const { data } of batch) {
      const { keyId, publicKey, validFrom, validTo } = sealingKey.parse(data);
      await session.query(
        `insert into peer_sealing_key (key_id, public_key, valid_from, valid_to) values ($1, $2, $3, $4)
         on conflict (key_id) do nothing`,
        [keyId, publicKey, validFrom, validTo],
      );
    }
    await session.query(`delete from peer_sealing_key where valid_to <= $1`, [this.clock.now()]);
  }

  /** Seals the texts to the key in force; undefined while none is known, and then nothing may be kept for later. */
  async seal(session: Session, texts: readonly string[]): Promise<SealedBox[] | undefined> {
    const key = await this.inForce(session);
    return key && sealTexts(key, texts);
  }

  private async inForce(session: Session): Promise<Pick<SealingKey, 'keyId' | 'publicKey'> | undefined> {
    const [row] = await session.query<{ keyId: string; publicKey: string }>(
      `select key_id as "keyId", public_key as "publicKey" from peer_sealing_key
       where valid_from <= $1 and valid_to > $1 order by valid_from desc, key_id limit 1`,
      [this.clock.now()],
    );
    return row;
  }
}
