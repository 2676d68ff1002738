import { missedGates } from './gates.js';
import { makeTrials } from './make-trials.js';
import { printFigures } from './print-figures.js';
import { readTrials } from './read-trials.js';
import { runTrials } from './run-trials.js';
import { attackNames } from './trial-attacks.js';

/**
 * Tries detection on the half-years of a folder, and on unseen ones of as many seeds; prints the figures of each attack and
 * what missed its gate. True where nothing did.
 *
 * @throws ForensicFileError
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
  tell(`half-years of ${folder}`, await runTrials(readTrials(folder)));
  if (seeds > 0)
    tell(
      `unseen half-years, seeds ${firstSeed} to ${firstSeed + seeds - 1}, pooled`,
      await runTrials(trialsOf(firstSeed, seeds)),
    );
  for (const each of missed) print(`missed: ${each}`);
  print(JSON.stringify({ ok: missed.length === 0, missed: missed.length }));
  return missed.length === 0;
}

function* trialsOf(firstSeed: number, seeds: number) {
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const trialOf = makeTrials(seed);
    for (const attack of attackNames) yield trialOf(attack);
  }
}
