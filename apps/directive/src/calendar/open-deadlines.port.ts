import type { CivilDate, DeadlineRule } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** A deadline that still runs, and what it follows from. */
export interface OpenDeadline {
  readonly deadlineId: string;
  /** The unit whose calendar it runs by. */
  readonly unitId: string;
  readonly rule: DeadlineRule;
  readonly dueOn: CivilDate;
  /** The instant on that day, where the rule counts hours. */
  readonly dueAt?: Date | null;
}

/** The new date of a deadline. */
export interface DeadlineMove {
  readonly deadlineId: string;
  readonly unitId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The instant on the new day, where the rule counts hours. */
  readonly at?: Date;
}

/** What a capability with deadlines lets the calendar do with them, within the transaction that changes the calendar. */
export interface DeadlineKeeper {
  /** What its deadlines belong to: a stable machine name such as `assignment`. */
  readonly kind: string;
  /** That there is such a deadline is known to nobody outside: its moves are kept in the history, and announced to nobody. */
  readonly isConfidential?: boolean;
  /** The open deadlines that follow from a count of days, their rows locked until the transaction ends. */
  openDeadlines(session: Session): Promise<readonly OpenDeadline[]>;
  /** Stores the new dates. History and event of every move are the calendar's. */
  moveDeadlines(session: Session, moves: readonly DeadlineMove[], at: Date): Promise<void>;
}

/** Where capabilities with deadlines make themselves known when the service starts. */
@Injectable()
export class OpenDeadlines {
  private readonly known: DeadlineKeeper[] = [];

  register(keeper: DeadlineKeeper): void {
    this.known.push(keeper);
  }

  get keepers(): readonly DeadlineKeeper[] {
    return this.known;
  }
}
