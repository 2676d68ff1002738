import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { describeError } from '../describe-error.js';
import { examineFiles } from './examine-files.js';
import { tryScenarios } from '../trials/try-scenarios.js';

const publishedHalfYears = join(import.meta.dirname, '../../data/attacks');
const print = (line: string) => process.stdout.write(`${line}\n`);

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
  .action(async (ratings: string | undefined, dossiers: string | undefined, options: Options) => {
    if (options.scenarios !== undefined) {
      const folder = options.scenarios === true ? publishedHalfYears : options.scenarios;
      if (!(await tryScenarios(folder, options.firstSeed, options.seeds, print))) process.exitCode = 1;
    } else if (ratings === undefined || dossiers === undefined) program.help({ error: true });
    else print(JSON.stringify(await examineFiles(ratings, dossiers)));
  });

interface Options {
  readonly scenarios?: string | true;
  readonly seeds: number;
  readonly firstSeed: number;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
