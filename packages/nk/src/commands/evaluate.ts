import { evaluationResult } from '@namkhong/contracts/http/scoring';
import { Command } from 'commander';
import type { ApiClient } from '../client/api-client.js';

/** `nk evaluate`: applies the LOW rule to a closed quarter and the one before. */
export function evaluateCommand(client: ApiClient, print: (text: string) => void): Command {
  return new Command('evaluate')
    .description('apply the LOW rule to a quarter that is over and the one before it')
    .argument('<quarter>', 'for example 2026-Q3')
    .requiredOption('--set <code>', 'the criteria set')
    .action(async (quarter: string, { set }: { set: string }) => {
      const result = await client.call('/api/scoring/v1/evaluations', evaluationResult, {
        json: { setCode: set, quarter },
      });
      print(
        `${result.quarter}: ${result.evaluated} subjects, ${result.eligible} eligible, ${result.flagged} flagged, ${result.unchanged} flagged before`,
      );
    });
}
