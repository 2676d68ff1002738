import { describe, expect, it } from '@jest/globals';
import { usableBallot, type OpenBallot } from '../ballots/ballot.reader.js';
import { asOfClosing, planReplay, type HistoryLine } from './plan-replay.js';

const line: HistoryLine = {
  dossierCode: '000.00.05.H12-260401-0001',
  day: '2026-04-10',
  channel: 'web',
  levels: { attitude: 2 },
};
const dossier = { closedOn: '2026-04-05', tokenHash: 'ab' };
const criteriaSet = { setCode: 'sipas', version: 1, effectiveFrom: '2026-01-01', criteria: [] };

describe('planReplay', () => {
  it('lets a past day of an illustrative dossier through', () => {
    expect(planReplay(line, dossier, criteriaSet, '2026-11-23')).toEqual({
      tokenHash: 'ab',
      closedOn: '2026-04-05',
      line,
      criteriaSet,
    });
  });

  it('refuses what is unknown, real, to come, or before the first criteria', () => {
    expect(planReplay(line, undefined, criteriaSet, '2026-11-23')).toBe('dossier-unknown');
    expect(planReplay(line, { ...dossier, tokenHash: null }, criteriaSet, '2026-11-23')).toBe(
      'history-real-unit',
    );
    expect(planReplay(line, dossier, criteriaSet, '2026-04-09')).toBe('history-day-in-future');
    expect(planReplay(line, dossier, undefined, '2026-11-23')).toBe('set-not-in-force');
  });
});

describe('asOfClosing', () => {
  it('gives a ballot issued late the thirty days it would have had', () => {
    const ballot: OpenBallot = {
      spent: false,
      expiresOn: '2026-12-24',
      unitId: 'unit',
      officialId: null,
      servicePoint: null,
      procedureGroup: 'land',
      outcome: 'approved',
      closedOn: '2026-04-05',
      illustrative: true,
      raterHash: null,
      invitationId: null,
    };
    expect(usableBallot(asOfClosing(ballot), '2026-05-05')).toMatchObject({ spent: false });
    expect(usableBallot(asOfClosing(ballot), '2026-05-06')).toBe('ballot-expired');
    expect(usableBallot(asOfClosing(ballot), '2026-04-04')).toBe('ballot-too-early');
    expect(asOfClosing({ spent: true, revoked: false })).toEqual({ spent: true, revoked: false });
  });
});
