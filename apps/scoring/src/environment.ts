import { baseEnvironment, parseEnvironment } from '@namkhong/service-kit';
import { z } from 'zod';

/** Every setting of the scoring service. What it computes with is no setting: it stands in published criteria sets. */
export const environment = parseEnvironment(
  baseEnvironment.extend({ PORT: z.coerce.number().int().min(0).max(65_535).default(8103) }),
);
