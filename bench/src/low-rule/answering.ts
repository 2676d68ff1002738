import { normalQuantileByBisection } from '@namkhong/domain';

/** Weights of the five criteria of the demonstration's set, in basis points. */
export const WEIGHTS = [3_000, 2_500, 2_000, 1_500, 1_000] as const;

/** What a day, a person and a single answer add on the latent scale; 64 values each, equally likely, nearly normal. */
export const DAY_EFFECTS = effects(0.3);
export const PEOPLE = effects(0.8);
const ANSWERS = effects(0.5);

/** From here on an answer has the code 1, 2, 3, 4. */
const CUTS = [-1.8, -0.9, 0, 0.9] as const;

/** Every sum of the three effects there is, all equally likely, in order: so the mean of any subject is known exactly. */
const SUMS = Float64Array.from(
  DAY_EFFECTS.flatMap((day) => PEOPLE.flatMap((person) => ANSWERS.map((answer) => day + person + answer))),
).sort();

/** The code 0–4 of one answer on a day and of a person, by one random number in [0, 1). */
export function codeOf(quality: number, chance: number): number {
  const latent = quality + (ANSWERS[Math.floor(chance * ANSWERS.length)] ?? 0);
  let code = 0;
  for (const cut of CUTS) if (latent >= cut) code += 1;
  return code;
}

/** The true score, 0–100, of a subject of this quality: the mean over all days, people and answers there can be. */
export function trueScore(quality: number): number {
  const above = CUTS.map((cut) => SUMS.length - firstFrom(cut - quality));
  return (25 * above.reduce((total, count) => total + count, 0)) / SUMS.length;
}

/** The lowest quality whose true score is not below `score`; it is above by less than a thousandth of a point or two. */
export function qualityOf(score: number): number {
  let [low, high] = [-6, 6];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (trueScore(middle) < score) low = middle;
    else high = middle;
  }
  return high;
}

/** Where in the ordered sums those begin that are not below. */
function firstFrom(sum: number): number {
  let [low, high] = [0, SUMS.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((SUMS[middle] ?? Infinity) < sum) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The middles of 64 equally likely pieces of a normal distribution, stretched to the very deviation. */
function effects(deviation: number): readonly number[] {
  const half = Array.from({ length: 32 }, (_, piece) => normalQuantileByBisection(0.5 + (piece + 0.5) / 64));
  const middles = [...half.map((value) => -value), ...half];
  const variance = middles.reduce((total, value) => total + value * value, 0) / middles.length;
  return middles.map((value) => (value * deviation) / Math.sqrt(variance));
}
