/** λ and the width of the limits for z-scores: a false alarm once in 500 points, 1σ found after 10.5 on average. */
export const EWMA_DEFAULTS = { lambda: 0.2, width: 2.962 } as const;

/** A process in control: its level and the standard deviation of one point, in the unit of the points. */
export interface EwmaSettings {
  readonly target: number;
  readonly deviation: number;
  /** λ, the weight of the newest point: above 0, at most 1. */
  readonly lambda: number;
  /** L, how many standard deviations of the average the limits lie from the target. */
  readonly width: number;
}

export interface EwmaPoint {
  readonly value: number;
  /** The limits are target ± this: L·σ·√(λ/(2−λ)·(1 − (1−λ)^2t)) at point t. */
  readonly halfWidth: number;
}

/** z-scores: target 0, deviation 1. */
export const EWMA_OF_Z: EwmaSettings = { target: 0, deviation: 1, ...EWMA_DEFAULTS };

/**
 * Exponentially weighted moving average, λ·x_t + (1−λ)·value_{t−1} from the target on (Roberts 1959; limits as in the NIST
 * e-Handbook 6.3.2.4). Floats, for monitoring inside the administration: beyond the limits somebody should look. Throws
 * RangeError on settings out of their range.
 */
export function ewma(points: readonly number[], settings: EwmaSettings = EWMA_OF_Z): EwmaPoint[] {
  const { target, lambda } = settings;
  const asymptotic = ewmaAsymptoticHalfWidth(settings);
  let value = target;
  let remaining = 1;
  return points.map((point) => {
    value = lambda * point + (1 - lambda) * value;
    remaining *= (1 - lambda) * (1 - lambda);
    return { value, halfWidth: asymptotic * Math.sqrt(1 - remaining) };
  });
}

/** L·σ·√(λ/(2−λ)), what the half-width of the limits tends to. Throws RangeError on settings out of their range. */
export function ewmaAsymptoticHalfWidth({ deviation, lambda, width }: EwmaSettings): number {
  if (!(lambda > 0 && lambda <= 1 && deviation > 0 && width > 0))
    throw new RangeError('needs 0 < λ ≤ 1, and a positive deviation and width');
  return width * deviation * Math.sqrt(lambda / (2 - lambda));
}
