import { bootService, createLogger } from '@namkhong/service-kit';
import { environment } from './environment.js';
import { NotificationModule } from './notification.module.js';
import { SmppSession } from './sms/smpp-session.js';

const logger = createLogger({ name: 'notification', level: environment.LOG_LEVEL });
const sms = new SmppSession({
  url: environment.SMPP_URL,
  from: environment.SMS_FROM,
  window: environment.SMS_WINDOW,
  perSecond: environment.SMS_PER_SECOND,
  receiptIds: environment.SMS_RECEIPT_IDS,
  submitTimeoutMs: 10_000,
  enquireLinkMs: 30_000,
  reconnect: { base: 500, limit: 30_000 },
  log: (level, message, fields = {}) => logger[level](fields, message),
});

await bootService({ name: 'notification', module: NotificationModule.with(environment, sms), environment });
