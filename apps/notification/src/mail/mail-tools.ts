import { Clock, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { ContactsReader } from '../contacts/contacts.reader.js';

/** What the dispatcher of e-mails needs of the house besides its own parts. */
@Injectable()
export class MailTools {
  constructor(
    readonly clock: Clock,
    readonly contacts: ContactsReader,
    @Inject(LOGGER) readonly logger: Logger,
  ) {}
}
