import { SetMetadata } from '@nestjs/common';

export const RATE_LIMIT = 'namkhong:rate-limit';

export interface RateLimitRule {
  /** Requests allowed per caller… */
  readonly points: number;
  /** …in this many seconds. */
  readonly seconds: number;
}

/** Limits a route per network (as hashed by the gateway); 429 with Retry-After beyond it. */
export const RateLimit = (rule: RateLimitRule) => SetMetadata<string, RateLimitRule>(RATE_LIMIT, rule);
