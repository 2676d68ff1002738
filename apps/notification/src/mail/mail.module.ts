import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { DigestService } from './digest.service.js';
import { MailDispatcher } from './mail-dispatcher.js';
import { MailNoticeRepository } from './mail-notice.repository.js';
import { MailTools } from './mail-tools.js';
import { MailRepository } from './mail.repository.js';
import { MailService } from './mail.service.js';
import { MailsController } from './mails.controller.js';

export { MAIL_PORT, noMail, type MailPort } from './mail.port.js';
export { MailService } from './mail.service.js';
export { SmtpMailer } from './smtp-mailer.js';

@Module({
  imports: [ContactsModule],
  controllers: [MailsController],
  providers: [MailNoticeRepository, MailRepository, MailService, DigestService, MailTools, MailDispatcher],
  exports: [MailService],
})
export class MailModule {}
