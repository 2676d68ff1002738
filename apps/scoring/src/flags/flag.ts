import type { flag } from '@namkhong/contracts/http/scoring';
import type { z } from 'zod';

/** A flag as it was raised. It never changes: what becomes of it is the review's business. */
export type Flag = z.output<typeof flag>;
