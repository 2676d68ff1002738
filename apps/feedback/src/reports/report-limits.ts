import { RateLimits } from '@namkhong/service-kit';

/** Each by one network; a class, an office or a whole ward may share one. */
const rules = {
  readers: { points: 240, seconds: 3600 },
  piece: { points: 600, seconds: 3600 },
  report: { points: 20, seconds: 3600 },
  receipt: { points: 120, seconds: 3600 },
  'reporter-message': { points: 60, seconds: 3600 },
} as const;

/**
 * Limits that keep machines out of what is sent in confidence. They are counted in this process's memory and never in
 * Redis: an entry there would say that a network has just spoken.
 */
export class ReportLimits {
  private readonly limits = new RateLimits('reports', undefined);

  /** @param network the gateway's hash of the day @throws Problem 429 `rate-limited` */
  async consume(what: keyof typeof rules, network: string): Promise<void> {
    await this.limits.consume(what, network, rules[what]);
  }
}
