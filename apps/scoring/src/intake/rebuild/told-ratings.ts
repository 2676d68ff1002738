import {
  isEvent,
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  standingDecidedV1,
} from '@namkhong/contracts';
import { CellSums, type CellDeltas, type FoldedSet, type RatingEntry } from '@namkhong/domain';
import type { ReceivedEvent } from '@namkhong/event-bus';
import { countedEntry, type RatingState } from '../rating-state.js';
import { stateDecided, stateTold, type RatingEvent } from '../state-told.js';
import { stateLine } from '../state-line.js';

/** A version of a criteria set as events name it. */
export type SetNamed = Pick<RatingEntry, 'setCode' | 'setVersion'>;

/** Reads what the log tells of ratings, event by event, and adds up their cells. Pure: it neither waits nor asks. */
export class ToldRatings {
  private sums = new CellSums();
  private lines = '';
  private events = 0;
  private refusals = 0;
  /** By name; null where there is none. */
  private readonly sets = new Map<string, FoldedSet | null>();

  /** Events that can never be folded. */
  get refused(): number {
    return this.refusals;
  }

  /** Events of which the lines were not taken yet. */
  get waiting(): number {
    return this.events;
  }

  /** Cells that something was added to since they were last taken. */
  get cells(): number {
    return this.sums.size;
  }

  /** Takes note of a version that was asked for; null where there is none. */
  know(named: SetNamed, set: FoldedSet | null): void {
    this.sets.set(nameOf(named), set);
  }

  /** A version that an event names and that is not known yet: it has to be before the event is told. */
  unknown(events: readonly ReceivedEvent[]): SetNamed | null {
    for (const event of events) {
      if (!isOfRating(event) || !('setCode' in event.data)) continue;
      if (!this.sets.has(nameOf(event.data))) return event.data;
    }
    return null;
  }

  /** Takes what events tell of ratings; answers the others. */
  tell(events: readonly ReceivedEvent[]): ReceivedEvent[] {
    const others: ReceivedEvent[] = [];
    for (const event of events) {
      if (isEvent(standingDecidedV1, event)) this.add(stateDecided(event.data));
      else if (isOfRating(event)) this.add(this.read(event));
      else others.push(event);
    }
    return others;
  }

  /** A line of `stateLine` for each event told since this was last asked, as if nothing else were told of its rating. */
  takeLines(): string {
    const { lines } = this;
    this.lines = '';
    this.events = 0;
    return lines;
  }

  /** What was added up since this was last asked. */
  takeCells(): CellDeltas {
    const { sums } = this;
    this.sums = new CellSums();
    return sums.deltas();
  }

  private add(state: RatingState | null): void {
    if (state === null) {
      this.refusals++;
      return;
    }
    this.lines += stateLine(state);
    this.events++;
    const entry = countedEntry(state);
    const set = entry && this.sets.get(nameOf(entry));
    if (entry && set) this.sums.add(entry, set);
  }

  /** Null for what can never be folded: its set or a criterion of it is unknown. */
  private read(event: RatingEvent): RatingState | null {
    const set = 'setCode' in event.data ? (this.sets.get(nameOf(event.data)) ?? null) : null;
    if (set === null && 'setCode' in event.data) return null;
    const told = stateTold(event, set);
    return told.kind === 'told' ? told.state : null;
  }
}

function nameOf({ setCode, setVersion }: SetNamed): string {
  return `${setCode}@${setVersion}`;
}

function isOfRating(event: ReceivedEvent): event is ReceivedEvent & RatingEvent {
  return isEvent(ratingCastV1, event) || isEvent(ratingRevisedV1, event) || isEvent(ratingWithdrawnV1, event);
}
