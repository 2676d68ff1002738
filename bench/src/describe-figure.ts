import { judge, type Figure } from './goal.js';

/** One line for people: the figure, how far it moved, and what it had to be. */
export function describeFigure({ what, unit, median, min, max, runs, bound }: Figure): string {
  const shown = (value: number) => String(Number(value.toPrecision(3)));
  const limit = `at ${bound.at} ${bound.must}, better ${bound.stretch}`;
  return `${what}: ${shown(median)} (${unit}; ${shown(min)} … ${shown(max)} in ${runs} runs; ${limit}): ${judge(median, bound)}`;
}
