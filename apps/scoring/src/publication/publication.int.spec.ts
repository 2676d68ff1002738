import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  periodPublishedV1,
  quarterFigurePublishedV1,
  ratingCastV1,
  ratingWithdrawnV1,
  serviceCountedV1,
  type DataOf,
} from '@namkhong/contracts';
import { canonicalJson } from '@namkhong/domain';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { isSigned, sha256 } from '../testing/check-publication.js';
import { ratingOf, servedOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { PeriodsService } from './periods.service.js';

jest.setTimeout(120_000);

type Rating = DataOf<typeof ratingCastV1>;

const province = unitOf('TINH', { kind: 'tinh' });
const ward = unitOf('XA-1', { parentId: province.unitId });
const small = unitOf('XA-2', { parentId: province.unitId });
const [first, second] = [v7(), v7()];
const quarter = { setCode: 'sipas', quarter: '2026-Q2' };

/** So many ratings of the ward by the web, four a day from 1 April on. */
function given(
  officialId: string | null,
  levels: Rating['levels'],
  count: number,
  change: Partial<Rating> = {},
): Rating[] {
  return Array.from({ length: count }, (_, index) =>
    ratingOf(ward, levels, {
      officialId,
      day: `2026-04-${String(1 + Math.floor(index / 4)).padStart(2, '0')}`,
      ...change,
    }),
  );
}

const ratings = [
  ...given(first, { attitude: 5, result: 5 }, 20),
  ...given(first, { attitude: 1, result: 1 }, 20),
  ...given(second, { attitude: 4, result: 2 }, 35),
  ...given(null, { attitude: 3, result: 3 }, 25),
  ...given(null, { attitude: 5, result: 5 }, 9).map((rating) => ({ ...rating, unitId: small.unitId })),
];

let scoring: StartedScoring;
let published: { publicationId: string };
beforeAll(async () => {
  scoring = await startScoring('2026-07-05T03:00:00Z');
  await scoring.publishSet(setOf({ attitude: 6000, result: 4000 }));
  await scoring.learn(province, ward, small);
  await scoring.receive(ratingCastV1, ...ratings);
  await scoring.receive(
    serviceCountedV1,
    { ...servedOf(ward, null, '2026-04-02', 200), closed: 170, onTime: 150, invited: 120 },
    { ...servedOf(ward, first, '2026-04-03', 80), closed: 80, onTime: 80 },
  );
  await scoring.settled(ratings.length);
  await scoring.counted('service_day', 3);
});
afterAll(() => scoring.stop());

describe('closing a quarter', () => {
  it('is for the committee office and the operator', async () => {
    for (const role of ['analyst', 'reviewer', 'unit-head', 'official', 'inspector'] as const) {
      expect((await scoring.post(role, 'periods', quarter)).status).toBe(403);
    }
    expect((await scoring.post(null, 'periods', quarter)).status).toBe(401);
  });

  it.each([
    [{ ...quarter, quarter: '2026-Q3' }, 422, 'quarter-not-ended'],
    [{ ...quarter, quarter: '2025-Q4' }, 422, 'set-not-in-force'],
    [{ ...quarter, setCode: 'other' }, 404, 'criteria-set-unknown'],
    [{ ...quarter, quarter: '2026-Q5' }, 422, 'input-invalid'],
    [{ setCode: 'sipas' }, 422, 'input-invalid'],
  ])('refuses %j and changes nothing', async (body, status, code) => {
    const answer = await scoring.post('operator', 'periods', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await scoring.sql('SELECT 1 FROM closed_quarter')).toEqual([]);
  });

  it('has nothing to recompute before', async () => {
    const answer = await scoring.post('operator', 'periods/sipas/2026-Q2/recompute', {});
    expect([answer.status, answer.body.code]).toEqual([409, 'period-open']);
  });

  it('publishes once, and says so', async () => {
    const answer = await scoring.post('committee-office', 'periods', quarter);
    expect(answer.status).toBe(201);
    published = answer.body;
    expect(answer.body).toMatchObject({ ...quarter, supersedes: null, supersededBy: null, units: 1 });
    const again = await scoring.post('operator', 'periods', quarter);
    expect([again.status, again.body.code, again.body.publicationId]).toEqual([
      409,
      'period-closed',
      published.publicationId,
    ]);
    const [event, ...more] = await scoring.published(periodPublishedV1);
    expect(more).toEqual([]);
    expect(event?.data).toMatchObject({ ...quarter, publicationId: published.publicationId, units: 1 });
    const figures = await scoring.published(quarterFigurePublishedV1);
    expect(figures.map(({ data }) => data)).toMatchObject([
      { ...quarter, publicationId: published.publicationId, setVersions: [1] },
    ]);
    // What is told elsewhere is what the manifest says of the unit, criterion by criterion.
    const { manifest } = (await scoring.get(null, `publications/${published.publicationId}`)).body;
    const [unit] = manifest.units.filter(
      (each: { outputs: { score: unknown } }) => each.outputs.score !== null,
    );
    const { value, lower, upper } = unit.outputs.score;
    expect(figures[0]?.data).toMatchObject({ unitId: unit.unitId, score: value, lower, upper });
    expect(figures[0]?.data.criteria.map(({ code, score }) => [code, score])).toEqual(
      unit.outputs.criteria.map((each: { code: string; score: string }) => [each.code, each.score]),
    );
  });

  it('gives one answer to a request that is repeated with its key', async () => {
    const office = await scoring.account('operator');
    const headers = { 'idempotency-key': 'close-2026-q1' };
    const body = { ...quarter, quarter: '2026-Q1' };
    const answers = [
      await office.send('POST', 'periods', body, headers),
      await office.send('POST', 'periods', body, headers),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });
});

describe('the funnels of a publication', () => {
  it('are anybody’s to read, and none where fewer than ten units can be compared', async () => {
    const answer = await scoring.get(null, `publications/${published.publicationId}/funnels`);
    expect(answer.body).toMatchObject({ ...quarter, publicationId: published.publicationId, funnels: [] });
    expect((await scoring.get(null, `publications/${v7()}/funnels`)).status).toBe(404);
  });
});

describe('a manifest', () => {
  it('holds the figures of units that are told, and of nobody else', async () => {
    const { body } = await scoring.get(null, `publications/${published.publicationId}`);
    // attitude (20·100 + 35·75 + 25·50)/100 = 58.75, result (20·100 + 35·25 + 25·50)/100 = 41.25; R = 35.25 + 16.50.
    expect(body.manifest.units).toHaveLength(1);
    expect(body.manifest.units[0]).toMatchObject({ unitId: ward.unitId, level: 'phuong' });
    const { outputs } = body.manifest.units[0];
    expect(outputs).toMatchObject({
      status: 'rated',
      n: '100',
      score: { value: '51.75' },
      topTwoBox: { value: '41.00' },
      onTime: { value: '92.00', of: '250' },
      responseRate: { value: '50.00', of: '200' },
      representative: true,
      setAside: [],
      bothWays: null,
    });
    expect(outputs.criteria).toEqual([
      {
        code: 'attitude',
        n: '100',
        score: '58.75',
        topTwoBox: '55.00',
        contribution: '35.25',
        lost: '24.75',
      },
      { code: 'result', n: '100', score: '41.25', topTwoBox: '20.00', contribution: '16.50', lost: '23.50' },
    ]);
    expect(body.manifest.total.score.value).toBe('51.75');
    expect(body.manifest.others).toHaveLength(2);
    expect(JSON.stringify(body)).not.toContain(first);
    expect(JSON.stringify(body)).not.toContain(small.unitId);
  });

  it('is signed by a key that is public', async () => {
    const { body } = await scoring.get(null, `publications/${published.publicationId}`);
    const { items } = (await scoring.get(null, 'publications/keys')).body;
    const text = canonicalJson(body.manifest);
    expect(body.manifestHash).toBe(sha256(text));
    expect(isSigned(body, items, text)).toBe(true);
    expect(isSigned(body, items, text.replace('51.75', '51.76'))).toBe(false);
  });

  it('says how far the log was folded', async () => {
    const { body } = await scoring.get(null, `publications/${published.publicationId}`);
    const log = await scoring.logOf('feedback.rating.v1');
    const told: [string, string][] = Object.entries(body.manifest.log['feedback.rating.v1']);
    const positions = told.map(([, next]) => Number(next)).reduce((sum, next) => sum + next, 0);
    expect(positions).toBe(log.length);
  });
});

describe('shares in the shape of SIPAS', () => {
  const path = () => `publications/${published.publicationId}/sipas`;

  it('are public, of units that are told, by the act in force in the quarter', async () => {
    const { status, body } = await scoring.get(null, path());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      publicationId: published.publicationId,
      ...quarter,
      supersededBy: null,
      method: expect.stringContaining('1001/QĐ-BNV'),
      notice: { vi: expect.stringContaining('không phải chỉ số SIPAS') },
      illustrative: true,
    });
    // Attitude: 20 of 5 and 35 of 4 among a hundred. Result: the twenty of 5 alone.
    expect(body.units).toEqual([
      {
        unitId: ward.unitId,
        items: [
          {
            ...{ criterion: 'attitude', element: null, status: 'published' },
            ...{ n: '100', satisfied: '55', share: '55.00' },
          },
          {
            ...{ criterion: 'result', element: { vi: 'Kết quả', en: 'Result' }, status: 'published' },
            ...{ n: '100', satisfied: '20', share: '20.00' },
          },
        ],
      },
    ]);
  });

  it('are a file as well', async () => {
    const { status, headers, body } = await scoring.file('official', `${path()}?format=csv`, null);
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const text = body.toString('utf8');
    expect(text.startsWith('\uFEFF# illustrative: số liệu minh họa')).toBe(true);
    expect(text).toContain(`\r\n${ward.unitId},attitude,,published,100,55,55.00\r\n`);
    expect(text).not.toContain(small.unitId);
  });

  it('are of a publication that there is', async () => {
    const unknown = await scoring.get(null, `publications/${v7()}/sipas`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'publication-unknown']);
    expect((await scoring.get(null, `${path()}?format=pdf`)).body.code).toBe('input-invalid');
  });
});

