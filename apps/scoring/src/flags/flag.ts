import type { FlagView } from '@namkhong/contracts/http/scoring-flags';

/** A flag as it was raised. It never changes: what becomes of it stands in its history. */
export type Flag = Omit<FlagView, 'state' | 'history' | 'contests'>;

/** One thing that happened to a flag. */
export type FlagStep = FlagView['history'][number];

/** An objection, with the account that wrote it. */
export type Contest = Omit<FlagView['contests'][number], 'text'> & {
  readonly account: string;
  readonly text: string;
};

/** A flag with all that happened to it so far, the first step first. */
export interface FlagFile {
  readonly flag: Flag;
  readonly history: readonly FlagStep[];
  readonly contests: readonly Contest[];
}
