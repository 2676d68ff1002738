import { Database, FieldCipher, hourly, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PHONE } from '../contacts/contacts.module.js';
import { SuppressionRepository } from './suppression.repository.js';

/** Keeps the list under the current key, so that an older one can be taken out of the configuration. */
@Injectable()
export class SuppressionRekey implements OnApplicationBootstrap, OnApplicationShutdown {
  private end: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: SuppressionRepository,
    private readonly cipher: FieldCipher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.end = hourly('keys of suppressed numbers', () => this.turn(), this.logger);
  }

  onApplicationShutdown(): void {
    this.end();
  }

  private async turn(): Promise<void> {
    const hash = (phone: string) => this.cipher.fingerprints(phone, PHONE)[0];
    let done: number;
    do done = await this.database.transaction((session) => this.repository.rekey(session, hash));
    while (done > 0);
  }
}
