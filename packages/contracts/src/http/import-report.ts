import { z } from 'zod';

/** What an import did, line by line: the good rows are kept, each bad one has its line and its reason. */
export const importReport = z.object({
  dryRun: z.boolean(),
  read: z.int(),
  accepted: z.int(),
  /** Rows that were there already and changed nothing. */
  unchanged: z.int(),
  rejected: z.array(
    z.object({
      /** Line in the file, the header being line 1. */
      line: z.int(),
      code: z.string(),
      message: z.string(),
    }),
  ),
});
export type ImportReport = z.output<typeof importReport>;
