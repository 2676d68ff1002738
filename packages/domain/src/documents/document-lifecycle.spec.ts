import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decideTransition,
  documentActions,
  documentStates,
  isInForce,
  registeredStates,
  type DocumentAction,
  type DocumentState,
} from './document-lifecycle.js';

const ask = (state: DocumentState, action: DocumentAction, change: object = {}) =>
  decideTransition({ state, action, reason: 'lý do', actor: 'b', submittedBy: 'a', ...change });

/** What is refused leaves a document where it stands: only what is allowed leads anywhere. */
const waysFrom = (state: DocumentState): DocumentState[] =>
  documentActions.flatMap((action) => {
    const decided = ask(state, action);
    return decided.ok ? [decided.value] : [];
  });

/** Written down apart from the table: every way there is, and no other. */
const WAYS: Readonly<Record<string, DocumentState>> = {
  'draft submit': 'in-review',
  'draft discard': 'discarded',
  'in-review withdraw': 'draft',
  'in-review return': 'draft',
  'in-review sign': 'signed',
  'signed return': 'draft',
  'signed issue': 'issued',
  'issued amend': 'amended',
  'issued supersede': 'superseded',
  'issued revoke': 'revoked',
  'amended amend': 'amended',
  'amended supersede': 'superseded',
  'amended revoke': 'revoked',
};

describe('a document', () => {
  const pairs = documentStates.flatMap((state) => documentActions.map((action) => [state, action] as const));

  it.each(pairs)('that is %s: %s', (state, action) => {
    const to = WAYS[`${state} ${action}`];
    expect(ask(state, action)).toEqual(
      to === undefined
        ? { ok: false, reason: { code: 'transition-not-allowed', params: { action, state } } }
        : { ok: true, value: to },
    );
  });

  it('is not signed by whoever submitted it', () => {
    expect(ask('in-review', 'sign', { actor: 'a' })).toMatchObject({ reason: { code: 'signer-submitted' } });
    expect(ask('in-review', 'withdraw', { actor: 'a' })).toEqual({ ok: true, value: 'draft' });
  });

  it.each(['withdraw', 'return'] as const)('wants a reason to %s', (action) => {
    expect(ask('in-review', action, { reason: null })).toMatchObject({ reason: { code: 'reason-missing' } });
    expect(ask('in-review', action, { reason: '  ' })).toMatchObject({ reason: { code: 'reason-missing' } });
  });

  it.each(['amend', 'supersede', 'revoke'] as const)('wants a reason to %s', (action) => {
    expect(ask('issued', action, { reason: null })).toMatchObject({ reason: { code: 'reason-missing' } });
  });

  it('once issued never leaves the register, and once out of force never comes back', () => {
    const reached = new Set<DocumentState>(['draft']);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 4, maxLength: 40 }), (choices) => {
        let state: DocumentState = 'draft';
        for (const choice of choices) {
          const here: DocumentState = state;
          const next: DocumentState | undefined = waysFrom(here)[choice % waysFrom(here).length];
          if (next === undefined) break;
          if (registeredStates.includes(here)) {
            expect(registeredStates).toContain(next);
            expect(isInForce(here)).toBe(true);
          }
          // Nothing is issued that was not signed, nothing signed that was not in review.
          if (next === 'issued') expect(here).toBe('signed');
          if (next === 'signed') expect(here).toBe('in-review');
          reached.add(next);
          state = next;
        }
      }),
    );
    expect(reached).toEqual(new Set(documentStates));
  });
});
