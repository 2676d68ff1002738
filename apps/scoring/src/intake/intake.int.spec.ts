import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1, ratingSignalledV1, tallyRecordedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { ratingOf, setOf, signalOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { ForgetSignals } from './forget-signals.js';

jest.setTimeout(60_000);

let scoring: StartedScoring;
const [first, second, third] = [unitOf('MH-01'), unitOf('MH-02'), unitOf('MH-03')];

beforeAll(async () => {
  scoring = await startScoring('2026-11-23T03:00:00Z');
  await scoring.publishSet(setOf({ attitude: 6000, result: 4000 }));
});
afterAll(() => scoring.stop());

/** The unit's cells without its name. */
const cellsOf = async (unitId: string) => ({
  days: await scoring.sql(
    `SELECT day::text, channel, rated, straight_lined, complete, score_sum, score_squares
       FROM day_cell WHERE subject_id = $1 ORDER BY day, channel`,
    [unitId],
  ),
  months: await scoring.sql(
    `SELECT month::text, channel, stratum, rated, histograms, crosses
       FROM month_cell WHERE subject_id = $1 ORDER BY month, channel, stratum`,
    [unitId],
  ),
});

describe('a rating', () => {
  it('counts once, however often it comes and under however many event ids', async () => {
    const rating = ratingOf(first, { attitude: 5, result: 3 });
    await scoring.receive(ratingCastV1, rating, rating);
    await scoring.receive(ratingCastV1, rating);
    const last = ratingOf(first, { attitude: 1 });
    await scoring.receive(ratingCastV1, last);
    await scoring.counted('rating', 2);
    // y = 6000·4 + 4000·2 for the complete one; the other has one answer.
    expect(await cellsOf(first.unitId)).toEqual({
      days: [
        {
          day: '2026-05-17',
          channel: 'web',
          rated: '2',
          straight_lined: '0',
          complete: '1',
          score_sum: '32000',
          score_squares: '1024000000',
        },
      ],
      months: [
        {
          month: '2026-05-01',
          channel: 'web',
          stratum: 'land/approved',
          rated: '2',
          histograms: ['1', '0', '0', '0', '1', '0', '0', '1', '0', '0'],
          crosses: ['1', '4', '2', '8'],
        },
      ],
    });
    expect((await scoring.get('operator', 'watermark')).body.ratings).toBe(2);
  });

  it('gives the same cells in whatever order it comes', async () => {
    const given = [1, 2, 3, 4, 5].flatMap((level) =>
      (['2026-05-17', '2026-05-18', '2026-06-01'] as const).map((day) => ({
        day,
        levels: { attitude: level, ...(level % 2 === 0 ? {} : { result: 6 - level }) },
        channel: level > 3 ? ('kiosk' as const) : ('web' as const),
      })),
    );
    await scoring.receive(
      ratingCastV1,
      ...given.map(({ levels, ...rest }) => ratingOf(second, levels, rest)),
    );
    for (const { levels, ...rest } of given.toReversed()) {
      await scoring.receive(ratingCastV1, ratingOf(third, levels, rest));
    }
    await scoring.counted('rating', 2 + 2 * given.length);
    const cells = await cellsOf(second.unitId);
    expect(cells.days).toHaveLength(6);
    expect(await cellsOf(third.unitId)).toEqual(cells);
  });

  it('that the methodology does not know is a dead letter, and the partition goes on', async () => {
    const unit = unitOf('MH-04');
    const unknown = ratingOf(unit, { attitude: 5, parking: 1 });
    const noSet = ratingOf(unit, { attitude: 5 }, { setVersion: 7 });
    const good = ratingOf(unit, { attitude: 5, result: 5 });
    await scoring.receive(ratingCastV1, unknown, noSet, good);
    await scoring.receiveRaw({
      topic: 'feedback.rating.v1',
      key: unit.unitId,
      headers: { ce_type: ratingCastV1.type },
      value: '{"levels":',
    });
    const after = ratingOf(unit, { attitude: 1, result: 1 });
    await scoring.receive(ratingCastV1, after);
    await eventually(async () => {
      expect((await cellsOf(unit.unitId)).days).toMatchObject([
        { rated: '2', complete: '2', score_sum: '40000' },
      ]);
    }, 30_000);
    await eventually(async () => {
      const letters = await scoring.deadLetters('feedback.rating.v1');
      expect(letters.map(({ group }) => group)).toEqual(Array(3).fill('scoring.ratings'));
      expect(letters.map(({ detail }) => detail).join('\n')).toMatch(/parking[^]*sipas@7/);
    });
    const [{ n }] = (await scoring.sql('SELECT count(*)::int AS n FROM rating WHERE unit_id = $1', [
      unit.unitId,
    ])) as [{ n: number }];
    expect(n).toBe(2);
  });
});

describe('a tally', () => {
  it('that contradicts an earlier one is a dead letter; the same one again is nothing', async () => {
    const tally = {
      tallyId: v7(),
      unitId: v7(),
      channel: 'digital' as const,
      month: '2026-05',
      setCode: 'sipas',
      setVersion: 1,
      counts: { attitude: [1, 2, 3, 4, 5] as [number, number, number, number, number] },
      printedFigure: null,
      illustrative: true,
    };
    const contradiction = {
      ...tally,
      tallyId: v7(),
      counts: { attitude: [9, 2, 3, 4, 5] as typeof tally.counts.attitude },
    };
    await scoring.receive(tallyRecordedV1, tally, { ...tally, tallyId: v7() }, contradiction);
    await eventually(async () => {
      const letters = await scoring.deadLetters('feedback.tally.v1');
      expect(letters.map(({ detail }) => detail)).toEqual([expect.stringContaining('tally-differs')]);
    }, 30_000);
    expect((await cellsOf(tally.unitId)).months).toMatchObject([{ rated: '15' }]);
  });
});

describe('a signal', () => {
  it('is destroyed 275 days after its rating, with all that could tell raters apart', async () => {
    const [old, young] = [
      ratingOf(first, { attitude: 3 }, { day: '2026-02-21' }),
      ratingOf(first, { attitude: 3 }, { day: '2026-02-22' }),
    ];
    await scoring.receive(ratingSignalledV1, signalOf(old, 'somebody'), signalOf(young, 'somebody'));
    await scoring.counted('rating_signal', 2);
    // 275 days before 23 November 2026 is 21 February.
    scoring.clock.set(new Date('2026-11-23T03:05:00Z'));
    const forget = scoring.app.get(ForgetSignals);
    expect(await forget.forgetDue()).toBe(0);
    scoring.clock.set(new Date('2026-11-23T03:05:00.001Z'));
    expect(await forget.forgetDue()).toBe(1);
    expect(await scoring.sql('SELECT rating_id FROM rating_signal')).toEqual([{ rating_id: young.ratingId }]);
  });
});

describe('GET watermark', () => {
  it('tells an operator how far the events are folded, and nobody else', async () => {
    const { status, body } = await scoring.get('operator', 'watermark');
    expect(status).toBe(200);
    expect(body.asOf).toMatch(/^2026-11-23T/);
    expect(new Set(body.partitions.map(({ topic }: { topic: string }) => topic))).toContain(
      'feedback.rating.v1',
    );
    expect((await scoring.get('official', 'watermark')).status).toBe(403);
    expect((await scoring.get(null, 'watermark')).status).toBe(401);
  });
});
