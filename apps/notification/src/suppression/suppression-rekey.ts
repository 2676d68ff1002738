import { Database, FieldCipher, HOUR_MS, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PHONE } from '../contacts/contacts.module.js';
import { SuppressionRepository } from './suppression.repository.js';

/** Keeps the list under the current key, so that an older one can be taken out of the configuration. */
@Injectable()
export class SuppressionRekey implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: SuppressionRepository,
    private readonly cipher: FieldCipher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'suppressed numbers were not put under the current key; next try in an hour';
    const work = () => this.turn();
    this.rounds = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  private async turn(): Promise<void> {
    const hash = (phone: string) => this.cipher.fingerprints(phone, PHONE)[0];
    let done: number;
    do done = await this.database.transaction((session) => this.repository.rekey(session, hash));
    while (done > 0);
  }
}
