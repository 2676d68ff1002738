import type { Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';

/** What the closing of a quarter needs of the privacy floor's keeper. */
export interface QuarterRelease {
  /**
   * Tells what may still be told of the quarter's months, then what is left over of each unit, and of several units
   * below one parent, as counts of the whole quarter. From then on the quarter's months are told no more; called again
   * it tells a remainder anew where that may be. Until the caller's transaction ends no rating can change the cells, so
   * what the caller reads beside it is of the same moment.
   */
  releaseQuarter(session: Session, setCode: string, quarter: Quarter): Promise<void>;
}

/** The token of it. */
export const QUARTER_RELEASE = Symbol('QuarterRelease');
