import type { DataOf, findingFinalisedV1, lowFlagEndedV1, lowFlagRaisedV1 } from '@namkhong/contracts';

/** What opens cases from outside, and what ends it. */
export type LowFlag = DataOf<typeof lowFlagRaisedV1>;
export type FlagEnd = DataOf<typeof lowFlagEndedV1>;
export type FinalFinding = DataOf<typeof findingFinalisedV1>;
