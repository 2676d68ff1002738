import {
  changeOutcome,
  changeRequest,
  unitTree,
  type Consequence,
  type UnitTreeView,
} from '@namkhong/contracts/http/directive-organisation';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';
import { readJson } from '../imports/read-json.js';

interface ChangeOptions {
  readonly dryRun?: boolean;
  readonly revision?: string;
}

const treePath = '/api/directive/v1/units/tree';

/** `nk organisation tree|change`: the organisation of a day, and decisions that change it. */
export function organisationCommand(client: ApiClient, print: (text: string) => void): Command {
  const command = new Command('organisation').description('units over time');

  command
    .command('tree')
    .description('all units of a day, each below the one it belongs to')
    .option('--as-of <date>', 'the day; today when left out')
    .action(async ({ asOf }: { asOf?: string }) => {
      const query = asOf === undefined ? '' : `?${new URLSearchParams({ asOf }).toString()}`;
      const tree = await client.call(`${treePath}${query}`, unitTree);
      print([...drawTree(tree), `${tree.units.length} units, revision ${tree.revision}`].join('\n'));
    });

  command
    .command('change')
    .argument('<file>', 'the decision (JSON): effectiveOn, legalBasis, reason, steps')
    .description(
      'create, rename, re-parent, merge, split or dissolve units by a decision, all of it or nothing',
    )
    .option('--dry-run', 'say everything that would follow, write nothing')
    .option('--revision <number>', 'refuse where somebody changed the organisation since this revision')
    .action(async (file: string, { dryRun = false, revision }: ChangeOptions) => {
      const json = changeRequest.parse(await readJson(file));
      const seen = revision ?? String((await client.call(treePath, unitTree)).revision);
      const outcome = await client.call(
        `/api/directive/v1/organisation-changes?dryRun=${dryRun}`,
        changeOutcome,
        { json, headers: { 'if-match': `"${seen}"` } },
      );
      const head = dryRun ? 'Dry run, nothing written' : `change ${outcome.changeId ?? ''}`;
      const lines = outcome.consequences.map(describeConsequence);
      print([`${head}, revision ${outcome.revision}:`, ...lines].join('\n'));
    });

  return command;
}

/** One line a unit, indented by its depth. */
function drawTree({ units }: UnitTreeView): string[] {
  const depths: number[] = [];
  return units.map(([, code, name, , parent, illustrative]) => {
    const depth = parent === null ? 0 : (depths[parent] ?? 0) + 1;
    depths.push(depth);
    return `${'  '.repeat(depth)}${name} [${code}]${illustrative ? ' (số liệu minh họa)' : ''}`;
  });
}

function describeConsequence({ kind, subject, from, to, count }: Consequence): string {
  const way = [from, to].filter((end) => end !== null && end !== subject).join(' → ');
  const number = count === undefined ? '' : ` (${count})`;
  return `  ${kind}  ${subject}${way === '' ? '' : `  ${way}`}${number}`;
}
