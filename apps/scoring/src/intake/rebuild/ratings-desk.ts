import type { CellDeltas, FoldedSet } from '@namkhong/domain';
import type { LogRecord } from '@namkhong/event-bus';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BatchTold, SetNamed } from './told-ratings.js';

export type Asked =
  | {
      readonly kind: 'tell';
      readonly records: readonly LogRecord[];
      /** Versions that were missing. */
      readonly sets: readonly { readonly named: SetNamed; readonly set: FoldedSet | null }[];
    }
  | { readonly kind: 'cells' };

export type Answered =
  | ({ readonly kind: 'told' } & BatchTold)
  /** Nothing is told until these are known. */
  | { readonly kind: 'missing'; readonly sets: readonly SetNamed[] }
  | { readonly kind: 'cells'; readonly deltas: CellDeltas };

/**
 * A thread that reads what records tell of ratings: half of a rebuild's work, so that the other half, the log and the
 * database, goes on beside it, and whoever asks the service meanwhile waits less. It ends with the rebuild.
 */
export class RatingsDesk {
  /** A thread runs what was built, whether this file was or not. */
  private readonly worker = new Worker(
    new URL('../../../dist/intake/rebuild/ratings-thread.js', import.meta.url),
  );

  /** @param setOf asked for a version that the thread does not know; null where there is none */
  constructor(private readonly setOf: (named: SetNamed) => Promise<FoldedSet | null>) {
    // Whoever asked is told by `once`; without a listener of its own a broken thread would end the service.
    this.worker.on('error', () => undefined);
  }

  /** One batch at a time. @throws whatever broke the thread */
  async tell(records: readonly LogRecord[]): Promise<BatchTold> {
    let answered = await this.ask({ kind: 'tell', records, sets: [] });
    if (answered.kind === 'missing') {
      const sets = [];
      for (const named of answered.sets) sets.push({ named, set: await this.setOf(named) });
      answered = await this.ask({ kind: 'tell', records, sets });
    }
    if (answered.kind !== 'told') throw new Error(`the thread answered ${answered.kind}`);
    return answered;
  }

  /** What was added up since this was last asked. */
  async takeCells(): Promise<CellDeltas> {
    const answered = await this.ask({ kind: 'cells' });
    if (answered.kind !== 'cells') throw new Error(`the thread answered ${answered.kind}`);
    return answered.deltas;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async ask(asked: Asked): Promise<Answered> {
    const answered = once(this.worker, 'message');
    this.worker.postMessage(asked);
    return ((await answered) as [Answered])[0];
  }
}
