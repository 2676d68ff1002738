import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  findingFinalisedV1,
  findingWithdrawnV1,
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  serviceCountedV1,
  standingDecidedV1,
  tallyRecordedV1,
} from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v4, v7 } from 'uuid';
import {
  decisionOf,
  findingOf,
  ratingOf,
  servedOf,
  setOf,
  unitOf,
  withdrawalOf,
} from '../../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../../testing/start-scoring.js';

jest.setTimeout(120_000);

const topics = [
  'feedback.rating.v1',
  'scoring.decision.v1',
  'feedback.tally.v1',
  'feedback.service.v1',
  'directive.finding.v1',
] as const;
const projections = [
  'rating',
  'day_cell',
  'month_cell',
  'service_day',
  'tally',
  'final_finding',
  'taken_back',
];
const set = setOf({ attitude: 6000, result: 4000 });
const units = ['MH-01', 'MH-02', 'MH-03'].map((code) => unitOf(code));
const officials = units.map(() => v7());

let scoring: StartedScoring;

beforeAll(async () => {
  scoring = await startScoring('2026-11-23T03:00:00Z');
  await scoring.publishSet(set);
  await tell(scoring);
  await allRead(scoring);
  await scoring.settled(241);
});
afterAll(() => scoring.stop());

/** Ratings of three units over two months; some revised, withdrawn, set aside or restored, some never cast. */
async function tell(to: StartedScoring): Promise<void> {
  const ratings = Array.from({ length: 240 }, (_, nth) =>
    ratingOf(
      { unitId: units[nth % 3]?.unitId ?? '' },
      { attitude: 1 + (nth % 5), ...(nth % 4 === 0 ? {} : { result: 1 + ((nth >> 2) % 5) }) },
      {
        officialId: nth % 2 === 0 ? (officials[nth % 3] ?? null) : null,
        day: nth % 7 < 4 ? '2026-05-17' : '2026-06-01',
        channel: nth % 11 === 0 ? 'kiosk' : 'web',
      },
    ),
  );
  await to.receive(ratingCastV1, ...ratings);
  const every = (step: number, from: number) => ratings.filter((_, nth) => nth % step === from);
  await to.receive(
    ratingRevisedV1,
    ...every(9, 1).map((rating) => ({ ...rating, levels: { attitude: 5 }, revision: 1 })),
  );
  await to.receive(
    ratingWithdrawnV1,
    ...every(13, 2).map(({ ratingId, unitId }) => ({ ratingId, unitId, revision: 1 })),
    { ratingId: v4(), unitId: units[0]?.unitId ?? '', revision: 1 },
  );
  await to.receive(
    standingDecidedV1,
    ...every(5, 3).map((rating) => decisionOf(rating, 1, 'quarantined')),
    ...every(15, 3).map((rating) => decisionOf(rating, 2, 'counted')),
  );
  await to.receive(
    tallyRecordedV1,
    ...units.map(({ unitId }) => ({
      ...{
        tallyId: v7(),
        unitId,
        month: '2026-05',
        setCode: 'sipas',
        setVersion: 1,
        channel: 'paper' as const,
      },
      counts: { attitude: [1, 2, 3, 4, 5] as [number, number, number, number, number] },
      ...{ printedFigure: null, illustrative: true },
    })),
  );
  await to.receive(
    serviceCountedV1,
    ...units.map((unit, nth) => servedOf(unit, officials[nth] ?? null, '2026-05-17', 40 + nth)),
  );
  const findings = units.map((unit) => findingOf(unit, 'serious'));
  await to.receive(
    findingFinalisedV1,
    ...findings,
    ...findings.slice(0, 1).map((finding) => ({ ...finding, revision: 2, severity: 'minor' as const })),
  );
  await to.receive(findingWithdrawnV1, ...findings.slice(1, 2).map((finding) => withdrawalOf(finding, 2)));
}

/** Waits until every record of the log was read. */
async function allRead(service: StartedScoring): Promise<void> {
  const logs = await Promise.all(topics.map((topic) => service.logOf(topic)));
  await eventually(async () => {
    const [row] = await service.sql(
      'SELECT coalesce(sum(next_offset), 0)::int AS n FROM bus_offset WHERE topic = ANY ($1)',
      [topics],
    );
    expect(row?.['n']).toBe(logs.flat().length);
  }, 30_000);
}

/** Every row of every projection. */
async function contents(service: StartedScoring, without: readonly string[] = []) {
  const all = projections.map(async (table) => [
    table,
    (
      await service.sql(
        `SELECT (to_jsonb(t) - $1::text[])::text AS line FROM ${table} t ORDER BY (to_jsonb(t) - $1::text[])::text COLLATE "C"`,
        [without],
      )
    ).map(({ line }) => line),
  ]);
  return Object.fromEntries(await Promise.all(all)) as Record<string, unknown[]>;
}

async function rebuild(service: StartedScoring) {
  const asked = await service.post('operator', 'rebuilds', {});
  expect(asked.status).toBe(202);
  return ended(service, (asked.body as { rebuildId: string }).rebuildId);
}

async function ended(service: StartedScoring, rebuildId: string) {
  return eventually(async () => {
    const { body } = await service.get('operator', `rebuilds/${rebuildId}`);
    expect(['equal', 'corrected', 'failed']).toContain((body as { state: string }).state);
    return body as Record<string, unknown>;
  }, 60_000);
}