describe('what a subject sees', () => {
  const of = (subjectId: string) => `publications/${published.publicationId}/subjects/${subjectId}/inputs`;

  it('is neither dated nor of single people, and its hash is in the manifest', async () => {
    const { body, status } = await scoring.get({ role: 'official', officialId: first }, of(first));
    expect(status).toBe(200);
    const [version] = body.inputs.versions;
    // Twenty of each, four a day: five days of four with y = 40000, the same five with y = 0.
    expect(version.rated).toBe('40');
    expect(version.days).toHaveLength(5);
    expect(version.days[0]).toEqual({ n: '8', sum: '160000', sumOfSquares: '6400000000' });
    expect(version.criteria[0]).toEqual({ n: '40', codeSum: '80', histogram: ['20', '0', '0', '0', '20'] });
    expect(JSON.stringify(body)).not.toMatch(/2026-04/);
    const hash = sha256(`${body.salt} ${canonicalJson(body.inputs)}`);
    const { manifest } = (await scoring.get(null, `publications/${published.publicationId}`)).body;
    expect(manifest.others.map(({ own }: { own: string }) => own)).toContain(hash);
    expect(body.outputs.score.value).toBe('50.00');
  });

  it('is shown to the subject, to who leads its unit and to a reviewer, and to nobody else', async () => {
    const head = { role: 'unit-head', unitId: ward.unitId } as const;
    expect((await scoring.get(head, of(first))).status).toBe(200);
    expect((await scoring.get(head, of(ward.unitId))).status).toBe(200);
    expect((await scoring.get('reviewer', of(second))).status).toBe(200);
    expect((await scoring.get({ role: 'unit-head', unitId: small.unitId }, of(first))).status).toBe(403);
    expect((await scoring.get({ role: 'official', officialId: second }, of(first))).status).toBe(403);
    expect((await scoring.get('analyst', of(first))).status).toBe(403);
    expect((await scoring.get(null, of(first))).status).toBe(401);
    expect((await scoring.get('reviewer', of(v7()))).body.code).toBe('publication-subject-unknown');
  });

  it('is, of officials, their own figures of closed quarters', async () => {
    const { body } = await scoring.get({ role: 'official', officialId: second }, 'officials/me/figures');
    expect(body.officialId).toBe(second);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ ...quarter, outputs: { n: '35', score: { value: '55.00' } } });
    expect((await scoring.get('unit-head', 'officials/me/figures')).status).toBe(403);
    expect((await scoring.get('official', 'officials/me/figures')).status).toBe(403);
  });

  it('is whole for a reviewer of the whole organisation alone', async () => {
    const path = `publications/${published.publicationId}/inputs?limit=2`;
    const page = (await scoring.get('reviewer', path)).body;
    expect(page.items).toHaveLength(2);
    const rest = (await scoring.get('reviewer', `${path}&cursor=${encodeURIComponent(page.next)}`)).body;
    expect(rest.next).toBeNull();
    const all = [...page.items, ...rest.items].map(({ inputs }) => inputs);
    expect(all.map(({ subjectId }) => subjectId).toSorted()).toEqual([first, second, ward.unitId].toSorted());
    expect(all.find(({ subjectId }) => subjectId === first).versions[0].days[0].day).toBe('2026-04-01');
    expect((await scoring.get({ role: 'reviewer', unitId: ward.unitId }, path)).status).toBe(403);
    for (const role of ['operator', 'analyst', 'committee-office'] as const) {
      expect((await scoring.get(role, path)).status).toBe(403);
    }
  });
});

