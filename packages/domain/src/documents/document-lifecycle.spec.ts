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
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...documentActions), { maxLength: 40 }), (actions) => {
        let state: DocumentState = 'draft';
        for (const action of actions) {
          const decided = ask(state, action);
          if (!decided.ok) continue;
          if (registeredStates.includes(state)) expect(registeredStates).toContain(decided.value);
          if (registeredStates.includes(state) && !isInForce(state)) throw new Error('came back into force');
          // Nothing is issued that was not signed, nothing signed that was not in review.
          if (decided.value === 'issued') expect(state).toBe('signed');
          if (decided.value === 'signed') expect(state).toBe('in-review');
          state = decided.value;
        }
      }),
    );
  });
});
