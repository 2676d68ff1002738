import type { FollowUpFigures } from '@namkhong/contracts/http/directive-matrix';
import {
  FourWayCounter,
  followUpRatios,
  selfClosedStanding,
  verifiedStanding,
  type CivilDate,
  type FollowedTask,
  type FourWay,
} from '@namkhong/domain';

/** Counts tasks twice over, by the units' own word and as verified, and prints both. */
export class StandingCounter {
  private readonly selfClosed = new FourWayCounter();
  private readonly verified = new FourWayCounter();

  add(task: FollowedTask, today: CivilDate, tasks = 1): void {
    this.selfClosed.add(selfClosedStanding(task, today), tasks);
    this.verified.add(verifiedStanding(task, today), tasks);
  }

  get figures(): FollowUpFigures {
    return { selfClosed: figureOf(this.selfClosed.total), verified: figureOf(this.verified.total) };
  }
}

function figureOf(counts: FourWay): FollowUpFigures['verified'] {
  const { due, done, doneInTime, overdue } = followUpRatios(counts);
  return {
    counts: [counts.doneInTime, counts.doneLate, counts.openInTime, counts.openOverdue],
    ...{ due, done, doneInTime, overdue },
  };
}

/** Counts in the order of `standings`, with the shares of them. */
export function printCounts([
  doneInTime = 0,
  doneLate = 0,
  openInTime = 0,
  openOverdue = 0,
]: Iterable<number> & ArrayLike<number>): FollowUpFigures['verified'] {
  return figureOf({ doneInTime, doneLate, openInTime, openOverdue });
}
