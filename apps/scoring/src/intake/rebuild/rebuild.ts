import type { Transport } from '@namkhong/event-bus';
import { Clock, Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CellsRepository } from '../cells.repository.js';
import type { CopiesFold } from './copies-fold.js';
import { CopiesFolds } from './copies-folds.js';
import { OffsetsReader } from '../offsets.reader.js';
import { closeCopies, correctByCopies, openCopies, type Comparison } from './projection-copies.js';
import { RebuildsRepository } from './rebuilds.repository.js';
import { partitionKey, replayUpTo, type Offsets, type Replay } from './replay-log.js';

/** How far behind the consumers a replay may be when they are made to wait for it. */
const LAST_STEP = 20_000;
const NOTE_EVERY_MS = 500;

interface Work {
  readonly session: Session;
  readonly rebuildId: string;
  readonly fold: CopiesFold;
  readonly replay: Replay;
  readonly reached: Map<string, bigint>;
  /** Records up to the end that is known so far. */
  records: number;
}

/**
 * Makes the projections anew from the log, beside those in use, and then puts right whatever is not equal. Nothing is
 * published by it; released cells, decisions, flags and publications are not touched. Until the last moment consumers
 * fold and questions are answered as always; then folds wait until both are compared at one and the same position.
 */
@Injectable()
export class Rebuild {
  constructor(
    private readonly database: Database,
    private readonly rebuilds: RebuildsRepository,
    private readonly folds: CopiesFolds,
    private readonly cells: CellsRepository,
    private readonly offsets: OffsetsReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs a rebuild from its beginning to its end, unless another instance is at it.
   *
   * @throws Error where the log is not whole or not to be read, or the signal aborts it; nothing is changed then
   */
  async run(rebuildId: string, transport: Transport, signal: AbortSignal): Promise<void> {
    await this.database.read(async (session) => {
      if (!(await openCopies(session))) return;
      try {
        await this.begin(session, rebuildId, transport, signal);
      } finally {
        await closeCopies(session);
      }
    });
  }

  private async begin(
    session: Session,
    rebuildId: string,
    transport: Transport,
    signal: AbortSignal,
  ): Promise<void> {
    const attempts = await this.database.transaction((own) =>
      this.rebuilds.begin(own, rebuildId, this.clock.now()),
    );
    const fold = this.folds.into(session);
    const group = `scoring.rebuild.${rebuildId}.${attempts}`;
    const topics = await this.requireWhole(session, transport);
    const work: Work = {
      ...{ session, rebuildId, fold, reached: new Map(), records: 0 },
      replay: { transport, group, topics, signal, onEvents: this.folding(() => work) },
    };
    let ends = await this.ends(session);
    do {
      await this.replayTo(work, ends);
      ends = await this.ends(session);
    } while (distance(work.reached, ends) > LAST_STEP);
    await fold.settle();
    const { differences } = await session.atomically(() => this.finish(work));
    const state = Object.values(differences).some((rows) => rows > 0) ? 'corrected' : 'equal';
    await this.database.transaction((own) =>
      this.rebuilds.finish(own, rebuildId, this.clock.now(), { state, differences }),
    );
  }

  /** While every consumer of this service waits: what came meanwhile, and the comparison. */
  private async finish(work: Work): Promise<Comparison> {
    const { session } = work;
    await session.query('LOCK TABLE bus_offset IN EXCLUSIVE MODE');
    await this.replayTo(work, await this.ends(session));
    await work.fold.write();
    const comparison = await correctByCopies(session);
    await this.cells.noteChanges(session, comparison.months);
    return comparison;
  }

  private async replayTo(work: Work, ends: Offsets): Promise<void> {
    work.records = distance(new Map(), ends);
    await replayUpTo(work.replay, work.reached, ends);
    await this.note(work, work.records);
  }

  /** Folds what is read, and tells how far it came. */
  private folding(work: () => Work): Replay['onEvents'] {
    let replayed = 0;
    let notedAt = 0;
    return async (events, records) => {
      await work().fold.fold(events);
      replayed += records;
      if (performance.now() - notedAt < NOTE_EVERY_MS) return;
      notedAt = performance.now();
      await this.note(work(), replayed);
    };
  }

  /** On a connection of its own, so that it is seen while the rebuild's transaction is open. */
  private async note({ rebuildId, records, fold: { refused } }: Work, replayed: number): Promise<void> {
    await this.database.transaction((own) =>
      this.rebuilds.note(own, rebuildId, { records, replayed, refused }),
    );
  }

  /** How far the consumers have come. */
  private async ends(session: Session): Promise<Offsets> {
    const positions = await this.offsets.rebuilt(session);
    return new Map(
      positions.map(({ topic, partition, nextOffset }) => [
        partitionKey(topic, partition),
        BigInt(nextOffset),
      ]),
    );
  }

  /** The topics that were read. What is no longer in the log cannot be made anew from it. */
  private async requireWhole(session: Session, transport: Transport): Promise<string[]> {
    const positions = await this.offsets.rebuilt(session);
    const topics = [...new Set(positions.map(({ topic }) => topic))];
    for (const topic of topics) {
      for (const [partition, { low }] of await transport.watermarks(topic)) {
        if (low > 0n) throw new Error(`${topic}/${partition} begins at ${low}: its first records are gone`);
      }
    }
    return topics;
  }
}

function distance(from: Offsets, ends: Offsets): number {
  return [...ends].reduce((sum, [key, end]) => sum + Number(end - (from.get(key) ?? 0n)), 0);
}
