/** A unit of a funnel: its score, the variance of that score, both in one scale, and the answers behind it. */
export interface FunnelUnit {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

export interface Funnel {
  /** Σn·y/Σn */
  readonly target: number;
  /** (y − target)/√V, as if units differed by chance alone. */
  readonly plain: readonly number[];
  /** The quantiles to which the outer z are drawn in. */
  readonly winsorised: readonly [number, number];
  /** φ, the mean square of the z so drawn in; about 1 where units differ by chance alone. */
  readonly dispersion: number;
  /** τ², the variance between units. */
  readonly between: number;
  /** (y − target)/√(V + τ²) */
  readonly z: readonly number[];
}

/** The tenth on either side that is drawn in, so that real outliers do not hide themselves by widening the funnel. */
export const WINSORISED_SHARE = 0.1;

/**
 * The funnel of peers around their common mean with additive overdispersion (Spiegelhalter 2005):
 * τ² = max(0, (k·φ − (k−1))/(Σw − Σw²/Σw)), w = 1/V. Without τ² a plain 99.8 % funnel called half of all hospitals of a
 * country outliers. Floats, for monitoring inside the administration. Throws RangeError below two units, and unless
 * every n and variance is positive and the share lies between 0 and ½.
 */
export function funnel(units: readonly FunnelUnit[], share: number = WINSORISED_SHARE): Funnel {
  if (units.length < 2) throw new RangeError('a funnel needs at least two units');
  if (!units.every(({ n, variance }) => n > 0 && variance > 0))
    throw new RangeError('every unit needs answers and a positive variance');
  if (!(share >= 0 && share < 0.5)) throw new RangeError('the share lies between 0 and ½');
  const target = total(units.map(({ n, mean }) => n * mean)) / total(units.map(({ n }) => n));
  const plain = units.map(({ mean, variance }) => (mean - target) / Math.sqrt(variance));
  const sorted = plain.toSorted((a, b) => a - b);
  const [low, high] = [quantile(sorted, share), quantile(sorted, 1 - share)];
  const drawnIn = plain.map((z) => Math.min(high, Math.max(low, z)));
  const dispersion = total(drawnIn.map((z) => z * z)) / units.length;
  const weights = units.map(({ variance }) => 1 / variance);
  const scaling = total(weights) - total(weights.map((w) => w * w)) / total(weights);
  const between = Math.max(0, (units.length * dispersion - (units.length - 1)) / scaling);
  return {
    target,
    plain,
    winsorised: [low, high],
    dispersion,
    between,
    z: units.map(({ mean, variance }) => (mean - target) / Math.sqrt(variance + between)),
  };
}

/** Two-sided quantiles of the normal distribution at 95 % and 99.8 %. */
const [Z95, Z998] = [1.959964, 3.090232];

/**
 * Where 95 % and 99.8 % of the units lie that differ no more than units usually do: target ± z·√(V + τ²) at this unit's
 * V, in the scale of the scores and kept within `lowest` to `highest`.
 */
export function funnelLimits(
  { target, between }: Pick<Funnel, 'target' | 'between'>,
  variance: number,
  [lowest, highest]: readonly [number, number],
): Record<'lower95' | 'upper95' | 'lower998' | 'upper998', number> {
  const at = (z: number) => Math.min(highest, Math.max(lowest, target + z * Math.sqrt(variance + between)));
  return { lower95: at(-Z95), upper95: at(Z95), lower998: at(-Z998), upper998: at(Z998) };
}

/** Interpolated between neighbours; position share·(k−1) of the sorted values. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (at - Math.floor(at)) * (above - below);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
