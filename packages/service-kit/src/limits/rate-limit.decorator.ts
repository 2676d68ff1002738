import { SetMetadata } from '@nestjs/common';

export const RATE_LIMIT = 'namkhong:rate-limit';

export interface RateLimitRule {
  /** Requests allowed per caller… */
  readonly points: number;
  /** …in this many seconds. */
  readonly seconds: number;
  /** Counts by what this header holds, a token, wherever it is sent from; by network when left out. */
  readonly header?: string;
}

/**
 * Limits a route per network (as hashed by the gateway), per token, or both; 429 with Retry-After beyond a rule. The rules
 * of a method stand in place of those of its class.
 */
export const RateLimit = (...rules: readonly RateLimitRule[]) =>
  SetMetadata<string, readonly RateLimitRule[]>(RATE_LIMIT, rules);
