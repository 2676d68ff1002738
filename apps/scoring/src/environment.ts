import { baseEnvironment, parseEnvironment } from '@namkhong/service-kit';
import { z } from 'zod';

/** Every setting of the scoring service. What it computes with is no setting: it stands in published criteria sets. */
export const environment = parseEnvironment(
  baseEnvironment.extend({
    PORT: z.coerce.number().int().min(0).max(65_535).default(8103),
    /** How long nothing more has to come for a month before it is told anew: an import arrives in pieces. */
    RELEASE_QUIET_SECONDS: z.coerce.number().int().min(0).max(3_600).default(5),
    /** The Ed25519 seed that manifests are signed with: 32 bytes in base64. */
    PUBLICATION_KEY: z
      .base64()
      .transform((text) => Buffer.from(text, 'base64'))
      .refine((seed) => seed.length === 32, {
        message: '32 bytes in base64',
      }),
    /** Questions to the index that one account may ask in an hour. */
    QUERY_QUOTA_PER_HOUR: z.coerce.number().int().min(1).max(10_000_000).default(6_000),
  }),
);
