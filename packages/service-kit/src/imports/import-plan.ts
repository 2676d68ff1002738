import type { Reason } from '@namkhong/domain';

/** One row of an import with its line in the file, the header being line 1. */
export interface ImportRow<T> {
  readonly line: number;
  readonly value: T;
}

/** A row that is not taken over, and why. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: Reason;
}

/** What an import would do: the states to record, and what becomes of every row. */
export interface ImportPlan<State> {
  /** Each in full, every one different from what is recorded, in an order that satisfies references. */
  readonly changed: readonly State[];
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly RejectedRow[];
}
