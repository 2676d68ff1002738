import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';
import { importDossiers } from './dossiers.js';
import { importKinds, sendImport, type ImportKind } from './import-kinds.js';
import { importSurvey } from './survey.js';
import { tellReport } from './tell-report.js';
import { importUkOpg } from './uk-opg.js';

type Print = (text: string) => void;

/** Flags of an import that reads its file through a mapping. */
interface MappingOptions {
  readonly mapping: string;
  readonly dryRun?: boolean;
}

const dryRun = ['--dry-run', 'say what would happen, write nothing'] as const;

/** `nk import …`: every file that the platform takes in. */
export function importCommand(client: ApiClient, print: Print): Command {
  const command = new Command('import').description(
    'import a file: good lines are kept, each bad one is named with its reason; may be repeated',
  );
  for (const kind of importKinds) command.addCommand(plainImport(kind, client, print));
  return command
    .addCommand(dossiers(client, print))
    .addCommand(survey(client, print))
    .addCommand(ukOpg(client, print));
}

function plainImport(kind: ImportKind, client: ApiClient, print: Print): Command {
  const command = new Command(kind.name)
    .argument('<file>')
    .description(kind.summary)
    .option(...dryRun);
  for (const { flag, summary, optional } of kind.options) {
    if (optional) command.option(flag, summary);
    else command.requiredOption(flag, summary);
  }
  return command.action(async (file: string, options: Record<string, string | boolean>) => {
    const query = Object.fromEntries(
      [...kind.options.map((option) => option.query), 'dryRun'].flatMap((name) => {
        const value = options[name];
        return value === undefined ? [] : [[name, String(value)]];
      }),
    );
    tellReport(await sendImport(client, kind, await readFile(file, 'utf8'), query), print);
  });
}

function dossiers(client: ApiClient, print: Print): Command {
  return new Command('dossiers')
    .argument('<file>')
    .description(
      'closed dossiers (dossier_code,unit_code,official_code,service_point,procedure_group,outcome,closed_on,on_time,phone,applicant)',
    )
    .requiredOption('--ballots <file>', 'a new file for the tokens of their ballots: they are told this once')
    .action(async (file: string, { ballots }: { ballots: string }) =>
      tellReport(await importDossiers(client, file, ballots, print), print),
    );
}

function survey(client: ApiClient, print: Print): Command {
  return new Command('survey')
    .argument('<file>')
    .description('answered questionnaires (CSV), read through a mapping of their columns')
    .requiredOption('--mapping <file>', 'the mapping (JSON)')
    .option(...dryRun)
    .action(async (file: string, options: MappingOptions) =>
      tellReport(await importSurvey(client, file, options.mapping, options.dryRun ?? false), print),
    );
}

function ukOpg(client: ApiClient, print: Print): Command {
  return new Command('uk-opg')
    .argument('<file>')
    .description('monthly satisfaction counts in the form of ministryofjustice/opg-performance-data')
    .requiredOption('--mapping <file>', 'which service is which unit (JSON)')
    .option(...dryRun)
    .action(async (file: string, options: MappingOptions) => {
      const { report, skipped } = await importUkOpg(client, file, options.mapping, options.dryRun ?? false);
      for (const { service, month, reason } of skipped) print(`${service} ${month}: skipped [${reason}]`);
      if (report) tellReport(report, print);
      else print('no month of the file has counts');
    });
}
