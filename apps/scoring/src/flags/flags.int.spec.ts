import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 } from 'uuid';
import { ratingsOf, setOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { EvaluationsService } from './evaluations.service.js';
import {
  FlagWorld,
  goldenQuarter,
  goodQuarter,
  lowQuarter,
  officialWith,
  quarters,
} from '../testing/rated-officials.js';

jest.setTimeout(120_000);

/** E over the days of both quarters at θ = .6, in plain floats: one twentieth of Σ Π (1 + λ(θ − x̄)). */
function evidenceOf(days: readonly (readonly number[])[]): number {
  const means = days.map((levels) => levels.reduce((sum, level) => sum + (level - 1) / 4, 0) / levels.length);
  const bets = Array.from({ length: 20 }, (_, index) => (index + 1) / 21 / 0.4);
  const products = bets.map((bet) => means.reduce((product, mean) => product * (1 + bet * (0.6 - mean)), 1));
  return products.reduce((sum, product) => sum + product, 0) / 20;
}

const request = { setCode: 'sipas', quarter: '2026-Q3' };
const clauseId = v7();

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
};

let scoring: StartedScoring;
let world: FlagWorld;

beforeAll(async () => {
  scoring = await startScoring('2025-12-20T03:00:00Z');
  world = new FlagWorld(scoring);
  await scoring.publishSet(setOf({ overall: 10_000 }, { clauseId }));
  scoring.clock.set(new Date('2026-10-05T03:00:00Z'));
  // Others in the same unit were well served, so that the unit itself is not low.
  const { unit } = officials.golden;
  for (const day of ['2026-04-01', '2026-07-01'])
    await world.tell(ratingsOf(unit, 'overall', [0, 0, 0, 0, 200], { day }));
  await world.tellAll(Object.values(officials));
});
afterAll(() => scoring.stop());

