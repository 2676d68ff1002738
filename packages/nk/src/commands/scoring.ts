import { rebuild, type RebuildView } from '@namkhong/contracts/http/scoring-rebuild';
import { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../client/api-client.js';

const PAUSE_MS = 1_000;
const path = '/api/scoring/v1/rebuilds';

/** `nk scoring rebuild`: makes anew from the log what scoring folded from it, and compares. */
export function scoringCommand(client: ApiClient, print: (text: string) => void): Command {
  const command = new Command('scoring').description('the cells of the index');
  command
    .command('rebuild')
    .description('make the cells anew from the log, and put right what is not equal')
    .action(async () => {
      let now = await client.call(path, rebuild, { method: 'POST' });
      print(`rebuild ${now.rebuildId}`);
      let told = '';
      while (now.finishedAt === null) {
        await sleep(PAUSE_MS);
        now = await client.call(`${path}/${now.rebuildId}`, rebuild);
        const line = progressOf(now);
        if (line !== told) print(line);
        told = line;
      }
      if (now.state === 'failed')
        throw new Error(`the rebuild failed, nothing was changed: ${now.failure ?? ''}`);
      print(outcomeOf(now));
    });
  return command;
}

function progressOf({ state, records, replayed, attempts }: RebuildView): string {
  const percent = records === 0 ? 0 : Math.floor((100 * replayed) / records);
  const again = attempts > 1 ? `, begun ${attempts} times` : '';
  return `${state}: ${replayed} of ${records} records, ${percent} %${again}`;
}

function outcomeOf({ state, replayed, refused, differences }: RebuildView): string {
  const rows = Object.entries(differences ?? {}).map(([table, count]) => `${table} ${count}`);
  const verdict = state === 'equal' ? 'equal to what was kept' : 'corrected; rows that differed';
  return `${replayed} records, ${refused} of them never to be folded: ${verdict} (${rows.join(', ')})`;
}
