import { hash } from 'node:crypto';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterAbstract,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { Problem } from '../problems/problem.js';
import type { LimitStore } from './limit-store.js';
import type { RateLimitRule } from './rate-limit.decorator.js';

/** The limits of a service, by name. Counted in Redis where there is one, else in this process. */
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterAbstract>();

  constructor(
    private readonly service: string,
    private readonly store: LimitStore | undefined,
  ) {}

  /**
   * Counts one request of `key` against the rule. While Redis is away the process counts alone: limits start anew,
   * nothing else happens.
   *
   * @param key a network's keyed hash, or a token of at least 128 random bits. Redis sees a hash of it with the name, which
   *   neither leads back to the key nor from one limit to another.
   * @throws Problem 429 `rate-limited` with Retry-After beyond the limit
   */
  async consume(name: string, key: string, rule: RateLimitRule): Promise<void> {
    try {
      await this.limiter(name, rule).consume(hash('sha256', `${name}\0${key}`, 'base64url'));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new Problem(429, 'rate-limited', {}, { retryAfter });
    }
  }

  private limiter(name: string, { points, seconds }: RateLimitRule): RateLimiterAbstract {
    const id = `${name}:${points}:${seconds}`;
    let limiter = this.limiters.get(id);
    if (!limiter) {
      const memory = new RateLimiterMemory({ keyPrefix: id, points, duration: seconds });
      limiter = this.store
        ? new RateLimiterRedis({
            storeClient: this.store.client,
            useRedisPackage: true,
            rejectIfRedisNotReady: true,
            keyPrefix: `nk:limit:${this.service}:${id}`,
            points,
            duration: seconds,
            insuranceLimiter: memory,
          })
        : memory;
      this.limiters.set(id, limiter);
    }
    return limiter;
  }
}
