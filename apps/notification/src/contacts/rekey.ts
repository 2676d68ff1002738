import { Clock, Database, FieldCipher, HOUR_MS, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { closeContact, openContact } from './contact-cipher.js';
import { saveContacts, staleContacts } from './contacts.repository.js';

/** Contacts taken in one transaction. */
const BATCH = 200;

/**
 * Rotates keys: numbers and addresses under an older key are encrypted and hashed again under the current one, so that the older key can
 * be taken out of the configuration.
 */
@Injectable()
export class Rekey implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'contacts were not put under the current key; next try in an hour';
    const work = () => this.turn();
    this.rounds = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** @returns how many were still under an older key */
  async turn(): Promise<number> {
    let total = 0;
    for (let done = BATCH; done === BATCH; total += done) done = await this.batch();
    if (total > 0) this.logger.info({ contacts: total }, 'contacts encrypted under the current key');
    return total;
  }

  private async batch(): Promise<number> {
    return this.database.transaction(async (session) => {
      const stale = await staleContacts(session, this.cipher.currentPrefix, BATCH);
      const changedAt = this.clock.now();
      await saveContacts(
        session,
        stale.map((contact) =>
          closeContact(this.cipher, contact.officialId, openContact(this.cipher, contact), changedAt),
        ),
      );
      return stale.length;
    });
  }
}
