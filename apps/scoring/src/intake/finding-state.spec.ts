import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findingOf, unitOf, withdrawalOf } from '../testing/fixtures.js';
import { findingTold, latestFindings } from './finding-state.js';

const unit = unitOf('MH-01');
const finding = findingOf(unit, 'grave');

describe('what is known of a finding', () => {
  it('is its highest revision, in whatever order and however often its revisions come', () => {
    const revisions = [
      findingTold(finding),
      findingTold({ ...finding, revision: 2, severity: 'minor' }),
      findingTold(withdrawalOf(finding, 3)),
    ];
    const told = fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1 }).chain((known) =>
      fc.tuple(
        fc.constant(Math.max(...known)),
        fc.shuffledSubarray([...known, ...known], {
          minLength: 2 * known.length,
          maxLength: 2 * known.length,
        }),
      ),
    );
    fc.assert(
      fc.property(told, ([highest, order]) => {
        const states = order.flatMap((index) => revisions[index] ?? []);
        expect(latestFindings(states)).toEqual([revisions[highest]]);
      }),
    );
  });

  it('has no effect once it was withdrawn', () => {
    expect(findingTold(finding).effect).toEqual({
      severity: 'grave',
      finalOn: '2026-06-01',
      expiresOn: '2027-05-31',
    });
    expect(findingTold(withdrawalOf(finding, 2)).effect).toBeNull();
  });
});
