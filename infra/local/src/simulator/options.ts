/** How often the simulated network misbehaves; shares are probabilities from 0 to 1. */
export interface Faults {
  /** Submissions refused with ESME_RTHROTTLED. */
  readonly throttleShare: number;
  /** Submissions taken whose answer is never sent: the sender cannot know. */
  readonly dropResponseShare: number;
  /** Pause before a submission is answered, in milliseconds. */
  readonly responseDelayMs: number;
  /** Receipts sent twice. */
  readonly duplicateReceiptShare: number;
  /** Receipts sent before the submission is answered. */
  readonly earlyReceiptShare: number;
  /** Messages that never reach the phone (`UNDELIV`). */
  readonly undeliverableShare: number;
}

export const noFaults: Faults = {
  throttleShare: 0,
  dropResponseShare: 0,
  responseDelayMs: 0,
  duplicateReceiptShare: 0,
  earlyReceiptShare: 0,
  undeliverableShare: 0,
};

export interface SimulatorOptions {
  readonly systemId: string;
  readonly password: string;
  /** 127.0.0.1 where not said. */
  readonly host?: string;
  /** 0, a free port, where not said. */
  readonly smppPort?: number;
  readonly httpPort?: number;
  /** Time a message takes to the phone, in milliseconds; 300 where not said. */
  readonly deliveryMs?: number;
  readonly faults?: Partial<Faults>;
  /** A number in [0, 1) that decides which messages meet a fault. */
  readonly random?: () => number;
  readonly now?: () => Date;
}
