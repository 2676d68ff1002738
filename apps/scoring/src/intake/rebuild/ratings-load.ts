import type { CellDeltas } from '@namkhong/domain';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { Session } from '@namkhong/service-kit';
import type { CriteriaSetsReader, CriteriaSetVersion } from '../../methodology/criteria-sets.reader.js';
import type { EntryChange } from '../intake.service.js';
import { countedEntry, joinStates, type RatingState } from '../rating-state.js';
import type { RatingsRepository } from '../ratings.repository.js';
import { stateLine } from '../state-line.js';
import type { InFlight } from './in-flight.js';
import { keyRatings } from './projection-copies.js';
import { ToldRatings, type SetNamed } from './told-ratings.js';

/** Written with one statement; while PostgreSQL takes them the next are read. */
const EVENTS_AT_ONCE = 4_096;
/** So many cells are added up before they go to their tables: about 10 MB. */
const CELLS_AT_ONCE = 10_000;

/** What a load needs of the service. */
export interface LoadTools {
  readonly sets: CriteriaSetsReader;
  readonly ratings: RatingsRepository;
}

/** Where cells go. */
export interface CellsTaken {
  /** Of each rating that comes into the cells or leaves them. */
  readonly change: (change: EntryChange) => void;
  /** Added up already. */
  readonly write: (deltas: CellDeltas) => Promise<void>;
}

/**
 * Loads what the whole log tells of ratings into the copies: each event as a row of its own, as if it were all that is
 * told of its rating, without a look at what is there. Of nearly every rating nothing else is told. Those of which more
 * is told are joined in the end, and what the cells hold of them is put right: cells add up, so that it comes to the same
 * as folding one event after the other.
 */
export class RatingsLoad {
  private readonly told = new ToldRatings();
  private refusals = 0;

  /** @param inFlight of the session: nothing else may be asked of it meanwhile */
  constructor(
    private readonly session: Session,
    private readonly to: LoadTools,
    private readonly inFlight: InFlight,
    private readonly cells: CellsTaken,
  ) {}

  /** Events that can never be folded. */
  get refused(): number {
    return this.refusals + this.told.refused;
  }

  /** Takes the events about ratings; answers the others. */
  async take(events: readonly ReceivedEvent[]): Promise<ReceivedEvent[]> {
    const { told } = this;
    for (let named = told.unknown(events); named; named = told.unknown(events)) {
      told.know(named, await this.setOf(named));
    }
    const others = told.tell(events);
    if (told.waiting >= EVENTS_AT_ONCE) await this.write();
    if (told.cells >= CELLS_AT_ONCE) await this.cells.write(told.takeCells());
    return others;
  }

  /** Joins what is told more than once. From here on the rows have their key, and nothing more is taken. */
  async settle(): Promise<void> {
    await this.write();
    await this.cells.write(this.told.takeCells());
    await this.inFlight.landed();
    const { session } = this;
    const { ratings } = this.to;
    await session.atomically(async () => {
      for await (const told of ratings.takeRepeated(session)) await this.join(told);
      await keyRatings(session);
    });
  }

  private async write(): Promise<void> {
    const lines = this.told.takeLines();
    await this.inFlight.start(() => this.to.ratings.append(this.session, lines));
  }

  /** @param told everything told of some ratings, in the order of the log */
  private async join(told: readonly RatingState[]): Promise<void> {
    let lines = '';
    for (const all of Map.groupBy(told, ({ ratingId }) => ratingId).values()) {
      for (const state of all) await this.count(state, -1);
      const joined = all.reduce((known, state) => {
        const next = joinStates(known, state);
        if (next.kind === 'joined') return next.state;
        this.refusals++;
        return known;
      });
      await this.count(joined, 1);
      lines += stateLine(joined);
    }
    await this.to.ratings.append(this.session, lines);
  }

  private async count(state: RatingState, sign: 1 | -1): Promise<void> {
    const entry = countedEntry(state);
    const set = entry && (await this.setOf(entry));
    if (entry && set) this.cells.change({ entry, set, sign });
  }

  private async setOf({ setCode, setVersion }: SetNamed): Promise<CriteriaSetVersion | null> {
    await this.inFlight.landed();
    return (await this.to.sets.find(this.session, setCode, setVersion)) ?? null;
  }
}
