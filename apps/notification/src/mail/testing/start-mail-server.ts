import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** What the server does with an e-mail to somebody: an answer instead of taking the recipient, or going away after DATA. */
export type MailFault = 451 | 550 | 'drop';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly headers: string;
  readonly body: string;
}

/** A real SMTP server that keeps what it took and can be made to misbehave, recipient by recipient, once for each fault. */
export async function startMailServer() {
  const received: ReceivedMail[] = [];
  const begun: string[] = [];
  const faults = new Map<string, MailFault[]>();
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false },
    onRcptTo({ address }, _session, done) {
      const [fault] = faults.get(address) ?? [];
      if (fault === undefined || fault === 'drop') return done();
      faults.get(address)?.shift();
      done(Object.assign(new Error('not taken'), { responseCode: fault }));
    },
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo[0]?.address ?? '';
      begun.push(to);
      void buffer(stream).then((bytes) => {
        if (faults.get(to)?.shift() === 'drop') for (const socket of sockets) socket.destroy();
        else {
          received.push(readMail(to, bytes.toString('utf8')));
          done();
        }
      }, done);
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** The next e-mails to somebody meet these, one each. */
    fail: (to: string, ...next: MailFault[]) => void faults.set(to, next),
    receivedBy: (to: string) => received.filter((mail) => mail.to === to),
    /** How often the text of an e-mail to somebody was sent, taken or not. */
    begunFor: (to: string) => begun.filter((each) => each === to).length,
    close: () => new Promise<void>((closed) => server.close(closed)),
  };
}

function readMail(to: string, source: string): ReceivedMail {
  const end = source.indexOf('\r\n\r\n');
  const headers = source.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const value = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  const text = source.slice(end + 4);
  const encoding = value('content-transfer-encoding');
  const body =
    encoding === 'base64'
      ? Buffer.from(text, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? readQuoted(text.replaceAll('=\r\n', ''))
        : text;
  return { to, subject: readWords(value('subject')), headers, body: body.replaceAll('\r\n', '\n').trim() };
}

/** Encoded words of RFC 2047. */
function readWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : readQuoted(word.replaceAll('_', ' ')),
    );
}

/** Quoted-printable of RFC 2045. */
function readQuoted(text: string): string {
  return text.replace(/(?:=[\dA-F]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'),
  );
}
