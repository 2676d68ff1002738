import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { describeError } from '../describe-error.js';
import { tryScenarios } from '../trials/try-scenarios.js';
import { examineFiles } from './examine-files.js';

const publishedHalfYears = join(import.meta.dirname, '../../data/attacks');

/** Where a line goes: what was found, and what is told to whoever runs it. */
export interface Output {
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
}

/**
 * `npm run forensics`. Answers the status: 0 when everything was examined and no gate missed, 1 where a gate is missed, 2
 * where the files or the arguments could not be used.
 */
export async function runForensics(args: readonly string[], output: Output): Promise<0 | 1 | 2> {
  let passed = true;
  const program = createProgram(output, (result) => (passed = result));
  try {
    await program.parseAsync(args, { from: 'user' });
    return passed ? 0 : 1;
  } catch (error) {
    // What is wrong with the arguments has been told already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    output.warn(describeError(error));
    return 2;
  }
}

interface Options {
  readonly scenarios?: string | true;
  readonly seeds: number;
  readonly firstSeed: number;
}

function createProgram({ print, warn }: Output, tellResult: (passed: boolean) => void): Command {
  const program = new Command('npm run forensics --')
    .description('detection of manipulation, as the platform runs it, on half-years told in the open')
    .argument('[ratings]', 'RATINGS.csv.gz: id,official,unit,at,channel,device,network,a1…a5,seconds')
    .argument('[dossiers]', 'DOSSIERS.csv.gz: official,day,closed')
    .option(
      '--scenarios [folder]',
      'try it on half-years with known truth: those of the folder (else the published ones), then unseen ones',
    )
    .option('--seeds <number>', 'unseen half-years of each scenario', wholeNumber, 10)
    .option('--first-seed <number>', 'seed of the first; the others follow', wholeNumber, 1001)
    .addHelpText(
      'after',
      '\nThe status is 0, 1 where a gate is missed, and 2 where a file cannot be examined.',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => print(text.trimEnd()),
      writeErr: (text) => warn(text.trimEnd()),
    });
  return program.action(
    async (ratings: string | undefined, dossiers: string | undefined, options: Options) => {
      if (options.scenarios !== undefined) {
        const folder = options.scenarios === true ? publishedHalfYears : options.scenarios;
        tellResult(await tryScenarios(folder, options.firstSeed, options.seeds, print));
      } else if (ratings === undefined || dossiers === undefined) program.help({ error: true });
      else print(JSON.stringify(await examineFiles(ratings, dossiers)));
    },
  );
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}
