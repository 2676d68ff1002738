import { describe, expect, it } from '@jest/globals';
import type { ProposalRouteView } from '@namkhong/contracts/http/directive-proposals';
import { routeProposal } from './route-proposal.js';

const route = (routeId: string, change: Partial<ProposalRouteView> = {}): ProposalRouteView => ({
  routeId,
  kinds: [],
  documentSymbol: null,
  addressedTo: null,
  competentUnitId: `unit of ${routeId}`,
  decisionWorkingDays: 5,
  priority: 100,
  legalBasis: ['01/QĐ-UBND'],
  validFrom: '2026-01-01',
  validTo: null,
  ...change,
});
const proposal = { kind: 'policy' as const, documentNumber: '2071/QĐ-UBND', addressedLine: ['xa', 'tinh'] };
const routed = (routes: ProposalRouteView[], change: Partial<typeof proposal> = {}) =>
  routeProposal({ ...proposal, ...change }, routes, '2026-11-23').unitId;

describe('routeProposal', () => {
  it('gives it to the unit that was addressed where no rule speaks of it, and to nobody where none was', () => {
    expect(routed([])).toBe('xa');
    expect(routed([], { addressedLine: [] })).toBeNull();
    expect(routed([route('a', { validFrom: '2026-11-24' }), route('b', { validTo: '2026-11-23' })])).toBe(
      'xa',
    );
  });

  it.each<[string, Partial<ProposalRouteView>, boolean]>([
    ['its kind', { kinds: ['other', 'policy'] }, true],
    ['another kind', { kinds: ['procedure'] }, false],
    ['the issuer of its regulation', { documentSymbol: 'ubnd' }, true],
    ['the type of its regulation', { documentSymbol: 'QĐ' }, true],
    ['a part of a symbol', { documentSymbol: 'UB' }, false],
    ['the unit above the one addressed', { addressedTo: 'tinh' }, true],
    ['a unit beside', { addressedTo: 'khac' }, false],
  ])('matches by %s', (_, change, isMatch) => {
    expect(routed([route('a', change)])).toBe(isMatch ? 'unit of a' : 'xa');
  });

  it('takes the time for the decision from the rule, twenty working days without one', () => {
    const days = (routes: ProposalRouteView[]) =>
      routeProposal(proposal, routes, '2026-11-23').decisionWorkingDays;
    expect([days([]), days([route('a')])]).toEqual([20, 5]);
  });

  it('prefers the lower priority number, then the later rule', () => {
    expect(routed([route('a', { priority: 20 }), route('b', { priority: 10 })])).toBe('unit of b');
    expect(routed([route('a'), route('b')])).toBe('unit of b');
  });
});
