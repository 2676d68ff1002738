import type { UndecidedMatter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';

/**
 * What flags need of whoever keeps alerts and quarantines. Only what nobody has decided yet is told: an alert that was
 * confirmed or dismissed holds no flag back, least of all one that was confirmed as favouring the subject.
 */
export interface UndecidedMatters {
  /** By subject id, with the last day on which each may stand undecided; nobody is in it who has none. */
  of(
    session: Session,
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly UndecidedMatter[]>>;
}

/** The token of it. */
export const UNDECIDED_MATTERS = Symbol('UndecidedMatters');