describe('recomputing', () => {
  it('leaves a publication alone that says the same', async () => {
    const answer = await scoring.post('operator', 'periods/sipas/2026-Q2/recompute', {});
    expect(answer.body).toEqual({ outcome: 'unchanged', publicationId: published.publicationId });
    expect((await scoring.get(null, 'publications?setCode=sipas&quarter=2026-Q2')).body.items).toHaveLength(
      1,
    );
  });

  it('supersedes it where figures changed, and keeps it readable', async () => {
    const late = given(first, { attitude: 5, result: 5 }, 12);
    await scoring.receive(ratingCastV1, ...late);
    await scoring.settled(ratings.length + late.length);
    const { body } = await scoring.post('committee-office', 'periods/sipas/2026-Q2/recompute', {});
    expect(body.outcome).toBe('published');
    const list = (await scoring.get(null, 'publications?setCode=sipas&quarter=2026-Q2')).body.items;
    expect(list).toMatchObject([
      { publicationId: body.publicationId, supersedes: published.publicationId, supersededBy: null },
      { publicationId: published.publicationId, supersedes: null, supersededBy: body.publicationId },
    ]);
    const latest = await scoring.get(null, 'publications?latest=true&quarter=2026-Q2');
    expect(latest.body.items).toHaveLength(1);
    const before = (await scoring.get(null, `publications/${published.publicationId}`)).body;
    expect([before.manifest.units[0].outputs.n, before.supersededBy]).toEqual(['100', body.publicationId]);
    const after = (await scoring.get(null, `publications/${body.publicationId}`)).body.manifest;
    // 5175 and twelve times a hundred more, over 112.
    expect([after.units[0].outputs.n, after.units[0].outputs.score.value]).toEqual(['112', '56.92']);
    const own = await scoring.get({ role: 'official', officialId: first }, 'officials/me/figures');
    expect(own.body.items[0]).toMatchObject({ publicationId: body.publicationId, outputs: { n: '52' } });
  });

  it('tells an official nothing anew of fewer than ten, while whoever judges knows', async () => {
    const late = given(second, { attitude: 1, result: 1 }, 3);
    await scoring.receive(ratingCastV1, ...late);
    await scoring.settled(ratings.length + 12 + late.length);
    const { body } = await scoring.post('committee-office', 'periods/sipas/2026-Q2/recompute', {});
    expect(body.outcome).toBe('published');
    const own = await scoring.get({ role: 'official', officialId: second }, 'officials/me/figures');
    expect(own.body.items[0]).toMatchObject({ publicationId: published.publicationId, outputs: { n: '35' } });
    const path = `publications/${body.publicationId}/subjects/${second}/inputs`;
    expect((await scoring.get({ role: 'official', officialId: second }, path)).status).toBe(404);
    const [judged] = await scoring.sql(
      'SELECT rated::int, judged, told FROM publication_subject WHERE publication_id = $1 AND subject_id = $2',
      [body.publicationId, second],
    );
    expect(judged).toEqual({ rated: 38, judged: true, told: false });
    const unit = (await scoring.get(null, `publications/${body.publicationId}`)).body.manifest.units[0];
    expect(unit.outputs.n).toBe('112');
  });

  it('is done by itself where a closed month changed, once', async () => {
    const [withdrawn] = ratings.filter(({ officialId }) => officialId === second);
    if (!withdrawn) throw new Error('a rating of the second official');
    const { ratingId, unitId } = withdrawn;
    await scoring.receive(ratingWithdrawnV1, { ratingId, unitId, revision: 1 });
    await eventually(async () => {
      expect(await scoring.sql('SELECT unit_id FROM closed_month_change')).toHaveLength(1);
    });
    const latest = async () =>
      (await scoring.get(null, 'publications?latest=true&quarter=2026-Q2')).body.items[0].publicationId;
    const before = await latest();
    await scoring.app.get(PeriodsService).recomputeChanged();
    const after = await latest();
    expect(after).not.toBe(before);
    const [judged] = await scoring.sql(
      'SELECT rated::int FROM publication_subject WHERE publication_id = $1 AND subject_id = $2',
      [after, second],
    );
    expect(judged).toEqual({ rated: 37 });
    await scoring.app.get(PeriodsService).recomputeChanged();
    expect(await latest()).toBe(after);
    expect(await scoring.sql('SELECT 1 FROM closed_month_change')).toEqual([]);
  });
});
