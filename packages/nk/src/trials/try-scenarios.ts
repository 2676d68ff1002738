import { missedGates } from './gates.js';
import { makeTrial } from './make-trial.js';
import { printFigures } from './print-figures.js';
import { listTrials, readTrial } from './read-trial.js';
import { attackNames, runTrials } from './run-trials.js';

/**
 * Tries detection on the half-years of a folder, and on unseen ones of as many seeds; prints the figures of each attack and
 * what missed its gate. True where nothing did.
 */
export async function tryScenarios(
  folder: string,
  firstSeed: number,
  seeds: number,
  print: (line: string) => void,
): Promise<boolean> {
  const missed: string[] = [];
  const tell = (heading: string, figures: Awaited<ReturnType<typeof runTrials>>) => {
    print(heading);
    for (const line of printFigures(figures)) print(line);
    missed.push(...missedGates(figures));
  };
  tell(`half-years of ${folder}`, await runTrials(trialsIn(folder)));
  if (seeds > 0)
    tell(
      `unseen half-years, seeds ${firstSeed} to ${firstSeed + seeds - 1}, pooled`,
      await runTrials(trialsOf(firstSeed, seeds)),
    );
  for (const each of missed) print(`missed: ${each}`);
  print(JSON.stringify({ ok: missed.length === 0, missed: missed.length }));
  return missed.length === 0;
}

async function* trialsIn(folder: string) {
  for (const name of await listTrials(folder)) yield readTrial(folder, name);
}

function* trialsOf(firstSeed: number, seeds: number) {
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1)
    for (const attack of attackNames) yield makeTrial(attack, seed);
}
