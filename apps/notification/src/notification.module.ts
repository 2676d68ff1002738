import { notificationKeyPublishedV1 } from '@namkhong/contracts';
import { LOGGER, SealingModule, ServiceKitModule, type Logger } from '@namkhong/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { ContactsModule } from './contacts/contacts.module.js';
import { entities, migrations } from './database/schema.js';
import { DirectoryModule } from './directory/directory.module.js';
import type { Environment } from './environment.js';
import { InAppModule } from './in-app/in-app.module.js';
import { InboundModule } from './inbound/inbound.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { MessagesModule, SENDING, WORK_LINK, type Sending } from './messages/messages.module.js';
import { PreferencesModule } from './preferences/preferences.module.js';
import { problems } from './problems.js';
import { RulesModule } from './rules/rules.module.js';
import { MAIL_PORT, MailModule, noMail, SmtpMailer, type MailPort } from './mail/mail.module.js';
import { SMS_PORT, type SmsPort } from './sms/sms.port.js';
import { SuppressionModule } from './suppression/suppression.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** The whole service; the SMS port is an argument so that a test can bring its own. */
@Module({})
export class NotificationModule {
  static with(environment: Environment, sms: SmsPort): DynamicModule {
    const sending: Sending = {
      origin: environment.PUBLIC_ORIGIN,
      demonstration: environment.SMS_DEMONSTRATION,
    };
    const shared: DynamicModule = {
      module: class Shared {},
      global: true,
      providers: [
        { provide: WORK_LINK, useValue: new URL('/work', environment.PUBLIC_ORIGIN).href },
        { provide: SMS_PORT, useValue: sms },
        { provide: SENDING, useValue: sending },
        {
          provide: MAIL_PORT,
          useFactory: (logger: Logger) => mailerOf(environment, logger),
          inject: [LOGGER],
        },
      ],
      exports: [WORK_LINK, SMS_PORT, SENDING, MAIL_PORT],
    };
    return {
      module: NotificationModule,
      imports: [
        ServiceKitModule.forRoot({ name: 'notification', entities, migrations, environment, problems }),
        SealingModule.forRoot({
          fieldKeys: environment.FIELD_KEYS,
          announcement: notificationKeyPublishedV1,
          peerTopic: 'feedback.key.v1',
        }),
        shared,
        DirectoryModule,
        ContactsModule,
        MessagesModule,
        MailModule,
        PreferencesModule,
        RulesModule,
        SuppressionModule,
        InvitationsModule,
        InboundModule,
        InAppModule,
        WebhooksModule.with(environment.WEBHOOK_NETWORKS),
      ],
    };
  }
}

/** How long each wait on the mail server may take. */
const MAIL_TIMEOUT_MS = 30_000;

function mailerOf({ MAIL_URL: url, MAIL_FROM: from }: Environment, logger: Logger): MailPort {
  if (url === undefined || from === undefined) return noMail;
  const log = (message: string, fields: Record<string, unknown>) => logger.warn(fields, message);
  return new SmtpMailer({ url, from, timeoutMs: MAIL_TIMEOUT_MS, log });
}
