import { Clock, Database, FieldCipher, hourly, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PHONE } from './contacts.reader.js';
import { saveContacts, staleContacts } from './contacts.repository.js';

/** Contacts taken in one transaction. */
const BATCH = 200;

/**
 * Rotates keys: numbers under an older key are encrypted and hashed again under the current one, so that the older key can
 * be taken out of the configuration.
 */
@Injectable()
export class Rekey implements OnApplicationBootstrap, OnApplicationShutdown {
  private end: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.end = hourly('keys of contacts', () => this.turn(), this.logger);
  }

  onApplicationShutdown(): void {
    this.end();
  }

  /** @returns how many were still under an older key */
  async turn(): Promise<number> {
    let total = 0;
    for (let done = BATCH; done === BATCH; total += done) done = await this.batch();
    if (total > 0) this.logger.info({ contacts: total }, 'numbers encrypted under the current key');
    return total;
  }

  private async batch(): Promise<number> {
    return this.database.transaction(async (session) => {
      const stale = await staleContacts(session, this.cipher.currentPrefix, BATCH);
      const changedAt = this.clock.now();
      await saveContacts(
        session,
        stale.map(({ officialId, phoneCipher }) => {
          const phone = this.cipher.decrypt(phoneCipher, officialId);
          const phoneHash = this.cipher.fingerprints(phone, PHONE)[0];
          return { officialId, phoneCipher: this.cipher.encrypt(phone, officialId), phoneHash, changedAt };
        }),
      );
      return stale.length;
    });
  }
}
