import { describe, expect, it } from '@jest/globals';
import { expiryOf, usableBallot, type OpenBallot } from './ballot.reader.js';

const ballot: OpenBallot = {
  spent: false,
  expiresOn: expiryOf('2026-11-01'),
  unitId: '0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c01',
  officialId: null,
  servicePoint: null,
  procedureGroup: 'land',
  outcome: 'approved',
  closedOn: '2026-11-01',
  illustrative: true,
  raterHash: null,
  invitationId: null,
};

describe('usableBallot', () => {
  it.each([
    ['the day before the dossier was closed', '2026-10-31', 'ballot-too-early'],
    ['the day of issue', '2026-11-01', ballot],
    ['the thirtieth day after it', '2026-12-01', ballot],
    ['the thirty-first day after it', '2026-12-02', 'ballot-expired'],
  ])('on %s', (_, day, expected) => {
    expect(usableBallot(ballot, day)).toBe(expected);
  });

  it('tells a spent ballot from one that never was', () => {
    expect(usableBallot({ spent: true, revoked: false }, '2026-11-01')).toBe('ballot-spent');
    expect(usableBallot(undefined, '2026-11-01')).toBe('ballot-unknown');
  });
});
