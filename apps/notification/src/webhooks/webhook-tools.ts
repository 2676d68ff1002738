import { AuditLog, Clock, Database, Ids, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';

/** What webhooks need of the house besides their own parts. */
@Injectable()
export class WebhookTools {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly ids: Ids,
    readonly audit: AuditLog,
    @Inject(LOGGER) readonly logger: Logger,
  ) {}
}
