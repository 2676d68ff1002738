import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ApiClient, ApiProblem } from './client/api-client.js';
import { deadLetterCommand } from './commands/dead-letters.js';
import { evaluateCommand } from './commands/evaluate.js';
import { imports, sendImport } from './commands/imports.js';
import { formatReport } from './commands/print-report.js';
import { publishCriteriaSet } from './commands/criteria-set.js';
import { importSurvey } from './commands/survey.js';
import { importUkOpg } from './commands/uk-opg.js';
import { readEnvironment } from './environment.js';
import { seedDemonstration } from './seed/seed-demonstration.js';

const environment = readEnvironment();
const client = new ApiClient(environment.origin, environment.clientSecret);
const print = (text: string) => process.stdout.write(`${text}\n`);

const nk = new Command('nk').description("The operator's tool of Năm Không.").showHelpAfterError();
const importing = nk
  .command('import')
  .description('Import a file; every row that is refused is named with its reason.');

for (const kind of imports) {
  const command = importing
    .command(kind.name)
    .argument('<file>')
    .description(kind.summary)
    .option('--dry-run', 'say what would happen, write nothing');
  for (const { flag, summary } of kind.options) command.option(flag, summary);
  command.action(async (file: string, options: Record<string, string | boolean>) => {
    const query: Record<string, string> = options['dryRun'] === true ? { dryRun: 'true' } : {};
    for (const option of kind.options) {
      const value = options[option.query];
      if (typeof value === 'string') query[option.query] = value;
    }
    print(formatReport(await sendImport(client, kind, await readFile(file, 'utf8'), query)));
  });
}

importing
  .command('uk-opg')
  .argument('<file>')
  .description('monthly satisfaction counts in the form of ministryofjustice/opg-performance-data')
  .requiredOption('--mapping <file>', 'which service is which unit (JSON)')
  .option('--dry-run', 'say what would happen, write nothing')
  .action(async (file: string, { mapping, dryRun }: { mapping: string; dryRun?: boolean }) => {
    const { report, skipped } = await importUkOpg(client, file, mapping, dryRun ?? false);
    print(report ? formatReport(report) : 'no month of the file has counts');
    for (const { service, month, reason } of skipped) print(`  ${service} ${month}: skipped [${reason}]`);
  });

importing
  .command('criteria-set')
  .argument('<file>')
  .description('a version of a criteria set (JSON)')
  .action(async (file: string) => print(await publishCriteriaSet(client, file)));

importing
  .command('survey')
  .argument('<file>')
  .description('answered questionnaires (CSV), read through a column mapping')
  .requiredOption('--mapping <file>', 'the mapping (JSON)')
  .option('--dry-run', 'say what would happen, write nothing')
  .action(async (file: string, { mapping, dryRun }: { mapping: string; dryRun?: boolean }) =>
    print(formatReport(await importSurvey(client, file, mapping, dryRun ?? false))),
  );

nk.addCommand(evaluateCommand(client, print));
nk.addCommand(deadLetterCommand(environment.bus, print));

nk.command('seed')
  .description(
    'Load the demonstration: real communes, the historical letter, invented figures marked as such.',
  )
  .action(async () => seedDemonstration(client, print));

try {
  await nk.parseAsync();
} catch (error) {
  const text =
    error instanceof ApiProblem
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${text}\n`);
  if (error instanceof ApiProblem) {
    for (const fault of error.details.errors ?? [])
      process.stderr.write(`  ${fault.path}: ${fault.message}\n`);
  }
  process.exitCode = 1;
}
