import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 } from 'uuid';
import { ratingsOf, setOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { EvaluationsService } from './evaluations.service.js';
import {
  FlagWorld,
  goldenQuarter,
  lowQuarter,
  officialWith,
  quarters,
  type GivenOfficial,
} from '../testing/rated-officials.js';

jest.setTimeout(120_000);

const request = { setCode: 'sipas', quarter: '2026-Q3' };
const officials = {
  golden: officialWith(goldenQuarter, goldenQuarter),
  least: officialWith(lowQuarter(), lowQuarter(), { illustrative: false }),
  defended: officialWith(lowQuarter(), lowQuarter()),
  suspected: officialWith(lowQuarter(), lowQuarter()),
};

let scoring: StartedScoring;
let world: FlagWorld;

beforeAll(async () => {
  scoring = await startScoring('2025-12-20T03:00:00Z');
  world = new FlagWorld(scoring);
  await scoring.publishSet(setOf({ overall: 10_000 }));
  scoring.clock.set(new Date('2026-10-05T03:00:00Z'));
  // Others in the same unit were well served, so that the unit itself is not low.
  const { unit } = officials.golden;
  for (const day of ['2026-04-01', '2026-07-01'])
    await world.tell(ratingsOf(unit, 'overall', [0, 0, 0, 0, 200], { day }));
  await world.tellAll(Object.values(officials));
  for (const quarter of quarters) await world.close(quarter);
  await raiseAlert(officials.suspected);
  expect((await world.evaluate(request)).body).toMatchObject({ flagged: 3, waiting: 1 });
});
afterAll(() => scoring.stop());

/** As detection would about an official, still undecided. */
async function raiseAlert({ unit, officialId }: GivenOfficial): Promise<void> {
  await scoring.sql(
    `INSERT INTO subject_alert (alert_id, unit_id, official_id, from_month, to_month, rule, rule_version, evidence,
                                  evidence_hash, favours_subject)
       VALUES ($1, $2, $3, '2026-07-01', '2026-09-01', 's3', 1, '{}', $4, false)`,
    [v7(), unit.unitId, officialId, '0'.repeat(64)],
  );
  await scoring.sql(
    `INSERT INTO alert_decision (alert_id, sequence, state, actor_kind, decide_by, decided_at)
       SELECT alert_id, 1, 'raised', 'rule', '2026-10-19', '2026-10-05T03:00:00Z' FROM subject_alert`,
  );
}

describe('a contest', () => {
  const contest = (asker: Parameters<StartedScoring['post']>[0], flagId: string, text = 'Không đúng.') =>
    scoring.post(asker, `flags/${flagId}/contests`, { text });
  const asOfficial = ({ unit, officialId }: GivenOfficial) =>
    ({ role: 'official', unitId: unit.unitId, officialId }) as const;

  it('is lodged by whom the flag is about or the head of the unit, once', async () => {
    const { flagId } = await world.flagOf(officials.golden);
    const { unitId } = officials.golden.unit;
    expect(await contest({ role: 'official', unitId, officialId: v7() }, flagId)).toMatchObject({
      status: 403,
      body: { code: 'contest-not-yours' },
    });
    expect((await contest({ role: 'unit-head', unitId: officials.least.unit.unitId }, flagId)).status).toBe(
      403,
    );
    expect((await contest('reviewer', flagId)).status).toBe(403);
    expect((await contest(null, flagId)).status).toBe(401);
    expect((await contest(asOfficial(officials.golden), flagId, ' ')).status).toBe(422);
    expect((await contest(asOfficial(officials.golden), v7())).body.code).toBe('flag-unknown');
    expect((await world.flagOf(officials.golden)).state).toBe('raised');

    const official = await scoring.account('official', { unitId, officialId: officials.golden.officialId });
    const lodged = await official.send('POST', `flags/${flagId}/contests`, {
      text: 'Hồ sơ do nơi khác chậm.',
    });
    expect(lodged).toMatchObject({
      status: 201,
      body: {
        state: 'contested',
        contests: [{ by: 'official', text: 'Hồ sơ do nơi khác chậm.', decision: null }],
      },
    });
    const again = await official.send('POST', `flags/${flagId}/contests`, { text: 'Thêm.' });
    expect(again).toMatchObject({ status: 409, body: { code: 'contest-repeated' } });
    // What was written is between the writer and those who decide.
    const { body } = await scoring.get({ role: 'unit-head', unitId }, `flags/${flagId}`);
    expect(body.contests[0].text).toBeNull();
    expect((await scoring.get('reviewer', `flags/${flagId}`)).body.contests[0].text).toContain('nơi khác');
  });

  it('is decided by a reviewer outside the line, once, with a reason', async () => {
    const { golden: subject } = officials;
    const { flagId, contests } = await world.flagOf(subject);
    const path = `flags/${flagId}/contests/${contests[0].contestId}/decision`;
    const rejected = { outcome: 'rejected', reason: 'Số liệu đã được kiểm tra.' };
    const inLine = await scoring.account('reviewer');
    await scoring.account('official', {
      unitId: subject.unit.unitId,
      officialId: v7(),
      subject: inLine.subject,
    });
    expect(await inLine.send('POST', path, rejected)).toMatchObject({
      status: 403,
      body: { code: 'reviewer-in-line' },
    });
    expect(
      (await scoring.post({ role: 'unit-head', unitId: subject.unit.unitId }, path, rejected)).status,
    ).toBe(403);
    expect((await scoring.post('reviewer', path, { outcome: 'rejected' })).status).toBe(422);
    const unknown = await scoring.post('reviewer', `flags/${flagId}/contests/${v7()}/decision`, rejected);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'contest-unknown' } });

    const both = await Promise.all([
      scoring.post('reviewer', path, rejected),
      scoring.post('reviewer', path, rejected),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const decided = await world.flagOf(subject);
    expect(decided.state).toBe('raised');
    expect(decided.history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'raised',
      'contested',
      'contest-rejected',
    ]);
    expect(await world.ended()).toEqual([]);
  });

  it('that is upheld ends the flag, and the rule does not raise it again', async () => {
    const { defended } = officials;
    const { flagId } = await world.flagOf(defended);
    await contest({ role: 'unit-head', unitId: defended.unit.unitId }, flagId);
    const { contests } = await world.flagOf(defended);
    const path = `flags/${flagId}/contests/${contests[0].contestId}/decision`;
    const upheld = { outcome: 'upheld', reason: 'Quầy bị dồn việc.' };
    expect(await scoring.post('reviewer', path, upheld)).toMatchObject({
      status: 200,
      body: { state: 'contest-upheld' },
    });
    expect(await world.ended()).toMatchObject([{ flagId, end: 'contest-upheld', supersededBy: null }]);
    expect((await contest(asOfficial(defended), flagId)).body.code).toBe('flag-ended');
    expect((await world.evaluate(request)).body).toMatchObject({ flagged: 0, lapsed: 0, unchanged: 2 });
  });
});

