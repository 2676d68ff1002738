import { page } from '@namkhong/contracts/http/page';
import { unit } from '@namkhong/contracts/http/directive';
import { watermark } from '@namkhong/contracts/http/scoring';
import { evaluationResult } from '@namkhong/contracts/http/scoring-flags';
import { z } from 'zod';
import type { ApiClient } from '../client/api-client.js';
import { closeQuarter } from './close-quarter.js';
import { eventually } from '../client/eventually.js';
import { issueDirectives } from './issue-directives.js';
import { recordGrants } from './record-grants.js';
import { recordRuleSets } from './record-rules.js';
import { recordVoices } from './record-voices.js';
import { recordOrganisation } from './record-organisation.js';
import { replayHistory } from './replay-history.js';
import { importUkTallies, publishCriteriaSets } from './import-published-data.js';
import { demoQuarters } from '../demo/service-profiles.js';
import { demoUnit } from './demo-people.js';

/** Prints one line of progress. */
export type Print = (text: string) => void;

/**
 * Loads the demonstration through the platform's public routes: the real communes and the historical letter, and
 * invented ballots of a fictional ward, every one marked as illustration. Each step finds what it made before, so
 * that an interrupted seed is simply run again.
 */
export async function seedDemonstration(client: ApiClient, print: Print): Promise<void> {
  const started = performance.now();
  const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    const result = await work();
    print(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${title}`);
    return result;
  };
  await step('machine account may act for the committee office and a reviewer', () =>
    recordGrants(client, null),
  );
  await step('64 communes, their predecessors, a fictional ward and its posts', () =>
    recordOrganisation(client),
  );
  const wardId = await findUnit(client, demoUnit.code);
  await step('demonstration accounts', () => recordGrants(client, wardId));
  const clauseId = await step('letter 693-CV/TU and the demonstration directive', () =>
    issueDirectives(client, wardId),
  );
  await step('what must be disclosed, and pledges', () => recordRuleSets(client, wardId));
  await step('a request and a proposal, answered, and a poll', () => recordVoices(client, wardId));
  await step('criteria sets', () => publishCriteriaSets(client, clauseId));
  const ratings = await step('two quarters of ballots, replayed', () => replayHistory(client));
  await step('monthly tallies of two public services', () => importUkTallies(client));
  await step('ratings folded into the cells', () =>
    eventually('the ratings in the cells', async () => {
      const mark = await client.call('/api/scoring/v1/watermark', watermark);
      return mark.ratings >= ratings ? mark : undefined;
    }),
  );
  // Raters and dossiers reach scoring on topics of their own, perhaps a moment after the ratings: then a quarter is
  // published anew.
  const result = await step('both quarters closed, and the LOW rule applied to them', () =>
    eventually(
      'the flag of the demonstration',
      async () => {
        for (const quarter of demoQuarters) await closeQuarter(client, 'sipas', quarter);
        const evaluated = await client.call('/api/scoring/v1/evaluations', evaluationResult, {
          json: { setCode: 'sipas', quarter: demoQuarters[1] },
        });
        return evaluated.flagged + evaluated.unchanged > 0 ? evaluated : undefined;
      },
      { timeoutMs: 60_000, everyMs: 1_000 },
    ),
  );
  print(`         ${result.evaluated} subjects evaluated, ${result.flagged + result.unchanged} flagged`);
}

async function findUnit(client: ApiClient, code: string): Promise<string> {
  const found = await client.call(
    `/api/directive/v1/units?q=${encodeURIComponent(demoUnit.name)}`,
    page(unit),
  );
  return z.string().parse(found.items.find((candidate) => candidate.code === code)?.unitId);
}
