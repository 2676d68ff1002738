/** Steps of the sum that stands for an integral. */
const STEPS = 20_000;
/** What is assumed of the dispersion where answers hardly differ, and how many ratings that assumption weighs. */
const [POOLED, POOLED_WEIGHT] = [0.3, 10];

/**
 * One quarter against a threshold, in plain floats by another way than the domain's: n, points, and the probability of a mean
 * so low were the true one θ, from the levels given on each day. The t distribution is summed up under the substitution
 * t = √df·tan a, which makes its density cos^(df−1) a.
 */
export function judgeQuarter(days: readonly (readonly number[])[], theta = 0.6) {
  const scores = days
    .filter((levels) => levels.length > 0)
    .map((levels) => levels.map((each) => (each - 1) / 4));
  const all = scores.flat();
  const n = all.length;
  const mean = sum(all) / n;
  const independent = sum(all.map((score) => (score - mean) ** 2)) / (n - 1) / n;
  const dayByDay =
    (sum(scores.map((day) => (sum(day) - mean * day.length) ** 2)) / n ** 2) *
    (scores.length / (scores.length - 1));
  const byDays = scores.length >= 10;
  const variance = byDays ? Math.max(independent, dayByDay) : independent;
  const freedom = byDays ? scores.length - 1 : n - 1;
  const raw = (variance * n) / (mean * (1 - mean));
  const dispersion = raw < 1 ? (POOLED_WEIGHT * POOLED + n * raw) / (POOLED_WEIGHT + n) : raw;
  const t = (theta - mean) * Math.sqrt(n / (dispersion * theta * (1 - theta)));
  const density = (angle: number) => Math.cos(angle) ** (freedom - 1);
  const from = Math.atan(t / Math.sqrt(freedom));
  const p = integrate(density, from, Math.PI / 2) / (2 * integrate(density, 0, Math.PI / 2));
  return { n, score: (100 * mean).toFixed(2), p: (Math.ceil(1e6 * p) / 1e6).toFixed(6) };
}

/** Simpson's rule. */
function integrate(density: (x: number) => number, from: number, to: number): number {
  const width = (to - from) / STEPS;
  const terms = Array.from({ length: STEPS + 1 }, (_, step) => {
    const weight = step === 0 || step === STEPS ? 1 : step % 2 === 1 ? 4 : 2;
    return weight * density(from + step * width);
  });
  return (sum(terms) * width) / 3;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
