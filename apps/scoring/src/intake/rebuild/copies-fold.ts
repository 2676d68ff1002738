import {
  isEvent,
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  serviceCountedV1,
  standingDecidedV1,
  tallyRecordedV1,
} from '@namkhong/contracts';
import { CellSums, type CellDeltas } from '@namkhong/domain';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { Session } from '@namkhong/service-kit';
import type { CellsRepository } from '../cells.repository.js';
import { CountBelowZeroError } from '../count-below-zero.error.js';
import type { FindingsRepository } from '../findings.repository.js';
import { InFlight } from './in-flight.js';
import type { EntryChange, IntakeService } from '../intake.service.js';
import { claimReplayed } from './projection-copies.js';
import { RatingsLoad, type LoadTools } from './ratings-load.js';
import type { ServicesRepository } from '../services.repository.js';
import { UnfoldableEventError } from '../unfoldable-event.error.js';

/** So many cells are added up here before they go to their tables: about 50 MB. */
const CELLS_AT_ONCE = 50_000;

/** What folds events of each kind. */
export interface Folds extends LoadTools {
  readonly intake: IntakeService;
  readonly cells: CellsRepository;
  readonly services: ServicesRepository;
  readonly findings: FindingsRepository;
}

/**
 * Folds events into the copies of a session, to what the consumers make of them; cells are added up here and written now and
 * then. Ratings are loaded in bulk until the fold is settled, and folded as the consumers do from there on.
 */
export class CopiesFold {
  private sums = new CellSums();
  private refusals = 0;
  private isSettled = false;
  private readonly inFlight = new InFlight();
  private readonly load: RatingsLoad;

  constructor(
    private readonly session: Session,
    private readonly to: Folds,
  ) {
    this.load = new RatingsLoad(session, to, this.inFlight, {
      change: (change) => this.count(change),
      write: (deltas) => this.startWriting(deltas),
    });
  }

  /** Events that can never be folded: a consumer made them dead letters. */
  get refused(): number {
    return this.refusals + this.load.refused;
  }

  /** A batch of one partition. */
  async fold(events: readonly ReceivedEvent[]): Promise<void> {
    await this.foldOrRefuse(this.isSettled ? events : await this.load.take(events));
    if (this.sums.size >= CELLS_AT_ONCE) await this.write();
  }

  /** Ends the load: what comes now is little. */
  async settle(): Promise<void> {
    await this.load.settle();
    this.isSettled = true;
    await this.write();
  }

  /** Writes what was added up. */
  async write(): Promise<void> {
    const deltas = this.sums.deltas();
    this.sums = new CellSums();
    await this.startWriting(deltas);
    await this.inFlight.landed();
  }

  private startWriting(deltas: CellDeltas): Promise<void> {
    return this.inFlight.start(() => this.session.atomically(() => this.to.cells.add(this.session, deltas)));
  }

  /** After events that cannot be folded together, each by itself. */
  private async foldOrRefuse(events: readonly ReceivedEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.inFlight.landed();
    try {
      await this.foldTogether(events);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (events.length === 1) this.refusals++;
      else for (const event of events) await this.foldOrRefuse([event]);
    }
  }

  private async foldTogether(events: readonly ReceivedEvent[]): Promise<void> {
    const { session } = this;
    const { intake, cells, findings } = this.to;
    const changes = await session.atomically(async (): Promise<readonly EntryChange[]> => {
      const ratings = await intake.applyRatings(
        session,
        events.flatMap((event) =>
          isEvent(ratingCastV1, event) || isEvent(ratingRevisedV1, event) || isEvent(ratingWithdrawnV1, event)
            ? [event]
            : [],
        ),
      );
      const decisions = await intake.applyDecisions(
        session,
        events.filter((event) => isEvent(standingDecidedV1, event)),
      );
      const tallies = events.filter((event) => isEvent(tallyRecordedV1, event));
      await cells.add(session, await intake.applyTallies(session, tallies));
      await this.foldServices(events);
      await findings.fold(session, events);
      return [...ratings.changes, ...decisions.changes];
    });
    for (const change of changes) this.count(change);
  }

  private count({ entry, set, sign }: EntryChange): void {
    this.sums.add(entry, set, sign);
  }

  private async foldServices(events: readonly ReceivedEvent[]): Promise<void> {
    const counted = events.flatMap((event) => (isEvent(serviceCountedV1, event) ? [event] : []));
    if (counted.length === 0) return;
    const distinct = [...new Map(counted.map((event) => [event.id, event])).values()];
    const fresh = await claimReplayed(
      this.session,
      distinct.map(({ id }) => id),
    );
    await this.to.services.add(
      this.session,
      distinct.flatMap(({ id, data }) => (fresh.has(id) ? [data] : [])),
    );
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof UnfoldableEventError || error instanceof CountBelowZeroError;
}
