import type { CriteriaSetView } from '@namkhong/contracts/http/scoring';

/** A published version of a criteria set. It never changes, so it may be remembered for ever. */
export type CriteriaSetVersion = Readonly<CriteriaSetView>;
