/** Somebody who wrote to us. */
export interface Sender {
  /** `+84…` */
  readonly phone: string;
  readonly phoneHashes: readonly [string, ...string[]];
  /** When the message came in, and on which local day. */
  readonly at: Date;
  readonly day: string;
}
