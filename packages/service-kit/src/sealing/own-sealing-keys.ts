import type { EventDefinition, SealedBox, SealingKey, sealingKey } from '@namkhong/contracts';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Events } from '../bus/events.js';
import { Clock } from '../context/clock.js';
import { Database } from '../database/database.js';
import type { Session } from '../database/session.js';
import { LOGGER } from '../kit.tokens.js';
import { HOUR_MS, Rounds } from '../lifecycle/rounds.js';
import { FieldCipher } from './field-cipher.js';
import { newBoxKeyPair, openSealed, SealedBoxError, type BoxKeyPair } from './sealed-box.js';
import { dueSealingMonths, type SealingPeriod } from './sealing-month.js';

/** Where the event that announces this service's keys is provided. */
export const KEY_ANNOUNCEMENT = Symbol('namkhong:key-announcement');
export type KeyAnnouncement = EventDefinition<string, typeof sealingKey>;

/**
 * The keys that others seal to for this service: one a month, announced before it is valid, its private half encrypted at
 * rest and destroyed sixty days after the month.
 */
@Injectable()
export class OwnSealingKeys implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    @Inject(KEY_ANNOUNCEMENT) private readonly announcement: KeyAnnouncement,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'sealing keys were not turned; next try in an hour';
    const work = () => this.turn();
    this.rounds = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** Makes and announces the keys that are due, and destroys those whose time is over. Any number may do so at once. */
  async turn(): Promise<void> {
    const now = this.clock.now();
    const [service = ''] = this.announcement.topic.split('.');
    await this.database.transaction(async (session) => {
      await session.query(`delete from sealing_key where destroyed_at <= $1`, [now]);
      for (const period of dueSealingMonths(service, now)) await this.make(session, period);
    });
  }

  /**
   * The texts of boxes, in order.
   *
   * @throws SealedBoxError `box-key-gone` where the key was destroyed or never ours, `box-broken` for what is no box of it
   */
  async open(session: Session, boxes: readonly SealedBox[]): Promise<string[]> {
    const pairs = new Map<string, BoxKeyPair>();
    const texts: string[] = [];
    for (const { keyId, sealed } of boxes) {
      const pair = pairs.get(keyId) ?? (await this.find(session, keyId));
      pairs.set(keyId, pair);
      texts.push(await openSealed(sealed, pair));
    }
    return texts;
  }

  private async make(session: Session, period: SealingPeriod): Promise<void> {
    const pair = await newBoxKeyPair();
    const key: SealingKey = { ...period, publicKey: pair.publicKey };
    const made = await session.query(
      `insert into sealing_key (key_id, public_key, private_cipher, destroyed_at) values ($1, $2, $3, $4)
       on conflict (key_id) do nothing returning key_id`,
      [key.keyId, key.publicKey, this.cipher.encrypt(pair.privateKey, key.keyId), key.destroyedAt],
    );
    if (made.length > 0) await this.events.append(session, this.announcement, key);
  }

  private async find(session: Session, keyId: string): Promise<BoxKeyPair> {
    const [row] = await session.query<{ public_key: string; private_cipher: string }>(
      `select public_key, private_cipher from sealing_key where key_id = $1 and destroyed_at > $2`,
      [keyId, this.clock.now()],
    );
    if (!row) throw new SealedBoxError('box-key-gone');
    return { publicKey: row.public_key, privateKey: this.cipher.decrypt(row.private_cipher, keyId) };
  }
}