describe('the LOW rule', () => {
  it('refuses what cannot be judged, and raises nothing', async () => {
    expect(await world.evaluate({ ...request, setCode: 'nobody' })).toMatchObject({
      status: 404,
      body: { code: 'criteria-set-unknown' },
    });
    expect(await world.evaluate({ ...request, quarter: '2026-Q4' })).toMatchObject({
      status: 422,
      body: { code: 'quarter-not-ended', title: 'Quý 2026-Q4 chưa kết thúc nên chưa thể xét.' },
    });
    expect(await world.evaluate({ ...request, quarter: '2026-Q1' })).toMatchObject({
      status: 422,
      body: { code: 'threshold-not-fixed' },
    });
    expect(await world.evaluate({ ...request, quarter: '2026-Q5' })).toMatchObject({ status: 422 });
    for (const open of quarters) {
      expect(await world.evaluate(request)).toMatchObject({
        status: 422,
        body: { code: 'period-not-closed', quarter: open },
      });
      await world.close(open);
    }
    expect(await world.raised()).toEqual([]);
  });

  it('flags those for whom every condition holds, and nobody whom a single one clears', async () => {
    // Two at once: one of them raises each flag, the other finds it.
    const [one, other] = await Promise.all([world.evaluate(request), world.evaluate(request)]);
    const subjects = 2 * Object.keys(officials).length;
    for (const { body } of [one, other]) {
      // Enough to be judged: golden and its unit, least, onlyOnceLow.
      expect(body).toMatchObject({ quarter: '2026-Q3', evaluated: subjects, eligible: 4, waiting: 0 });
      expect(body.flagged + body.unchanged).toBe(2);
    }
    expect(one.body.flagged + other.body.flagged).toBe(2);
    const flagged = (await world.raised()).map(
      ({ subject }) => subject.kind === 'official' && subject.officialId,
    );
    const expected = [officials.golden, officials.least];
    expect(flagged).toHaveLength(2);
    expect(new Set(flagged)).toEqual(new Set(expected.map(({ officialId }) => officialId)));
  });

  it('raises nothing twice', async () => {
    expect((await world.evaluate(request)).body).toMatchObject({
      flagged: 0,
      unchanged: 2,
      superseded: 0,
      lapsed: 0,
    });
    await scoring.app.get(EvaluationsService).repeatDue();
    expect(await world.raised()).toHaveLength(2);
    expect(await world.ended()).toEqual([]);
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
      state: 'raised',
      // 6–9, 12–16, 19–23 and 26 October are fifteen working days.
      contestUntil: '2026-10-26',
      history: [{ kind: 'raised', at: '2026-10-05T03:00:00.000Z' }],
      contests: [],
    });
    expect(flag.conditions.map(({ id, holds }: { id: string; holds: string }) => [id, holds])).toEqual([
      ['valid-window', 'yes'],
      ['significant-in-both-quarters', 'yes'],
      ['false-discovery-controlled', 'yes'],
      ['day-wise-evidence', 'yes'],
      ['robust', 'yes'],
      ['nothing-pending', 'yes'],
    ]);
    expect(flag.conditions[1].explanation).toEqual({
      vi: 'Thấp hơn ngưỡng một cách rõ rệt trong cả hai quý (p = 0,000082 và 0,000082).',
      en: 'Clearly below the threshold in both quarters (p = 0.000082 and 0.000082).',
    });
    const expectedE = evidenceOf([...goldenQuarter.days, ...goldenQuarter.days]);
    expect(Math.abs(Number(flag.eValue) / expectedE - 1)).toBeLessThan(1e-6);
    // The one criterion brings 42.58 points and loses the rest.
    const [part] = flag.explanation.quarters[0].parts;
    expect(part).toEqual({ code: 'overall', contribution: '42.58', lost: '57.42' });
    expect(flag.explanation.change).toEqual({
      points: '0.00',
      criteria: [{ code: 'overall', points: '0.00' }],
    });
    expect(flag.sensitivity.atLeast).toBeGreaterThan(0);
    expect(flag.sensitivity.atMost).toBeGreaterThanOrEqual(flag.sensitivity.atLeast);
    expect(flag.summary.vi).toContain('không phải kết luận vi phạm');
    const event = (await world.raised()).find(({ flagId }) => flagId === flag.flagId);
    const { state, history, contests, conditions, checks, explanation, summary, supersedes, ...told } = flag;
    expect({ ...event, conditions: undefined }).toEqual({ ...told, conditions: undefined });
    expect(event?.conditions[0]).toEqual({ id: 'valid-window', holds: 'yes', reason: 'window-valid' });
    expect([state, history.length, contests, conditions.length]).toEqual(['raised', 1, [], 6]);
    expect([checks.length, explanation.quarters.length, supersedes]).toEqual([2, 2, null]);
    expect(summary.en).toContain('opens a review by people and nothing else');
    const { items } = (await scoring.get(null, 'publications?latest=true')).body;
    const latest = items.map(({ publicationId }: { publicationId: string }) => publicationId);
    expect(new Set(flag.publicationIds)).toEqual(new Set(latest));
    expect((await scoring.get('inspector', `flags/${flag.flagId}`)).body).toEqual(flag);
  });

  it('judges no real person by a set that was published after the quarters', async () => {
    await scoring.publishSet(setOf({ overall: 10_000 }, { setCode: 'late' }));
    const [real, fictional] = [
      officialWith(lowQuarter(), lowQuarter(), { illustrative: false }),
      officialWith(lowQuarter(), lowQuarter()),
    ];
    await world.tellAll([real, fictional], { setCode: 'late' });
    for (const quarter of quarters) await world.close(quarter, 'late');
    expect((await world.evaluate({ ...request, setCode: 'late' })).body).toMatchObject({
      evaluated: 4,
      eligible: 1,
      flagged: 1,
    });
    const last = (await world.raised()).at(-1);
    expect(last).toMatchObject({ setCode: 'late', subject: { unitId: fictional.unit.unitId } });
  });

  it('is applied by analysts and operators, and shown to those who review', async () => {
    expect((await scoring.post('analyst', 'evaluations', request)).status).toBe(200);
    expect((await scoring.post('committee-office', 'evaluations', request)).status).toBe(403);
    expect((await scoring.post(null, 'evaluations', request)).status).toBe(401);
    expect((await scoring.get('analyst', 'flags')).status).toBe(403);
    expect((await scoring.get(null, 'flags')).status).toBe(401);
    const [first] = await world.raised();
    const elsewhere = { role: 'reviewer', unitId: officials.fewDays.unit.unitId } as const;
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

  it('shows officials their own flags and nobody else’s', async () => {
    const { unit, officialId } = officials.golden;
    const own = await scoring.get(
      { role: 'official', unitId: unit.unitId, officialId },
      'officials/me/flags',
    );
    expect(own.body.items).toHaveLength(1);
    expect(own.body.items[0].subject.officialId).toBe(officialId);
    const other = { role: 'official', unitId: unit.unitId, officialId: v7() } as const;
    expect((await scoring.get(other, 'officials/me/flags')).body).toEqual({ items: [], next: null });
    expect((await scoring.get('reviewer', 'officials/me/flags')).status).toBe(403);
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
