import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  serviceCountedV1,
  tallyRecordedV1,
  createEvent,
  type EventDefinition,
} from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { ratingOf, servedOf, setOf, unitOf } from './testing/fixtures.js';
import { startScoring, type Asker, type StartedScoring } from './testing/start-scoring.js';

jest.setTimeout(120_000);

const [large, small] = [unitOf('MH-01'), unitOf('MH-02')];
const cast = [
  ...Array.from({ length: 12 }, () => ratingOf(large, { attitude: 4, result: 2 })),
  ...Array.from({ length: 9 }, () => ratingOf(small, { attitude: 4, result: 2 })),
];
const [known] = cast;
const question = {
  setCode: 'sipas',
  measures: ['linear', 'n'],
  dimensions: ['unit'],
  window: { from: '2026-05', to: '2026-05' },
};
const set = (weights: Readonly<Record<string, number>>, change: object = {}) => ({
  ...setOf(weights, { effectiveFrom: '2026-12-01' }),
  ...change,
});
/** What is the same for everybody who only asks: the log of questions is kept of refused ones too. */
const KEPT_OF_ASKING = ['query_log', 'auth_grant'];
/** What is folded from events; the position in the log goes on past what is refused. */
const FOLDED = ['rating', 'day_cell', 'month_cell', 'service_day', 'tally', 'released_cell', 'taken_back'];

let scoring: StartedScoring;
let askers: Readonly<Record<string, Awaited<ReturnType<StartedScoring['account']>>>>;

/** Every row of the tables, as one text each. */
async function contentOf(tables: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const texts = await Promise.all(
    tables.map(async (table) => {
      const [row] = await scoring.sql(
        `SELECT coalesce(string_agg(each::text, E'\n' ORDER BY each::text), '') AS text FROM ${table} AS each`,
      );
      return [table, String(row?.['text'])] as const;
    }),
  );
  return Object.fromEntries(texts);
}

