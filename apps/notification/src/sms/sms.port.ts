/** One text to one phone. */
export interface SmsSubmission {
  /** International form without `+`, `84901234567`. */
  readonly to: string;
  readonly text: string;
}

/** What is known of a submission once it returns. */
export type SubmitOutcome =
  /** The gateway took it under this id; a receipt will follow. */
  | { readonly kind: 'accepted'; readonly gatewayId: string }
  /** The gateway is busy: the same message again later, and it does not count as an attempt. */
  | { readonly kind: 'throttled' }
  /** Nothing was sent: there is no connection. */
  | { readonly kind: 'unavailable' }
  /** The gateway refuses this message for good. */
  | { readonly kind: 'rejected'; readonly status: string }
  /** The connection or the answer was lost after sending: it may or may not have been taken. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What the network reports of a message that was accepted. */
export interface DeliveryReceipt {
  readonly gatewayId: string;
  readonly state: 'delivered' | 'failed';
  /** The gateway's own word, `DELIVRD`, `EXPIRED`, `UNDELIV`. */
  readonly detail: string;
}

/** What somebody wrote to us; the parts of a long message come one by one. */
export interface InboundSms {
  /** As the gateway writes it, usually international without `+`. */
  readonly from: string;
  readonly text: string;
}

/** A channel that carries short messages. */
export interface SmsPort {
  readonly connected: boolean;
  start(onReceipt: (receipt: DeliveryReceipt) => Promise<void>): void;
  /** Who takes what phones write: the gateway is answered once that is stored. To be said before `start`. */
  onInbound(accept: (message: InboundSms) => Promise<void>): void;
  submit(submission: SmsSubmission): Promise<SubmitOutcome>;
  stop(): Promise<void>;
}

export const SMS_PORT = Symbol('SmsPort');
