import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  ratingSignalledV1,
  ratingWithdrawnV1,
  serviceCountedV1,
  type DataOf,
  type ratingCastV1,
} from '@namkhong/contracts';
import { addDays, canonicalJson } from '@namkhong/domain';
import { eventually } from '@namkhong/service-kit/testing';
import { Deadlines } from '../forensics/deadlines.js';
import { PeriodsService } from '../publication/periods.service.js';
import {
  differencesIn,
  fetchPublication,
  isSigned,
  recordsOf,
  sha256,
  type FetchedPublication,
} from '../testing/check-publication.js';
import { ratingOf, servedOf, setOf, signalOf } from '../testing/fixtures.js';
import { judgeQuarter } from '../testing/judge-quarter.js';
import {
  FlagWorld,
  goldenQuarter,
  lowQuarter,
  officialWith,
  quarters,
  type GivenQuarter,
} from '../testing/rated-officials.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { EvaluationsService } from './evaluations.service.js';

jest.setTimeout(120_000);

type Rating = DataOf<typeof ratingCastV1>;

const request = { setCode: 'sipas', quarter: '2026-Q3' };
const firstDay = '2026-07-01';

/** Two or three people a day, 65 points together: 2, 2 and 3 of 4, then twice 3 of 4. */
const honest: GivenQuarter = {
  days: Array.from({ length: 20 }, (_, day) => (day % 2 === 0 ? [3, 3, 4] : [4, 4])),
  raters: 50,
  invited: 50,
};
/** Four ones a day on ten days, beside the honest. */
const withBrigade = honest.days.map((levels, day) => (day < 10 ? [...levels, 1, 1, 1, 1] : levels));

/** One was brought down by a brigade, of another twelve people take their word back, the third is low. */
const attacked = officialWith(lowQuarter(), honest);
const withdrawnFrom = officialWith(lowQuarter(), lowQuarter({ ratings: 60 }));
const low = officialWith(lowQuarter(), lowQuarter());

let scoring: StartedScoring;
let world: FlagWorld;
let brigade: readonly Rating[] = [];

/** Each from a device of its own, all in one network, in a second. */
async function tellBrigade(): Promise<readonly Rating[]> {
  const { unit, officialId } = attacked;
  const ratings = withBrigade.flatMap((levels, day) =>
    levels
      .slice(honest.days[day]?.length)
      .map((overall) => ratingOf(unit, { overall }, { officialId, day: addDays(firstDay, day) })),
  );
  const hash = (text: string) => Buffer.from(text).toString('base64url');
  await world.tell(ratings);
  await scoring.receive(
    ratingSignalledV1,
    ...ratings.map((rating) => ({
      ...signalOf(rating, rating.ratingId),
      ...{ device: hash(rating.ratingId), network: hash('one network'), secondsTaken: 1 },
    })),
  );
  await scoring.receive(
    serviceCountedV1,
    ...honest.days.map((_, day) => servedOf(unit, officialId, addDays(firstDay, day), 20)),
  );
  await world.ratingsFolded();
  const [row] = await scoring.sql('SELECT count(*)::int AS n FROM rating');
  await scoring.counted('rating_signal', Number(row?.['n']));
  // The first days of both quarters of all three, and nineteen days more of one; of unit and official alike.
  await scoring.counted('service_day', 2 * (6 + 19));
  return ratings;
}

const latestOf = async (quarter: string): Promise<string> =>
  (await scoring.get(null, `publications?latest=true&quarter=${quarter}`)).body.items[0].publicationId;

beforeAll(async () => {
  scoring = await startScoring('2025-12-20T03:00:00Z');
  world = new FlagWorld(scoring);
  await scoring.publishSet(setOf({ overall: 10_000 }));
  scoring.clock.set(new Date('2026-07-22T03:00:00Z'));
  await world.tellAll([attacked, withdrawnFrom, low]);
  brigade = await tellBrigade();
});
afterAll(() => scoring.stop());

