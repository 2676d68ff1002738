import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { lowFlagRaisedV1, ratingCastV1, ratingSignalledV1, serviceCountedV1 } from '@namkhong/contracts';
import { addDays } from '@namkhong/domain';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { z } from 'zod';
import { ratingOf, ratingsOf, servedOf, setOf, signalOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(90_000);

/** What one official was given in one quarter: the levels of each day. */
interface Quarter {
  readonly days: readonly (readonly number[])[];
  readonly raters: number;
  readonly invited: number;
}

/** Golden vector V26: 118 ratings on 25 days, the figures of an independent program beside them. */
const vectors = new URL('../../../../packages/domain/vectors/vectors.json', import.meta.url);
const { V26_day_robust: golden } = z
  .looseObject({ V26_day_robust: z.looseObject({ days: z.array(z.array(z.int())) }) })
  .parse(JSON.parse(readFileSync(vectors, 'utf8')));
const goldenQuarter: Quarter = {
  days: golden.days.map((counts) =>
    counts.flatMap((count, index) => new Array<number>(count).fill(index + 1)),
  ),
  raters: 118,
  invited: 354,
};

/** Ratings of the lowest levels spread over days: 50 from 30 people on 20 days of 500 invited is the least there must be. */
function lowQuarter({ ratings = 50, days = 20, raters = 30, invited = 500 } = {}): Quarter {
  return {
    days: Array.from({ length: days }, (_, day) =>
      Array.from({ length: ratings }, (__, index) => ({ day: index % days, level: 1 + (index % 3) }))
        .filter((rating) => rating.day === day)
        .map(({ level }) => level),
    ),
    raters,
    invited,
  };
}

function goodQuarter(): Quarter {
  const { days, ...rest } = lowQuarter();
  return { ...rest, days: days.map((levels) => levels.map((level) => Math.min(5, level + 3))) };
}

const starts = ['2026-04-01', '2026-07-01'] as const;
const request = { setCode: 'sipas', quarter: '2026-Q3' };

describe('the LOW rule', () => {
  let scoring: StartedScoring;
  let ratings = 0;
  let signals = 0;
  let invitations = 0;

  beforeAll(async () => {
    scoring = await startScoring('2025-12-20T03:00:00Z');
    await scoring.publishSet(setOf({ overall: 10_000 }, { clauseId }));
    scoring.clock.set(new Date('2026-10-05T03:00:00Z'));
    await scoring.learn(...Object.values(officials).map(({ unit }) => unit));
    for (const { unit, officialId, quarters } of Object.values(officials)) {
      await tell(unit, officialId, quarters, { illustrative: unit.illustrative });
    }
    // Others in the same unit were well served, so that the unit itself is not low.
    for (const start of starts) {
      const others = ratingsOf(officials.golden.unit, 'overall', [0, 0, 0, 0, 200], { day: start });
      await scoring.receive(ratingCastV1, ...others);
      ratings += others.length;
    }
    await folded();
    await scoring.sql(
      `INSERT INTO undecided_matter (matter_id, subject_kind, subject_id, kind, decide_by)
       VALUES ($1, 'official', $2, 'contest', '2026-12-31')`,
      [v7(), officials.contested.officialId],
    );
  });
  afterAll(() => scoring.stop());

  const clauseId = v7();
  const officialWith = (first: Quarter, second: Quarter, change: { illustrative?: boolean } = {}) => ({
    unit: unitOf(`MH-${v7().slice(-12)}`, change),
    officialId: v7(),
    quarters: [first, second] as const,
  });
  const officials = {
    golden: officialWith(goldenQuarter, goldenQuarter),
    least: officialWith(lowQuarter(), lowQuarter(), { illustrative: false }),
    fewRatings: officialWith(lowQuarter(), lowQuarter({ ratings: 49 })),
    fewRaters: officialWith(lowQuarter({ raters: 29 }), lowQuarter()),
    fewDays: officialWith(lowQuarter(), lowQuarter({ days: 19 })),
    fewAnswers: officialWith(lowQuarter({ invited: 501 }), lowQuarter()),
    nobodyInvited: officialWith(lowQuarter(), lowQuarter({ invited: 0 })),
    ratersUnknown: officialWith(lowQuarter(), lowQuarter({ raters: 0 })),
    onlyOnceLow: officialWith(lowQuarter(), goodQuarter()),
    contested: officialWith(lowQuarter(), lowQuarter()),
  };

  async function tell(
    unit: { unitId: string },
    officialId: string,
    quarters: readonly [Quarter, Quarter],
    change: { illustrative: boolean; setCode?: string },
  ): Promise<void> {
    for (const [index, { days, raters, invited }] of quarters.entries()) {
      const start = starts[index] ?? starts[0];
      const cast = days.flatMap((levels, day) =>
        levels.map((overall) =>
          ratingOf(unit, { overall }, { officialId, day: addDays(start, day), ...change }),
        ),
      );
      await scoring.receive(ratingCastV1, ...cast);
      const told = cast.map((rating, nth) => signalOf(rating, `${officialId} ${nth % Math.max(raters, 1)}`));
      await scoring.receive(ratingSignalledV1, ...(raters > 0 ? told : []));
      await scoring.receive(serviceCountedV1, servedOf(unit, officialId, start, invited));
      ratings += cast.length;
      invitations += invited;
      signals += raters > 0 ? told.length : 0;
    }
  }

  async function folded(): Promise<void> {
    await scoring.counted('rating', ratings);
    await scoring.counted('rating_signal', signals);
    await eventually(async () => {
      const invited = `SELECT sum(invited)::int AS n FROM service_day WHERE subject_kind = 'official'`;
      expect(await scoring.sql(invited)).toEqual([{ n: invitations }]);
    });
  }

  const evaluate = async (body: object) => scoring.post('operator', 'evaluations', body);
  const raised = async () => (await scoring.published(lowFlagRaisedV1)).map(({ data }) => data);

  it('refuses what cannot be judged, and raises nothing', async () => {
    expect(await evaluate({ ...request, setCode: 'nobody' })).toMatchObject({
      status: 404,
      body: { code: 'criteria-set-unknown' },
    });
    expect(await evaluate({ ...request, quarter: '2026-Q4' })).toMatchObject({
      status: 422,
      body: { code: 'quarter-not-ended', title: 'Quý 2026-Q4 chưa kết thúc nên chưa thể xét.' },
    });
    expect(await evaluate({ ...request, quarter: '2026-Q1' })).toMatchObject({
      status: 422,
      body: { code: 'threshold-not-fixed' },
    });
    expect(await raised()).toEqual([]);
  });

  it('flags those for whom every condition holds, and nobody whom a single one clears', async () => {
    // Two at once: one of them raises each flag, the other finds it.
    const [one, other] = await Promise.all([evaluate(request), evaluate(request)]);
    const subjects = 2 * Object.keys(officials).length;
    for (const { body } of [one, other]) {
      // Enough to be judged: golden and its unit, least, onlyOnceLow, contested.
      expect(body).toMatchObject({ quarter: '2026-Q3', evaluated: subjects, eligible: 5 });
      expect(body.flagged + body.unchanged).toBe(2);
    }
    expect(one.body.flagged + other.body.flagged).toBe(2);
    const flags = await raised();
    const flagged = flags.map(({ subject }) => (subject.kind === 'official' ? subject.officialId : subject));
    expect(new Set(flagged)).toEqual(new Set([officials.golden.officialId, officials.least.officialId]));
    expect(flags).toHaveLength(2);
  });

  it('raises nothing twice', async () => {
    expect((await evaluate(request)).body).toMatchObject({ flagged: 0, unchanged: 2 });
    expect(await raised()).toHaveLength(2);
  });

  it('says in the flag and in its event what golden vector V26 gives, and why each condition holds', async () => {
    const { unit, officialId } = officials.golden;
    const { body } = await scoring.get({ role: 'unit-head', unitId: unit.unitId }, 'flags');
    expect(body).toMatchObject({ next: null });
    expect(body.items).toHaveLength(1);
    const [flag] = body.items;
    const quarter = { n: 118, days: 25, score: '42.58', lower: '34.75', upper: '50.81', p: '0.000082' };
    expect(flag).toMatchObject({
      subject: { kind: 'official', unitId: unit.unitId, officialId },
      setCode: 'sipas',
      setVersion: 1,
      clauseId,
      threshold: '60.00',
      evidence: [
        { quarter: '2026-Q2', ...quarter },
        { quarter: '2026-Q3', ...quarter },
      ],
      lowestCriterion: 'overall',
      raisedAt: '2026-10-05T03:00:00.000Z',
      illustrative: true,
    });
    expect(flag.conditions).toMatchObject([
      { id: 'valid-window', holds: 'yes', reason: 'window-valid' },
      {
        id: 'significant-in-both-quarters',
        holds: 'yes',
        explanation: {
          vi: expect.stringMatching(/^Thấp hơn ngưỡng một cách rõ rệt trong cả hai quý/),
          en: 'Clearly below the threshold in both quarters (p = 0.000082 and 0.000082).',
        },
      },
      { id: 'false-discovery-controlled', holds: 'not-evaluated' },
      { id: 'day-wise-evidence', holds: 'yes', reason: 'evidence-strong' },
      { id: 'robust', holds: 'not-evaluated' },
      { id: 'nothing-pending', holds: 'yes' },
    ]);
    const event = (await raised()).find(({ flagId }) => flagId === flag.flagId);
    expect({ ...flag, conditions: undefined }).toEqual({ ...event, conditions: undefined });
    expect(event?.conditions[0]).toEqual({ id: 'valid-window', holds: 'yes', reason: 'window-valid' });
    expect((await scoring.get('inspector', `flags/${flag.flagId}`)).body).toEqual(flag);
  });

  it('judges no real person by a set that was published after the quarters', async () => {
    await scoring.publishSet(setOf({ overall: 10_000 }, { setCode: 'late' }));
    const [real, fictional] = [unitOf('R-01', { illustrative: false }), unitOf('R-02')];
    for (const unit of [real, fictional]) {
      const change = { setCode: 'late', illustrative: unit.illustrative };
      await tell(unit, v7(), [lowQuarter(), lowQuarter()], change);
    }
    await folded();
    expect((await evaluate({ ...request, setCode: 'late' })).body).toMatchObject({
      evaluated: 4,
      eligible: 1,
      flagged: 1,
    });
    const last = (await raised()).at(-1);
    expect(last).toMatchObject({ setCode: 'late', subject: { unitId: fictional.unitId } });
  });

  it('is applied by analysts and operators, and shown to those who review', async () => {
    expect((await scoring.post('analyst', 'evaluations', request)).status).toBe(200);
    expect((await scoring.post('committee-office', 'evaluations', request)).status).toBe(403);
    expect((await scoring.post(null, 'evaluations', request)).status).toBe(401);
    expect((await scoring.get('analyst', 'flags')).status).toBe(403);
    expect((await scoring.get(null, 'flags')).status).toBe(401);
    const [first] = await raised();
    const elsewhere = { role: 'reviewer', unitId: officials.contested.unit.unitId } as const;
    expect((await scoring.get(elsewhere, 'flags')).body.items).toEqual([]);
    expect(await scoring.get(elsewhere, `flags/${first?.flagId ?? ''}`)).toMatchObject({
      status: 403,
      body: { reason: 'outside-granted-units' },
    });
    expect(await scoring.get('reviewer', `flags/${v7()}`)).toMatchObject({
      status: 404,
      body: { code: 'flag-unknown' },
    });
  });

  it('is shown a page at a time, latest first', async () => {
    const all = (await scoring.get('reviewer', 'flags')).body;
    expect(all).toMatchObject({ next: null });
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { items, next } = (await scoring.get('reviewer', `flags?limit=1${after}`)).body;
      seen.push(...(items as unknown[]));
      cursor = next as string | null;
    }
    expect(seen).toEqual(all.items);
    expect(seen).toHaveLength(3);
    expect((await scoring.get('reviewer', 'flags?cursor=x')).status).toBe(422);
  });
});