const wipe = (service: StartedScoring) => service.sql(`TRUNCATE ${projections.join()}`);
const none = Object.fromEntries(projections.map((table) => [table, 0]));

describe('a rebuild from the log', () => {
  it('finds what is kept equal, changes nothing and publishes nothing', async () => {
    const before = await contents(scoring);
    expect(before['rating']).toHaveLength(241);
    const sent = await scoring.sql('SELECT count(*) FROM bus_outbox');
    const result = await rebuild(scoring);
    expect(result).toMatchObject({ state: 'equal', differences: none, refused: 0, attempts: 1 });
    expect(result['replayed']).toBe(result['records']);
    expect(await contents(scoring)).toEqual(before);
    expect(await scoring.sql('SELECT count(*) FROM bus_outbox')).toEqual(sent);
  });

  it('makes everything anew that was lost, integer for integer', async () => {
    const before = await contents(scoring);
    await wipe(scoring);
    expect(await rebuild(scoring)).toMatchObject({ state: 'corrected', failure: null });
    expect(await contents(scoring)).toEqual(before);
    expect(await rebuild(scoring)).toMatchObject({ state: 'equal' });
  });

  it('puts right single rows that are wrong, and has their release considered', async () => {
    const before = await contents(scoring);
    await scoring.sql(
      "UPDATE month_cell SET rated = rated + 1 WHERE subject_id = $1 AND month = '2026-06-01' AND channel = 'web'",
      [units[1]?.unitId],
    );
    await scoring.sql("DELETE FROM rating WHERE day = '2026-06-01' AND unit_id = $1", [units[2]?.unitId]);
    const { differences } = await rebuild(scoring);
    expect(differences).toMatchObject({ day_cell: 0, month_cell: 1, tally: 0 });
    expect((differences as Record<string, number>)['rating']).toBeGreaterThan(10);
    expect(await contents(scoring)).toEqual(before);
  });

  it('goes on where the instance that ran it was killed', async () => {
    const before = await contents(scoring);
    await wipe(scoring);
    const rebuildId = v7();
    await scoring.sql(
      `INSERT INTO rebuild (rebuild_id, state, requested_at, started_at, attempts, replayed)
       VALUES ($1, 'running', now(), now(), 1, 17)`,
      [rebuildId],
    );
    expect(await ended(scoring, rebuildId)).toMatchObject({ state: 'corrected', attempts: 2 });
    expect(await contents(scoring)).toEqual(before);
  });

  it('counts what comes while it runs', async () => {
    const asked = await scoring.post('operator', 'rebuilds', {});
    for (let nth = 0; nth < 20; nth++) {
      const rating = ratingOf({ unitId: units[0]?.unitId ?? '' }, { attitude: 3, result: 4 });
      await scoring.receive(ratingCastV1, rating);
    }
    const { rebuildId } = asked.body as { rebuildId: string };
    expect(await ended(scoring, rebuildId)).toMatchObject({ state: 'equal' });
    await allRead(scoring);
    expect((await contents(scoring))['rating']).toHaveLength(261);
    expect(await rebuild(scoring)).toMatchObject({ state: 'equal' });
  });

  it('refuses what the consumers made dead letters of, and counts it', async () => {
    const rating = ratingOf({ unitId: units[1]?.unitId ?? '' }, { attitude: 2, result: 2 });
    await scoring.receive(ratingCastV1, rating, { ...rating, ratingId: v4(), setVersion: 9 });
    await scoring.receive(ratingCastV1, { ...rating, ratingId: v4(), levels: { elegance: 5 } });
    await scoring.receive(ratingRevisedV1, { ...rating, revision: 1, day: '2026-06-02' });
    await allRead(scoring);
    expect((await contents(scoring))['rating']).toHaveLength(262);
    expect(await rebuild(scoring)).toMatchObject({ state: 'equal', refused: 3 });
  });

  it('gives the same from every record twice, in whatever order', async () => {
    const other = await startScoring('2026-11-23T03:00:00Z');
    try {
      await other.publishSet(set);
      const log = (await Promise.all(topics.map((topic) => scoring.logOf(topic)))).flat();
      await other.receiveRaw(...shuffled([...log, ...log], 7));
      await allRead(other);
      const places = ['log_partition', 'log_offset'];
      const expected = await contents(scoring, places);
      expect(await contents(other, places)).toEqual(expected);
      const exact = await contents(other);
      await wipe(other);
      expect(await rebuild(other)).toMatchObject({ state: 'corrected' });
      expect(await contents(other)).toEqual(exact);
    } finally {
      await other.stop();
    }
  });

  it('is for the operator, one at a time', async () => {
    expect((await scoring.post('analyst', 'rebuilds', {})).status).toBe(403);
    expect(await scoring.get('operator', `rebuilds/${v7()}`)).toMatchObject({
      status: 404,
      body: { code: 'rebuild-unknown' },
    });
    const first = await scoring.post('operator', 'rebuilds', {});
    expect(await scoring.post('operator', 'rebuilds', {})).toMatchObject({
      status: 409,
      body: { code: 'rebuild-running' },
    });
    await ended(scoring, (first.body as { rebuildId: string }).rebuildId);
  });
});

/** The same order at every run. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
