import {
  isEvent,
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  standingDecidedV1,
} from '@namkhong/contracts';
import { CellSums, type CellDeltas, type FoldedSet, type RatingEntry } from '@namkhong/domain';
import { readRecord, type LogRecord, type ReceivedEvent } from '@namkhong/event-bus';
import { countedEntry, type RatingState } from '../rating-state.js';
import { stateDecided, stateTold, type RatingEvent } from '../state-told.js';
import { stateLine } from '../state-line.js';

/** A version of a criteria set as events name it. */
export type SetNamed = Pick<RatingEntry, 'setCode' | 'setVersion'>;

/** What a batch of records tells of ratings. */
export interface BatchTold {
  /** A line for each event: what it tells of its rating, as if nothing else were told of it. */
  readonly lines: string;
  /** Records that tell of something else, by their places in the batch. */
  readonly others: readonly number[];
  /** Events about ratings that can never be folded. */
  readonly refused: number;
  /** Cells that something was added to since they were last taken. */
  readonly cells: number;
}

/** Reads what the log tells of ratings, event by event, and adds up their cells. Pure: it neither waits nor asks. */
export class ToldRatings {
  private sums = new CellSums();
  /** By name; null where there is none. */
  private readonly sets = new Map<string, FoldedSet | null>();

  /** Takes note of a version that was asked for. */
  know(named: SetNamed, set: FoldedSet | null): void {
    this.sets.set(nameOf(named), set);
  }

  /** Versions that the events name and that are not known yet: they have to be before a batch is told. */
  unknown(events: readonly (ReceivedEvent | null)[]): SetNamed[] {
    const missing = new Map<string, SetNamed>();
    for (const event of events) {
      if (!event || !isOfRating(event) || !('setCode' in event.data)) continue;
      const name = nameOf(event.data);
      if (!this.sets.has(name)) missing.set(name, event.data);
    }
    return [...missing.values()].map(({ setCode, setVersion }) => ({ setCode, setVersion }));
  }

  tell(events: readonly (ReceivedEvent | null)[]): BatchTold {
    const others: number[] = [];
    let lines = '';
    let refused = 0;
    for (let place = 0; place < events.length; place++) {
      const event = events[place];
      if (!event) continue;
      const isDecision = isEvent(standingDecidedV1, event);
      if (!isDecision && !isOfRating(event)) {
        others.push(place);
        continue;
      }
      const state = isDecision ? stateDecided(event.data) : this.read(event);
      if (state === null) {
        refused++;
        continue;
      }
      lines += stateLine(state);
      const entry = countedEntry(state);
      const set = entry && this.sets.get(nameOf(entry));
      if (set) this.sums.add(entry, set);
    }
    return { lines, others, refused, cells: this.sums.size };
  }

  /** What was added up since this was last asked. */
  takeCells(): CellDeltas {
    const { sums } = this;
    this.sums = new CellSums();
    return sums.deltas();
  }

  /** Null for what can never be folded: its set or a criterion of it is unknown. */
  private read(event: RatingEvent): RatingState | null {
    const set = 'setCode' in event.data ? (this.sets.get(nameOf(event.data)) ?? null) : null;
    if (set === null && 'setCode' in event.data) return null;
    const told = stateTold(event, set);
    return told.kind === 'told' ? told.state : null;
  }
}

/** In the order of the records; null where a consumer would skip the record, or made it a dead letter. */
export function readEvents(records: readonly LogRecord[]): (ReceivedEvent | null)[] {
  return records.map((record) => {
    const reading = readRecord(record, () => true);
    return reading.kind === 'event' ? reading.event : null;
  });
}

function nameOf({ setCode, setVersion }: SetNamed): string {
  return `${setCode}@${setVersion}`;
}

function isOfRating(event: ReceivedEvent): event is ReceivedEvent & RatingEvent {
  return isEvent(ratingCastV1, event) || isEvent(ratingRevisedV1, event) || isEvent(ratingWithdrawnV1, event);
}
