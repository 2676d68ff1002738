import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import type { Problem } from './problem.js';

/** How often a log says that requests are refused; how many they are is the counter's to say. */
const TOLD_EVERY_MS = 60_000;

/** Turned away on purpose because too many came: nothing failed, and a stack for each would make it worse. */
export function isRefusal({ code, cause }: Problem): boolean {
  return code === 'overloaded' && cause === undefined;
}

/** Counts every refusal, wherever in the service it was decided, and says once a minute that there are any. */
export class Refusals {
  private tellAgainAt = -Infinity;

  constructor(
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  note(): void {
    this.metrics.refused.inc({ reason: 'overload' });
    if (performance.now() < this.tellAgainAt) return;
    this.tellAgainAt = performance.now() + TOLD_EVERY_MS;
    this.logger.warn('requests are refused, for too many are being answered or wait');
  }
}
