import { evaluationResult } from '@namkhong/contracts/http/scoring-flags';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';

/** `nk evaluate`: applies the LOW rule to a closed quarter and the one before. */
export function evaluateCommand(client: ApiClient, print: (text: string) => void): Command {
  return new Command('evaluate')
    .description('apply the LOW rule to a closed quarter and the one before it')
    .argument('<quarter>', 'for example 2026-Q3')
    .requiredOption('--set <code>', 'the criteria set')
    .action(async (quarter: string, { set }: { set: string }) => {
      const result = await client.call('/api/scoring/v1/evaluations', evaluationResult, {
        json: { setCode: set, quarter },
      });
      const { evaluated, eligible, flagged, unchanged, superseded, lapsed, waiting } = result;
      print(
        `${quarter}: ${evaluated} subjects, ${eligible} eligible, ${flagged} flagged, ${unchanged} flagged before, ` +
          `${superseded} superseded, ${lapsed} lapsed, ${waiting} waiting for a decision`,
      );
    });
}