describe('a flag', () => {
  it('waits for what is undecided, and is raised by itself when nothing is any longer', async () => {
    expect(await world.flagOf(officials.suspected)).toBeUndefined();
    await scoring.sql(
      `INSERT INTO alert_decision (alert_id, sequence, state, actor_kind, decided_at)
       SELECT alert_id, 2, 'dismissed', 'deadline', '2026-10-12T03:00:00Z' FROM subject_alert`,
    );
    scoring.clock.set(new Date('2026-10-12T03:00:00Z'));
    await scoring.app.get(EvaluationsService).repeatDue();
    expect(await world.flagOf(officials.suspected)).toMatchObject({
      state: 'raised',
      raisedAt: '2026-10-12T03:00:00.000Z',
    });
  });

  it('is superseded by other figures and lapses where it no longer holds, when a closed quarter is published anew', async () => {
    const { golden: changed, least: lifted } = officials;
    const [before, gone] = [await world.flagOf(changed), await world.flagOf(lifted)];
    const late = (official: GivenOfficial, levels: number[]) =>
      ratingsOf(official.unit, 'overall', levels, {
        officialId: official.officialId,
        day: '2026-07-20',
        illustrative: official.unit.illustrative,
      });
    await world.tell([...late(changed, [12, 0, 0, 0, 0]), ...late(lifted, [0, 0, 0, 0, 200])]);
    await world.ratingsFolded();
    const anew = await scoring.post('operator', 'periods/sipas/2026-Q3/recompute', {});
    expect(anew).toMatchObject({ status: 200, body: { outcome: 'published' } });
    const already = (await world.ended()).length;
    await scoring.app.get(EvaluationsService).repeatDue();
    await scoring.app.get(EvaluationsService).repeatDue();

    const after = await world.flagOf(changed);
    // 118 ratings at 42.58 and twelve at none: 5025/130.
    expect(after.evidence[1]).toMatchObject({ n: 130, score: '38.65' });
    expect(after).toMatchObject({ state: 'raised', supersedes: before.flagId });
    expect(await world.flagOf(lifted)).toMatchObject({ flagId: gone.flagId, state: 'lapsed' });
    const ends = (await world.ended()).slice(already);
    expect(ends).toHaveLength(2);
    expect(ends).toContainEqual(
      expect.objectContaining({ flagId: before.flagId, end: 'superseded', supersededBy: after.flagId }),
    );
    expect(ends).toContainEqual(
      expect.objectContaining({ flagId: gone.flagId, end: 'lapsed', reason: 'not-significant' }),
    );
    expect((await scoring.get('inspector', `flags/${before.flagId}`)).body.state).toBe('superseded');
  });

  it('is confirmed when the days for a contest are over, and can then no longer be contested', async () => {
    const { flagId, contestUntil } = await world.flagOf(officials.golden);
    scoring.clock.set(new Date(`${contestUntil}T16:59:00Z`));
    expect((await world.flagOf(officials.golden)).state).toBe('raised');
    scoring.clock.set(new Date(`${contestUntil}T17:01:00Z`));
    expect((await world.flagOf(officials.golden)).state).toBe('confirmed');
    const { unitId } = officials.golden.unit;
    const late = await scoring.post({ role: 'unit-head', unitId }, `flags/${flagId}/contests`, {
      text: 'Muộn.',
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'contest-window-over', contestUntil } });
  });

  it('is never rewritten, and neither is anything that happened to it', async () => {
    for (const table of ['flag', 'flag_step', 'flag_contest', 'flag_contest_decision']) {
      await expect(scoring.sql(`DELETE FROM ${table}`)).rejects.toThrow(`rows of ${table} are only added`);
    }
    await expect(scoring.sql(`UPDATE flag SET threshold = '0'`)).rejects.toThrow('only added');
  });
});
