import type { AssignmentState } from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate, DeadlineRule } from '@namkhong/domain';

/** An assignment whose row is held, with what decisions about it need. */
export interface HeldAssignment {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly state: AssignmentState;
  readonly version: number;
  readonly dueOn: CivilDate | null;
  /** The instant on that day, where hours were given. */
  readonly dueAt: Date | null;
  readonly missedHour: boolean;
  /** The count that the deadline follows from; null where somebody named the day. */
  readonly dueRule: DeadlineRule | null;
  readonly expectedOutput: string | null;
  readonly claimedOn: CivilDate | null;
  readonly claimedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly percent: number | null;
  readonly illustrative: boolean;
  /** Working days of the request for more time that waits for a decision. */
  readonly pendingExtension: number | null;
}
