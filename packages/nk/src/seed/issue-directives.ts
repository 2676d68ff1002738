import { assignResponse, directive, type DirectiveView } from '@namkhong/contracts/http/directive';
import { z } from 'zod';
import type { ApiClient } from '../client/api-client.js';
import { readJson } from '../imports/read-json.js';
import { oncePermitted } from './once-permitted.js';

const data = new URL('../../data/directives/', import.meta.url);

const demonstration = z.object({
  directive: z.looseObject({ number: z.string() }),
  assignments: z.object({
    units: z.literal('all-current-communes'),
    assignments: z.array(z.looseObject({ clause: z.int() })),
  }),
});
/** The clause of the demonstration directive that orders criteria of satisfaction. */
const criteriaClause = 2;

/**
 * Enters the letter of 2019 and what it rests on as the historical documents they are, issues the directive that rests on it, and gives its
 * tasks to the 64 communes and the fictional ward.
 *
 * @returns the id of the clause that orders criteria
 */
export async function issueDirectives(client: ApiClient, wardId: string): Promise<string> {
  for (const file of ['12-CT-TU.json', '693-CV-TU.json']) {
    const historical = await readJson(new URL(file, data));
    await oncePermitted('directives', () => enter(client, historical));
  }
  const demo = demonstration.parse(await readJson(new URL('demo-2026.json', data)));
  const issued = await enter(client, demo.directive);
  const assignments = demo.assignments.assignments.map(({ clause, ...rest }) => ({
    ...rest,
    clauseId: clauseOf(issued, clause),
  }));
  for (const units of [demo.assignments.units, [wardId]]) {
    const path = `/api/directive/v1/directives/${issued.directiveId}/assignments`;
    await client.call(path, assignResponse, { json: { units, assignments } });
  }
  return clauseOf(issued, criteriaClause);
}

async function enter(client: ApiClient, body: unknown): Promise<DirectiveView> {
  const { number } = z.looseObject({ number: z.string() }).parse(body);
  const register = await client.call(
    '/api/directive/v1/directives?limit=200',
    z.object({ items: z.array(directive) }),
  );
  const known = register.items.find((candidate) => candidate.number === number);
  if (known) return known;
  return client.call('/api/directive/v1/directives', directive, { json: body });
}

function clauseOf(view: DirectiveView, ordinal: number): string {
  const clause = view.clauses.find((candidate) => candidate.ordinal === ordinal);
  if (!clause) throw new Error(`${view.number} has no clause ${ordinal}`);
  return clause.clauseId;
}
