import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  serviceCountedV1,
  standingDecidedV1,
  type DataOf,
} from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { decisionOf, ratingOf, servedOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { ClosedMonthChangesReader } from './closed-month-changes.reader.js';

jest.setTimeout(60_000);

type Rating = DataOf<typeof ratingCastV1>;

let scoring: StartedScoring;
const set = setOf({ attitude: 6000, result: 4000 });

beforeAll(async () => {
  scoring = await startScoring('2026-11-23T03:00:00Z');
  await scoring.publishSet(set);
});
afterAll(() => scoring.stop());

const cellsOf = async (subjectId: string) => ({
  days: await scoring.sql(
    `SELECT day::text, rated::int, straight_lined::int, complete::int, score_sum::int, score_squares::text
       FROM day_cell WHERE subject_id = $1 ORDER BY day, channel`,
    [subjectId],
  ),
  months: await scoring.sql(
    `SELECT stratum, rated::int, illustrative, histograms::int[], crosses::int[]
       FROM month_cell WHERE subject_id = $1 ORDER BY month, channel, stratum`,
    [subjectId],
  ),
});
const nothing = { days: [], months: [] };
/** The cells of one complete rating of these levels. */
const cellsWith = (attitude: number, result: number) => {
  const score = 6000 * (attitude - 1) + 4000 * (result - 1);
  const counts = [attitude, result].flatMap((level) => [1, 2, 3, 4, 5].map((each) => Number(each === level)));
  return {
    days: [
      {
        ...{ day: '2026-05-17', rated: 1, straight_lined: Number(attitude === result), complete: 1 },
        ...{ score_sum: score, score_squares: String(score * score) },
      },
    ],
    months: [
      {
        ...{ stratum: 'land/approved', rated: 1, illustrative: true, histograms: counts },
        crosses: [1, attitude - 1, result - 1, (attitude - 1) * (result - 1)],
      },
    ],
  };
};
const expectCells = (subjectId: string, cells: object) =>
  eventually(async () => expect(await cellsOf(subjectId)).toEqual(cells), 20_000);
const revisedOf = (
  rating: Rating,
  revision: number,
  levels: Rating['levels'],
  change: Partial<Rating> = {},
) => ({
  ...rating,
  ...change,
  levels,
  revision,
});
const withdrawnOf = ({ ratingId, unitId }: Rating, revision: number) => ({ ratingId, unitId, revision });
const lettersOf = async (topic: string, unitId: string) =>
  (await scoring.deadLetters(topic)).filter(({ record }) => record.key === unitId);

describe('a revision', () => {
  it('takes the place of what was answered before, for unit and official, and an older one that comes late does not', async () => {
    const [unit, officialId] = [unitOf('MC-01'), v7()];
    const rating = ratingOf(unit, { attitude: 5, result: 3 }, { officialId });
    await scoring.receive(ratingCastV1, rating);
    await expectCells(officialId, cellsWith(5, 3));
    await scoring.receive(ratingRevisedV1, revisedOf(rating, 2, { attitude: 1, result: 2 }));
    await scoring.receive(ratingRevisedV1, revisedOf(rating, 1, { attitude: 4, result: 4 }));
    await scoring.receive(ratingCastV1, rating);
    const last = ratingOf(unit, { attitude: 2, result: 2 }, { day: '2026-06-02' });
    await scoring.receive(ratingCastV1, last);
    await eventually(async () => expect((await cellsOf(unit.unitId)).days).toHaveLength(2));
    expect(await cellsOf(officialId)).toEqual(cellsWith(1, 2));
  });

  it('moves a rating between channels and outcomes, and leaves no row of zeros', async () => {
    const unit = unitOf('MC-02');
    const rating = ratingOf(unit, { attitude: 5, result: 3 });
    const moved = { outcome: 'refused', channel: 'kiosk', illustrative: false } as const;
    await scoring.receive(ratingCastV1, rating);
    await scoring.receive(ratingRevisedV1, revisedOf(rating, 1, rating.levels, moved));
    const [month] = cellsWith(5, 3).months;
    await expectCells(unit.unitId, {
      days: cellsWith(5, 3).days,
      months: [{ ...month, stratum: 'land/refused', illustrative: false }],
    });
  });

  it('that names another unit, official, day or version is a dead letter', async () => {
    const unit = unitOf('MC-03');
    const rating = ratingOf(unit, { attitude: 5, result: 3 });
    await scoring.receive(ratingCastV1, rating);
    await scoring.receive(
      ratingRevisedV1,
      revisedOf(rating, 1, { attitude: 1, result: 1 }, { day: '2026-05-18' }),
      revisedOf(rating, 2, { attitude: 1, result: 1 }, { officialId: v7() }),
      revisedOf(rating, 3, { attitude: 4, result: 4 }),
    );
    await expectCells(unit.unitId, cellsWith(4, 4));
    await eventually(async () => {
      const letters = await lettersOf('feedback.rating.v1', unit.unitId);
      expect(letters.map(({ code, detail }) => [code, /revision-moves-rating/.test(detail)])).toEqual([
        ['handler-failed', true],
        ['handler-failed', true],
      ]);
    }, 20_000);
  });
});

describe('a withdrawal', () => {
  it('takes the rating out to the last count, whichever of its events comes first', async () => {
    const [one, other, officialId] = [unitOf('MC-04'), unitOf('MC-05'), v7()];
    const kept = ratingOf(one, { attitude: 2, result: 2 }, { officialId });
    const rating = ratingOf(one, { attitude: 5, result: 3 }, { officialId });
    const early = ratingOf(other, { attitude: 5, result: 3 });
    await scoring.receive(ratingCastV1, kept, rating);
    await scoring.receive(ratingWithdrawnV1, withdrawnOf(rating, 2), withdrawnOf(early, 2));
    await scoring.receive(ratingRevisedV1, revisedOf(early, 1, { attitude: 1, result: 1 }));
    await scoring.receive(ratingCastV1, early);
    await expectCells(officialId, cellsWith(2, 2));
    await expectCells(one.unitId, cellsWith(2, 2));
    await eventually(async () => {
      const rows = await scoring.sql(
        'SELECT revision, withdrawn, counted, log_offset IS NOT NULL AS cast FROM rating WHERE unit_id = $1',
        [other.unitId],
      );
      expect(rows).toEqual([{ revision: 1, withdrawn: true, counted: false, cast: true }]);
    });
    expect(await cellsOf(other.unitId)).toEqual(nothing);
  });

  it('of more than the cells hold is refused, and changes nothing', async () => {
    const unit = unitOf('MC-06');
    const rating = ratingOf(unit, { attitude: 5, result: 3 });
    await scoring.receive(ratingCastV1, rating);
    await expectCells(unit.unitId, cellsWith(5, 3));
    // As a hand in the tables might leave it.
    await scoring.sql("UPDATE month_cell SET histograms = '{1,0,0,0,0,0,0,1,0,0}' WHERE subject_id = $1", [
      unit.unitId,
    ]);
    await scoring.receive(ratingWithdrawnV1, withdrawnOf(rating, 1));
    await eventually(async () => {
      const [letter] = await lettersOf('feedback.rating.v1', unit.unitId);
      expect(letter).toMatchObject({
        code: 'handler-failed',
        detail: expect.stringContaining('count-below-zero'),
      });
    }, 20_000);
    expect((await cellsOf(unit.unitId)).days).toEqual(cellsWith(5, 3).days);
    expect(await scoring.sql('SELECT counted FROM rating WHERE unit_id = $1', [unit.unitId])).toEqual([
      { counted: true },
    ]);
  });
});

describe('a decision', () => {
  it('takes a rating out while it is in quarantine and puts it back when restored; the latest is in force', async () => {
    const [unit, officialId] = [unitOf('MC-07'), v7()];
    const rating = ratingOf(unit, { attitude: 5, result: 3 }, { officialId });
    const decide = (sequence: number, standing: 'counted' | 'quarantined' | 'excluded') =>
      scoring.receive(standingDecidedV1, decisionOf(rating, sequence, standing));
    await scoring.receive(ratingCastV1, rating);
    await expectCells(unit.unitId, cellsWith(5, 3));
    await decide(1, 'quarantined');
    await expectCells(unit.unitId, nothing);
    await decide(3, 'counted');
    await expectCells(officialId, cellsWith(5, 3));
    await decide(2, 'excluded');
    await scoring.receive(ratingRevisedV1, revisedOf(rating, 1, { attitude: 1, result: 1 }));
    await expectCells(unit.unitId, cellsWith(1, 1));
    await decide(4, 'excluded');
    await expectCells(officialId, nothing);
    expect(
      await scoring.sql('SELECT standing, standing_sequence, standing_rule FROM rating WHERE unit_id = $1', [
        unit.unitId,
      ]),
    ).toEqual([{ standing: 'excluded', standing_sequence: 4, standing_rule: 'q' }]);
  });

  it('about a rating that nobody knows yet waits for it', async () => {
    const unit = unitOf('MC-08');
    const rating = ratingOf(unit, { attitude: 5, result: 3 });
    await scoring.receive(standingDecidedV1, decisionOf(rating, 1, 'excluded'));
    await eventually(async () => {
      const rows = await scoring.sql('SELECT standing, day FROM rating WHERE unit_id = $1', [unit.unitId]);
      expect(rows).toEqual([{ standing: 'excluded', day: null }]);
    });
    await scoring.receive(ratingCastV1, rating, ratingOf(unit, { attitude: 2, result: 2 }));
    await expectCells(unit.unitId, cellsWith(2, 2));
    await scoring.receive(standingDecidedV1, decisionOf(rating, 2, 'counted'));
    await eventually(async () => expect((await cellsOf(unit.unitId)).days).toMatchObject([{ rated: 2 }]));
  });

  it('of a month that is closed tells whoever published it', async () => {
    const unit = unitOf('MC-09');
    const [open, closed] = [
      ratingOf(unit, { attitude: 5, result: 3 }),
      ratingOf(unit, { attitude: 5, result: 3 }, { day: '2026-02-11' }),
    ];
    await scoring.receive(ratingCastV1, open, closed);
    await eventually(async () => expect((await cellsOf(unit.unitId)).days).toHaveLength(2));
    await scoring.sql("INSERT INTO closed_quarter VALUES ('sipas', '2026-Q1', now())");
    await scoring.receive(
      standingDecidedV1,
      decisionOf(open, 1, 'excluded'),
      decisionOf(closed, 1, 'excluded'),
    );
    await expectCells(unit.unitId, nothing);
    const changes = scoring.app.get(ClosedMonthChangesReader);
    await scoring.transaction(async (session) => {
      const change = { setCode: 'sipas', quarter: '2026-Q1', unitIds: [unit.unitId] };
      expect(await changes.list(session)).toEqual([change]);
      expect(await changes.take(session, 'sipas', '2026-Q1')).toEqual([unit.unitId]);
      expect(await changes.list(session)).toEqual([]);
    });
  });
});

describe('a count of services', () => {
  it('is corrected by a signed one, and one below zero is a dead letter', async () => {
    const unit = unitOf('MC-10');
    const minus = (count: number) => ({
      ...servedOf(unit, null, '2026-05-17', count),
      ...{ closed: -count, invited: -count, onTime: -count },
    });
    await scoring.receive(
      serviceCountedV1,
      servedOf(unit, null, '2026-05-17', 5),
      minus(2),
      minus(4),
      minus(1),
    );
    await eventually(async () => {
      const [letter, ...others] = await lettersOf('feedback.service.v1', unit.unitId);
      expect(letter).toMatchObject({
        code: 'handler-failed',
        detail: expect.stringContaining('count-below-zero'),
      });
      expect(others).toEqual([]);
      expect(
        await scoring.sql('SELECT closed::int FROM service_day WHERE subject_id = $1', [unit.unitId]),
      ).toEqual([{ closed: 2 }]);
    }, 20_000);
  });
});
