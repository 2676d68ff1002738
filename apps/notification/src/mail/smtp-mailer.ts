import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailOutcome, MailPort, OutgoingMail } from './mail.port.js';

export interface SmtpOptions {
  /** `smtp://user:password@host:port`; `smtps://` for TLS from the start. */
  readonly url: string;
  /** The address e-mails come from. */
  readonly from: string;
  /** For each wait on the server, and for all of one e-mail twice that. */
  readonly timeoutMs: number;
  readonly log: (message: string, fields: Record<string, unknown>) => void;
}

/**
 * One connection per e-mail. nodemailer speaks SMTP; this class knows when the text began to leave: what is lost before
 * was not sent, what is lost after is unknown. A password never goes over a connection without TLS.
 */
export class SmtpMailer implements MailPort {
  readonly available = true;

  constructor(private readonly options: SmtpOptions) {}

  async send(mail: OutgoingMail): Promise<MailOutcome> {
    const bytes = await this.compose(mail);
    const { url, timeoutMs } = this.options;
    const { hostname, port, protocol, username, password } = new URL(url);
    const secure = protocol === 'smtps:';
    const connection = new SMTPConnection({
      host: hostname.replace(/^\[|\]$/g, ''),
      ...(port === '' ? {} : { port: Number(port) }),
      ...{ secure, requireTLS: username !== '' && !secure, logger: false },
      ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
      ...{ dnsTimeout: timeoutMs, socketCloseTimeout: 0 },
    });
    const progress = { begun: false };
    const credentials =
      username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    const deadline = AbortSignal.timeout(2 * timeoutMs);
    try {
      return await new Promise<MailOutcome>((resolve, reject) => {
        deadline.addEventListener('abort', () => reject(new Error('the server took too long')), {
          once: true,
        });
        connection.on('error', reject);
        const deliver = () => {
          const envelope = { from: this.options.from, to: mail.to, size: bytes.length };
          connection.send(envelope, Readable.from(textOf(bytes, progress)), (error) => {
            if (error === null) resolve({ kind: 'accepted' });
            else if (error.responseCode === undefined) reject(error);
            else resolve(judgeAnswer(error.responseCode));
          });
        };
        connection.connect((error) => {
          if (error) reject(error);
          else if (credentials === null) deliver();
          else connection.login(credentials, (refused) => (refused ? reject(refused) : deliver()));
        });
      });
    } catch (error) {
      return this.judgeLoss(error, progress.begun);
    } finally {
      connection.close();
    }
  }

  /** Logs codes alone: what a server says may name the recipient. */
  private judgeLoss(error: unknown, begun: boolean): MailOutcome {
    const code = error instanceof Error && 'code' in error ? error.code : 'timed-out';
    this.options.log('mail server connection', { code });
    return begun ? { kind: 'unknown', reason: 'connection-lost' } : { kind: 'unavailable' };
  }

  private compose({ mailId, to, subject, body, at }: OutgoingMail): Promise<Buffer> {
    const { from } = this.options;
    return new MailComposer({
      from: { name: 'Năm Không', address: from },
      ...{ to, subject, text: body, date: at },
      messageId: `<${mailId}@${from.slice(from.indexOf('@') + 1)}>`,
      // RFC 3834: nobody's leave notice answers it.
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    })
      .compile()
      .build();
  }
}

/** Read only once the server has asked for the text. */
async function* textOf(bytes: Buffer, progress: { begun: boolean }): AsyncGenerator<Buffer> {
  progress.begun = true;
  yield bytes;
}

/** RFC 5321 §4.2.1: 4yz now and 5yz never; anything else says neither. */
function judgeAnswer(status: number): MailOutcome {
  if (status >= 500) return { kind: 'rejected', status };
  return status >= 400 ? { kind: 'deferred', status } : { kind: 'unknown', reason: `smtp-${status}` };
}
