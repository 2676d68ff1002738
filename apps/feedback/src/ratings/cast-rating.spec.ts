import { ratingCastV1 } from '@namkhong/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expiryOf, type Ballot } from '../ballots/ballot.reader.js';
import { castRating, type Answer } from './cast-rating.js';

const ratingId = '5f0d0a5c-9f2b-4c0e-9d0b-6c7a3a1f2e10';
const question = { vi: 'Câu hỏi', en: 'Question' };
const sipas = {
  setCode: 'sipas',
  version: 3,
  criteria: ['access', 'procedure', 'attitude', 'result', 'complaint'].map((code) => ({ code, question })),
};

const day = fc
  .integer({ min: 1, max: 90 })
  .map((n) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10));
const openBallot: fc.Arbitrary<Ballot> = fc.record({
  spent: fc.constant<false>(false),
  expiresOn: day.map(expiryOf),
  unitId: fc.uuid(),
  officialId: fc.option(fc.uuid(), { nil: null }),
  servicePoint: fc.constant(null),
  procedureGroup: fc.constant('land'),
  outcome: fc.constantFrom('approved', 'refused', 'supplement'),
  closedOn: day,
  illustrative: fc.boolean(),
  raterHash: fc.constant(null),
  invitationId: fc.constant(null),
});
const anyBallot = fc.option(fc.oneof(openBallot, fc.constant({ spent: true as const, revoked: false })), {
  nil: undefined,
});
const asked = fc.constantFrom(...sipas.criteria.map((criterion) => criterion.code));
const answerOf = (codes: fc.Arbitrary<string>): fc.Arbitrary<Answer> =>
  fc.record({
    levels: fc.dictionary(codes, fc.integer({ min: 1, max: 5 }), { minKeys: 1 }),
    channel: fc.constantFrom('web', 'qr', 'kiosk'),
    day,
  });

describe('castRating', () => {
  it('casts exactly when the ballot is open and its days include the answer', () => {
    fc.assert(
      fc.property(anyBallot, answerOf(asked), (ballot, answer) => {
        const usable =
          ballot !== undefined &&
          !ballot.spent &&
          answer.day >= ballot.closedOn &&
          answer.day < ballot.expiresOn;
        expect(castRating(ballot, answer, sipas, ratingId).kind).toBe(usable ? 'cast' : 'refused');
      }),
    );
  });

  it('makes a rating that the contract accepts and that keeps answers, day and unit of the service', () => {
    fc.assert(
      fc.property(openBallot, answerOf(asked), (ballot, answer) => {
        const outcome = castRating(ballot, answer, sipas, ratingId);
        if (outcome.kind !== 'cast' || ballot.spent) return;
        expect(ratingCastV1.data.parse(outcome.rating)).toEqual(outcome.rating);
        expect(outcome.rating).toMatchObject({
          unitId: ballot.unitId,
          day: answer.day,
          assurance: 'ballot',
          setVersion: 3,
          levels: answer.levels,
        });
      }),
    );
  });

  it('names every criterion that is not asked', () => {
    const ballot: Ballot = {
      spent: false,
      expiresOn: '2026-03-01',
      unitId: ratingId,
      officialId: null,
      servicePoint: null,
      procedureGroup: 'land',
      outcome: 'approved',
      closedOn: '2026-02-01',
      illustrative: true,
      raterHash: null,
      invitationId: null,
    };
    const answer: Answer = {
      levels: { attitude: 5, beauty: 1, speed: 2 },
      channel: 'web',
      day: '2026-02-02',
    };
    expect(castRating(ballot, answer, sipas, ratingId)).toEqual({
      kind: 'refused',
      reason: 'criterion-unknown',
      criteria: ['beauty', 'speed'],
    });
  });

  it('spends one ballot once, whoever comes first', () => {
    const answer: Answer = { levels: { attitude: 4 }, channel: 'kiosk', day: '2026-02-02' };
    expect(castRating({ spent: true, revoked: false }, answer, sipas, ratingId)).toEqual({
      kind: 'refused',
      reason: 'ballot-spent',
    });
  });
});
