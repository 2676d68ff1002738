import type { SimulatedMessage } from '@namkhong/contracts/http/simulator';
import { maskNumber, normaliseNumber } from './mask-number.js';

const limit = 1_000;

export interface ReceivedMessage {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly encoding: SimulatedMessage['encoding'];
  readonly parts: number;
  readonly receivedAt: Date;
}

interface Entry extends ReceivedMessage {
  receipt: SimulatedMessage['receipt'];
}

/** The last thousand messages, in memory. Numbers are known inside and leave it masked. */
export class MessageLog {
  private entries: Entry[] = [];

  add(message: ReceivedMessage): void {
    this.entries.push({ ...message, receipt: 'none' });
    if (this.entries.length > limit) this.entries = this.entries.slice(-limit);
  }

  settle(id: string, receipt: 'delivered' | 'failed'): void {
    const entry = this.entries.find((one) => one.id === id);
    if (entry) entry.receipt = receipt;
  }

  /** Newest first; of one phone, where a number is given in any form. */
  list(to?: string): SimulatedMessage[] {
    const wanted = to === undefined ? undefined : normaliseNumber(to);
    return this.entries
      .filter((entry) => wanted === undefined || normaliseNumber(entry.to) === wanted)
      .map(({ to: number, receivedAt, ...entry }) => ({
        ...entry,
        maskedTo: maskNumber(number),
        receivedAt: receivedAt.toISOString(),
      }))
      .reverse();
  }
}
