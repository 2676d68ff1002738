/** One e-mail to one official. */
export interface OutgoingMail {
  /** Stands in its Message-ID: a copy, should there ever be one, can be told. */
  readonly mailId: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  readonly at: Date;
}

/** What is known of an e-mail once the server was asked to take it. */
export type MailOutcome =
  | { readonly kind: 'accepted' }
  /** The server will not take it now (4xx). */
  | { readonly kind: 'deferred'; readonly status: number }
  /** The server refuses it for good (5xx). */
  | { readonly kind: 'rejected'; readonly status: number }
  /** Nothing of it was sent: no connection, or the server does not let us in. */
  | { readonly kind: 'unavailable' }
  /** Lost after the text began to leave: it may or may not have been taken. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** A channel that carries e-mail. */
export interface MailPort {
  /** Whether there is a server at all. */
  readonly available: boolean;
  send(mail: OutgoingMail): Promise<MailOutcome>;
}

export const MAIL_PORT = Symbol('MailPort');

/** An installation without a mail server: nobody is told by e-mail. */
export const noMail: MailPort = {
  available: false,
  send: () => Promise.resolve({ kind: 'unavailable' }),
};
