import { baseEnvironment, parseEnvironment } from '@namkhong/service-kit';
import { z } from 'zod';

/** Every setting of the directive service. */
export const environment = parseEnvironment(
  baseEnvironment.extend({
    PORT: z.coerce.number().int().min(0).max(65_535).default(8101),
    /** The token subject that becomes an operator of the whole organisation when the service first starts. */
    BOOTSTRAP_OPERATOR: z.string().min(1).max(255).optional(),
    /** Where people reach the platform, for the links in a printed report; the issuer's origin when left out. */
    PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  }),
);