describe('from a reversal to the end of a flag', () => {
  let before: FetchedPublication;
  let after: FetchedPublication;
  let flags: { attacked: string; withdrawnFrom: string; low: string };

  it('the test’s own arithmetic gives what an independent program gave for golden vector V26', () => {
    expect(judgeQuarter(goldenQuarter.days)).toEqual({ n: 118, score: '42.58', p: '0.000082' });
  });

  it('a brigade is set aside, nobody decides in time, and it counts when the quarter is closed', async () => {
    const found = (await scoring.post('operator', 'forensics/runs', {})).body;
    expect(found).toMatchObject({ excluded: 0, quarantined: 40, alerts: 0 });
    scoring.clock.set(new Date('2026-08-07T03:00:00Z'));
    expect(await scoring.app.get(Deadlines).giveBack()).toBe(40);
    await eventually(async () => {
      expect(await scoring.sql(`SELECT 1 FROM rating WHERE standing_sequence = 2 AND counted`)).toHaveLength(
        40,
      );
    });
    scoring.clock.set(new Date('2026-10-05T03:00:00Z'));
    for (const quarter of quarters) await world.close(quarter);
    before = await fetchPublication(scoring, await latestOf('2026-Q3'));
    expect(differencesIn(before, await recordsOf(scoring))).toEqual([]);
  });

  it('the rule finds all three low, by the figures of both publications', async () => {
    expect((await world.evaluate(request)).body).toMatchObject({ eligible: 3, flagged: 3, waiting: 0 });
    const [one, two, three] = await Promise.all(
      [attacked, withdrawnFrom, low].map((each) => world.flagOf(each)),
    );
    flags = { attacked: one.flagId, withdrawnFrom: two.flagId, low: three.flagId };
    expect(one.evidence).toMatchObject([
      { quarter: '2026-Q2', ...judgeQuarter(attacked.quarters[0].days) },
      { quarter: '2026-Q3', ...judgeQuarter(withBrigade) },
    ]);
    // (50·65 + 40·0)/90
    expect(one.evidence[1]).toMatchObject({ n: 90, score: '36.11' });
    expect(one.publicationIds).toContain(before.manifest.publicationId);
  });

  it('a reviewer excludes the brigade and twelve take their word back: the quarter is published anew, signed', async () => {
    const { unit, officialId } = attacked;
    const reviewer = await scoring.account('reviewer');
    for (const { ratingId } of brigade) {
      const group = (await scoring.get('reviewer', `forensics/quarantines/${ratingId}`)).body;
      if (group.counts.counted === 0) continue;
      const answer = await reviewer.send(
        'POST',
        `forensics/quarantines/${group.groupId}/decision`,
        { standing: 'excluded', reason: 'Bốn mươi phiếu từ một mạng, mỗi phiếu một giây.' },
        { 'if-match': `"${group.version}"` },
      );
      expect(answer.status).toBe(200);
    }
    const ofOther = await scoring.sql(
      `SELECT rating_id AS "ratingId", unit_id AS "unitId" FROM rating
        WHERE unit_id = $1 AND day >= '2026-07-01' ORDER BY rating_id LIMIT 12`,
      [withdrawnFrom.unit.unitId],
    );
    await scoring.receive(
      ratingWithdrawnV1,
      ...(ofOther as { ratingId: string; unitId: string }[]).map((each) => ({ ...each, revision: 1 })),
    );
    await eventually(async () => {
      const out = await scoring.sql(`SELECT 1 FROM rating WHERE standing = 'excluded' OR withdrawn`);
      expect(out).toHaveLength(40 + 12);
    });
    const second = await latestOf('2026-Q2');
    scoring.clock.set(new Date('2026-10-12T03:00:00Z'));
    await scoring.app.get(PeriodsService).recomputeChanged();

    after = await fetchPublication(scoring, await latestOf('2026-Q3'));
    expect(await latestOf('2026-Q2')).toBe(second);
    expect(after.manifest).toMatchObject({
      supersedes: before.manifest.publicationId,
      publishedAt: '2026-10-12T03:00:00.000Z',
    });
    const old = await fetchPublication(scoring, before.manifest.publicationId);
    expect(old).toEqual({ ...before, supersededBy: after.manifest.publicationId });
    const keys = (await scoring.get(null, 'publications/keys')).body.items;
    for (const publication of [old, after]) {
      const text = canonicalJson(publication.manifest as never);
      expect(sha256(text)).toBe(publication.manifestHash);
      expect(isSigned(publication, keys, text)).toBe(true);
    }
    const own = await scoring.get(
      { role: 'official', unitId: unit.unitId, officialId },
      'officials/me/figures',
    );
    const [told] = own.body.items;
    expect([told.publicationId, told.outputs.n, told.outputs.score.value]).toEqual([
      after.manifest.publicationId,
      '50',
      judgeQuarter(honest.days).score,
    ]);
  });

  it('both publications can still be computed anew from the log, each up to its own marks, and neither from the other’s', async () => {
    const records = await recordsOf(scoring);
    expect(differencesIn(before, records)).toEqual([]);
    expect(differencesIn(after, records)).toEqual([]);
    const mixed = { ...after, inputs: before.inputs };
    expect(differencesIn(mixed, records)).toContainEqual({
      at: `official ${attacked.officialId} versions 1 rated`,
      stated: '90',
      recomputed: '50',
    });
  });

  it('the public figure of the unit stays as it was told: nobody new hides who left', () => {
    const unitOf = ({ manifest }: FetchedPublication) =>
      manifest.units.find(({ unitId }) => unitId === attacked.unit.unitId)?.outputs;
    expect(unitOf(before)).toMatchObject({
      n: '90',
      score: { value: '36.11' },
      setAside: [],
      bothWays: null,
    });
    expect(unitOf(after)).toMatchObject({
      n: '90',
      score: { value: '36.11' },
      setAside: [{ rule: 'review', count: '40' }],
      bothWays: null,
    });
  });

  it('the flags that no longer hold lapse with their reason, and the one that does stays', async () => {
    await scoring.app.get(EvaluationsService).repeatDue();
    const { p, score } = judgeQuarter(honest.days);
    expect([score, Number(p) > 0.025]).toEqual(['65.00', true]);
    expect(await world.ended()).toHaveLength(2);
    for (const [official, flagId, reason] of [
      [attacked, flags.attacked, 'not-significant'],
      [withdrawnFrom, flags.withdrawnFrom, 'too-few-ratings'],
    ] as const) {
      const flag = await world.flagOf(official);
      expect(flag).toMatchObject({ flagId, state: 'lapsed' });
      expect(flag.history.map(({ kind }: { kind: string }) => kind)).toEqual(['raised', 'lapsed']);
      expect(await world.ended()).toContainEqual(
        expect.objectContaining({ flagId, end: 'lapsed', reason, supersededBy: null }),
      );
    }
    expect(await world.flagOf(low)).toMatchObject({ flagId: flags.low, state: 'raised' });
    await scoring.app.get(EvaluationsService).repeatDue();
    expect(await world.ended()).toHaveLength(2);
  });

  it('the unit’s figure follows when twelve more people came', async () => {
    await world.tell(
      Array.from({ length: 12 }, () => ratingOf(attacked.unit, { overall: 5 }, { day: '2026-07-20' })),
    );
    await world.ratingsFolded();
    await scoring.app.get(PeriodsService).recomputeChanged();
    const last = await fetchPublication(scoring, await latestOf('2026-Q3'));
    expect(last.manifest.supersedes).toBe(after.manifest.publicationId);
    expect(differencesIn(last, await recordsOf(scoring))).toEqual([]);
    // (50·65 + 12·100)/62, and with the forty at none (50·65 + 12·100)/102.
    expect(last.manifest.units.find(({ unitId }) => unitId === attacked.unit.unitId)?.outputs).toMatchObject({
      n: '62',
      score: { value: '71.77' },
      setAside: [{ rule: 'review', count: '40' }],
      bothWays: { n: '102', score: '43.63' },
    });
  });
});
