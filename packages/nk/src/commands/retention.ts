import { retentionRun, type RetentionRun } from '@namkhong/contracts/http/feedback-retention';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';

/** `nk retention show|run`: what is kept no longer. */
export function retentionCommand(client: ApiClient, print: (text: string) => void): Command {
  const command = new Command('retention').description('what is kept no longer, by rule');
  const run = async (dryRun: boolean) => {
    const path = `/api/feedback/v1/retention/runs?dryRun=${dryRun}`;
    print(describeRun(await client.call(path, retentionRun, { json: {} })));
  };
  command
    .command('show')
    .description(
      'every rule with its term and its basis, and what it would destroy today; nothing is written',
    )
    .action(() => run(true));
  command
    .command('run')
    .description('destroy what is over now, instead of within the hour')
    .option('--dry-run', 'as show')
    .action(({ dryRun = false }: { dryRun?: boolean }) => run(dryRun));
  return command;
}

function describeRun({ dryRun, day, items }: RetentionRun): string {
  const rows = items.reduce((sum, item) => sum + item.rows, 0);
  const head = dryRun
    ? `Dry run, nothing destroyed: ${rows} rows are over on ${day}`
    : `${rows} rows went on ${day}`;
  return [
    head,
    ...items.flatMap(({ rule, what, basis, days, rows: over, oldest }) => [
      `${rule}  after ${days} days  ${over} rows${oldest === null ? '' : `, the oldest of ${oldest}`}`,
      `  ${what.en}`,
      ...(basis === null ? [] : [`  Basis: ${basis.en}`]),
    ]),
  ].join('\n');
}
