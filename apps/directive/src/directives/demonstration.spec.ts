import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { assignRequest, directiveRequest } from '@namkhong/contracts/http/directive';
import { v7 } from 'uuid';
import { draftDirective } from './draft-directive.js';

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../../packages/nk/data/directives/${name}.json`, import.meta.url), 'utf8'),
  );

/** The data files are bodies of our own requests: a change of the contract must not leave them behind. */
describe('the directives of the demonstration', () => {
  const letter = directiveRequest.parse(read('693-CV-TU'));
  const demonstration = read('demo-2026') as {
    directive: unknown;
    assignments: { units: unknown; assignments: { clause: number }[] };
  };
  const order = directiveRequest.parse(demonstration.directive);

  it('holds 693-CV/TU as a report of a real document: nine clauses, none of them illustrative', () => {
    expect(letter).toMatchObject({ number: '693-CV/TU', status: 'historical', basedOn: ['12-CT/TU'] });
    expect(letter.clauses).toHaveLength(9);
    expect(letter.clauses.every(({ asReported }) => asReported)).toBe(true);
    expect(letter.illustrative).toBe(false);
    expect(letter.source).toContain('20/11/2019');
  });

  it('holds an order that rests on it and says everywhere that it is made up', () => {
    expect(order).toMatchObject({ status: 'issued', basedOn: [letter.number], illustrative: true });
    expect(order.issuer).toContain('minh họa');
    expect(draftDirective(order, () => v7())).toMatchObject({ ok: true });
  });

  it('gives assignments for clauses there are', () => {
    const clauseIds = order.clauses.map(() => v7());
    const assignments = demonstration.assignments.assignments.map(({ clause, ...task }) => ({
      ...task,
      clauseId: clauseIds[clause - 1],
    }));
    const { units } = demonstration.assignments;
    expect(assignRequest.safeParse({ units, assignments }).success).toBe(true);
  });
});