async function allButAsking(): Promise<string[]> {
  const rows = await scoring.sql(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND NOT tablename = ANY ($1) ORDER BY 1`,
    [KEPT_OF_ASKING],
  );
  return rows.map(({ name }) => String(name));
}

beforeAll(async () => {
  scoring = await startScoring('2026-11-23T03:00:00Z');
  await scoring.publishSet(setOf({ attitude: 6000, result: 4000 }));
  await scoring.learn(large, small);
  await scoring.receive(ratingCastV1, ...cast);
  await scoring.receive(serviceCountedV1, servedOf(large, null, '2026-05-17', 5));
  await scoring.settled(cast.length);
  await scoring.counted('service_day', 1);
  const roles = ['committee-office', 'analyst', 'operator', 'reviewer'] as const;
  askers = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, await scoring.account(role)] as const)),
  );
});
afterAll(() => scoring.stop());

interface Bad {
  readonly what: string;
  readonly as: Extract<Asker, string>;
  readonly method?: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly status: number;
  readonly code: string;
  /** The rule in numbers and names, beside the sentence. */
  readonly details?: object;
}

const publish = { as: 'committee-office', path: 'criteria-sets', status: 422 } as const;
const ask = { as: 'analyst', path: 'query', status: 422 } as const;
const tried = { as: 'analyst', path: 'sandbox', status: 422 } as const;
const close = { as: 'operator', path: 'periods', status: 422 } as const;

const bad: readonly Bad[] = [
  {
    ...publish,
    what: 'weights that add up to 9,999',
    body: set({ attitude: 6000, result: 3999 }),
    code: 'weights-sum-invalid',
    details: { sum: 9999, expected: 10_000 },
  },
  {
    ...publish,
    what: 'weights of the overall figure that add up to 10,001',
    body: set({ attitude: 10_000 }, { overallWeights: { rating: 7001, onTime: 2000, integrity: 1000 } }),
    code: 'other-weights-sum-invalid',
    details: { weights: 'overall', sum: 10_001, expected: 10_000 },
  },
  {
    ...publish,
    what: 'shares of channels that add up to 9,000',
    body: set({ attitude: 10_000 }, { channelShares: { web: 5000, kiosk: 4000 } }),
    code: 'other-weights-sum-invalid',
    details: { weights: 'channel', sum: 9000, expected: 10_000 },
  },
  {
    ...tried,
    what: 'a trial with weights that add up to 12,000',
    body: { question, weights: { attitude: 6000, result: 6000 } },
    code: 'weights-sum-invalid',
    details: { sum: 12_000, expected: 10_000 },
  },
  {
    ...publish,
    what: 'a negative weight',
    body: set({ attitude: 10_001, result: -1 }),
    code: 'input-invalid',
    details: {
      errors: expect.arrayContaining([expect.objectContaining({ path: 'criteria.1.weight' })]),
    },
  },
  {
    ...publish,
    what: 'a negative minimum count',
    body: set(
      { attitude: 10_000 },
      {
        lowRule: {
          ...{ thresholdCenti: 6000, minimumUnitRatings: -100, minimumOfficialRatings: 50 },
          ...{
            minimumOfficialRaters: 30,
            minimumDays: 20,
            minimumPerCriterion: 10,
            minimumResponsePercent: 10,
          },
        },
      },
    ),
    code: 'input-invalid',
    details: { errors: [expect.objectContaining({ path: 'lowRule.minimumUnitRatings' })] },
  },
  {
    ...ask,
    what: 'a page of minus five rows',
    body: { ...question, limit: -5 },
    code: 'input-invalid',
    details: { errors: [expect.objectContaining({ path: 'limit' })] },
  },
  {
    ...ask,
    what: 'an unknown criterion',
    body: { ...question, dimensions: ['criterion'], filters: { criteria: ['attitude', 'smile'] } },
    code: 'criterion-unknown',
    details: { criteria: 'smile' },
  },
  {
    ...tried,
    what: 'a trial of an unknown criterion',
    body: { question, weights: { attitude: 5000, smile: 5000 } },
    code: 'criterion-unknown',
    details: { criteria: 'smile' },
  },
  {
    ...ask,
    what: 'an unknown version',
    body: { ...question, filters: { setVersions: [1, 7] } },
    code: 'set-version-unknown',
    details: { versions: '7' },
  },
  {
    ...ask,
    what: 'an unknown set',
    body: { ...question, setCode: 'nobody' },
    status: 404,
    code: 'criteria-set-unknown',
    details: { setCode: 'nobody' },
  },
  {
    ...close,
    what: 'a quarter of an unknown set',
    body: { setCode: 'nobody', quarter: '2026-Q2' },
    status: 404,
    code: 'criteria-set-unknown',
  },
  {
    ...ask,
    what: 'a window before the first version',
    body: { ...question, window: { from: '2025-01', to: '2025-12' } },
    code: 'window-before-first-version',
    details: { from: '2025-01', to: '2025-12', effectiveFrom: '2026-01-01' },
  },
  {
    ...ask,
    what: 'a comparison with a window before the first version',
    body: { ...question, compareWith: { from: '2025-05', to: '2025-05' } },
    code: 'window-before-first-version',
  },
  {
    ...close,
    what: 'a quarter before the first version',
    body: { setCode: 'sipas', quarter: '2025-Q4' },
    code: 'set-not-in-force',
    details: { quarter: '2025-Q4' },
  },
  {
    ...close,
    what: 'to publish anew what never was published',
    path: 'periods/sipas/2026-Q2/recompute',
    body: {},
    status: 409,
    code: 'period-open',
    details: { quarter: '2026-Q2' },
  },
  {
    what: 'to undo a quarantine that never was',
    as: 'reviewer',
    path: `forensics/quarantines/${v7()}/decision`,
    body: { standing: 'counted', reason: 'Đã đối chiếu với hồ sơ.' },
    status: 404,
    code: 'quarantine-unknown',
  },
  {
    what: 'to undo a flag that never was',
    as: 'reviewer',
    path: `flags/${v7()}/contests/${v7()}/decision`,
    body: { outcome: 'upheld', reason: 'Không có cờ này.' },
    status: 404,
    code: 'flag-unknown',
  },
  {
    what: 'to delete a question that nobody saved',
    as: 'analyst',
    method: 'DELETE',
    path: `saved-queries/${v7()}`,
    status: 404,
    code: 'saved-query-unknown',
  },
  {
    ...ask,
    what: 'about nine people alone',
    body: { ...question, filters: { unitIds: [small.unitId] } },
    code: 'privacy-floor',
    details: { floor: 10 },
  },
  {
    ...ask,
    what: 'about nine people by the channel they took',
    body: { ...question, filters: { unitIds: [small.unitId], channels: ['web'] } },
    code: 'privacy-floor',
  },
  {
    ...ask,
    what: 'a window of more than a century',
    body: { ...question, window: { from: '1900-01', to: '2026-06' } },
    code: 'window-too-long',
    details: { months: 1518, most: 600 },
  },
];

describe('over HTTP, refused with the rule that it breaks, and nothing is changed by', () => {
  it.each(bad)('$what', async ({ as, method = 'POST', path, body, status, code, details = {} }) => {
    const tables = await allButAsking();
    expect(tables).toEqual(expect.arrayContaining([...FOLDED, 'criteria_set', 'publication', 'bus_outbox']));
    const before = await contentOf(tables);
    const answer = await askers[as]?.send(method, path, body, { 'if-match': '"1"' });
    expect(answer).toMatchObject({ status, body: { status, code, ...details } });
    // The sentence is whole: every place in it was filled.
    expect(answer?.body.title).toMatch(/^[^{}]{10,}$/);
    expect(await contentOf(tables)).toEqual(before);
  });
});

describe('over the bus, a dead letter that names its rule, and the next event is folded', () => {
  const revision = { ...(known ?? ratingOf(large, {})), revision: 1 };
  const minus = { ...servedOf(large, null, '2026-05-17', 6), closed: -6, invited: -6, onTime: -6 };
  const tally = {
    ...{ tallyId: v7(), unitId: large.unitId, month: '2026-05', setCode: 'sipas', setVersion: 1 },
    ...{ channel: 'digital' as const, printedFigure: null, illustrative: true },
    counts: { attitude: [9, 2, 3, 4, 5] as [number, number, number, number, number] },
  };
  const withdrawal = { ratingId: known?.ratingId ?? '', unitId: large.unitId, revision: 9 };
  /** As no service of ours could send it: the nine of a sound event made a negative number. */
  const negated = <Data extends z.ZodType>(
    definition: EventDefinition<string, Data>,
    data: z.input<Data>,
  ) => {
    const event = createEvent(definition, data, {
      ...{ id: v7(), source: '/namkhong/feedback', correlationId: v7() },
      time: new Date('2026-05-17T00:00:00Z'),
    });
    const value = event.value.replace(/(?<=[[:])9(?=[,}\]])/, '-9');
    expect(value).not.toBe(event.value);
    return scoring.receiveRaw({ ...event, topic: definition.topic, key: large.unitId, value });
  };

  it.each<[string, string, () => Promise<unknown>, RegExp]>([
    [
      'a rating by an unknown criterion',
      'feedback.rating.v1',
      () => scoring.receive(ratingCastV1, ratingOf(large, { attitude: 5, smile: 1 })),
      /criterion-unknown/,
    ],
    [
      'a rating by an unknown version',
      'feedback.rating.v1',
      () => scoring.receive(ratingCastV1, ratingOf(large, { attitude: 5 }, { setVersion: 7 })),
      /criteria-set-unknown/,
    ],
    [
      'a revision that would move its rating to another day',
      'feedback.rating.v1',
      () => scoring.receive(ratingRevisedV1, { ...revision, day: '2026-05-18' }),
      /revision-moves-rating/,
    ],
    [
      'an undo of more services than there were',
      'feedback.service.v1',
      () => scoring.receive(serviceCountedV1, minus),
      /count-below-zero/,
    ],
    [
      'a negative count in a tally',
      'feedback.tally.v1',
      () => negated(tallyRecordedV1, tally),
      /counts\.attitude/,
    ],
    [
      'a negative revision in a withdrawal',
      'feedback.rating.v1',
      () => negated(ratingWithdrawnV1, withdrawal),
      /at revision/,
    ],
  ])('%s', async (_, topic, send, rule) => {
    const before = await contentOf(FOLDED);
    const already = (await scoring.deadLetters(topic)).length;
    await send();
    await eventually(async () => {
      const letters = await scoring.deadLetters(topic);
      expect(letters).toHaveLength(already + 1);
      expect(letters.at(-1)?.detail).toMatch(rule);
    }, 30_000);
    expect(await contentOf(FOLDED)).toEqual(before);
  });

  it('and what comes after them is folded', async () => {
    await scoring.receive(ratingCastV1, ratingOf(large, { attitude: 5, result: 5 }));
    await scoring.receive(serviceCountedV1, servedOf(large, null, '2026-05-17', 2));
    await scoring.counted('rating', cast.length + 1);
    await eventually(async () => {
      expect(await scoring.sql('SELECT closed::int FROM service_day')).toEqual([{ closed: 7 }]);
    });
  });
});

describe('a question for more rows than an answer may have', () => {
  const [units, months] = [1_191, 24];
  const wide = {
    setCode: 'wide',
    measures: ['linear'],
    dimensions: ['unit', 'criterion'],
    grain: 'month',
    window: { from: '2024-12', to: '2026-11' },
  };

  it('is refused with the most there may be, and one for fewer is answered', async () => {
    const weights = { c1: 1000, c2: 1000, c3: 1000, c4: 1000, c5: 1000, c6: 1000, c7: 4000 };
    await scoring.publishSet(setOf(weights, { setCode: 'wide', effectiveFrom: '2024-12-01' }));
    // Twenty people who gave the middle of seven questions, in every month of every unit.
    await scoring.sql(
      `INSERT INTO released_cell (unit_id, month, set_code, set_version, assurance, channels, rated, histograms, crosses,
                                  days, snapshots, illustrative, released_at)
       SELECT md5(unit::text)::uuid, '2024-12-01'::date + month * interval '1 month', 'wide', 1, 'ballot', '{web}', 20,
              $3::bigint[],
              array_fill(0::bigint, '{84}'), array_fill(0::bigint, '{93}'), array_fill(1::bigint, '{30}'), true, now()
         FROM generate_series(1, $1::int) AS unit, generate_series(0, $2::int - 1) AS month`,
      [units, months, Object.keys(weights).flatMap(() => [0, 0, 20, 0, 0])],
    );
    expect(units * months * 7).toBeGreaterThan(200_000);
    expect(units * months).toBeLessThan(200_000);
    const before = await contentOf(FOLDED.filter((table) => table !== 'released_cell'));
    expect(await askers['analyst']?.send('POST', 'query', wide)).toMatchObject({
      status: 422,
      body: { code: 'query-too-large', most: 200_000 },
    });
    expect(await contentOf(Object.keys(before))).toEqual(before);
    const answer = await askers['analyst']?.send('POST', 'query', { ...wide, grain: 'all', limit: 1 });
    expect(answer).toMatchObject({ status: 200, body: { rows: [{ n: 20 * months, linear: '50.00' }] } });
  });
});
