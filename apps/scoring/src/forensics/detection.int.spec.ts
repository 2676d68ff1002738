import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  alertDecidedV1,
  ratingCastV1,
  ratingSignalledV1,
  serviceCountedV1,
  standingDecidedV1,
} from '@namkhong/contracts';
import { addDays } from '@namkhong/domain';
import { v7 } from 'uuid';
import { flood, honestWeeks } from '../testing/flood.js';
import { ratingOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { DroppedChannelsReader } from './dropped-channels.reader.js';
import { OpenMattersReader } from './open-matters.reader.js';

jest.setTimeout(90_000);

const ward = unitOf('MH-01');
let scoring: StartedScoring;
let ratings = 0;

const run = () => scoring.post('operator', 'forensics/runs', {});
const alerts = async () => (await scoring.published(alertDecidedV1)).map(({ data }) => data);

beforeAll(async () => {
  scoring = await startScoring('2025-12-20T03:00:00Z');
  await scoring.publishSet(setOf({ attitude: 6000, result: 4000 }));
  scoring.clock.set(new Date('2026-05-20T03:00:00Z'));
  await scoring.learn(ward);
});
afterAll(() => scoring.stop());

describe('a run that is cut off', () => {
  /** More than one transaction's worth, by the order in which they are examined. */
  const officials = Array.from({ length: 25 }, () => v7()).sort();

  it('leaves what it had decided, and the next one decides the rest, nobody twice', async () => {
    const told = officials.map((officialId) =>
      flood({ unitId: ward.unitId, officialId }, '2026-05-18', { devices: 1, each: 5 }),
    );
    const honest = honestWeeks({ unitId: ward.unitId, officialId: v7() }, '2026-04-06', 2);
    const all = [...told, honest];
    await scoring.receive(serviceCountedV1, ...all.flatMap(({ services }) => services));
    await scoring.receive(ratingCastV1, ...all.flatMap((each) => each.ratings));
    await scoring.receive(ratingSignalledV1, ...all.flatMap(({ signals }) => signals));
    ratings += all.flatMap((each) => each.ratings).length;
    await scoring.counted('rating', ratings);
    await scoring.counted('rating_signal', ratings);

    // The connection dies in the second transaction, with decisions written and not committed.
    await scoring.sql(`
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`);
    await scoring.sql(`
      CREATE TRIGGER dies AFTER INSERT ON standing_decision FOR EACH ROW
        WHEN (NEW.official_id = '${officials[22] ?? ''}') EXECUTE FUNCTION die()`);
    expect((await run()).status).toBeGreaterThanOrEqual(500);
    const half = await scoring.published(standingDecidedV1);
    expect(new Set(half.map(({ data }) => data.officialId))).toEqual(new Set(officials.slice(0, 20)));

    await scoring.sql('DROP TRIGGER dies ON standing_decision');
    // Of five from one device within minutes two are beyond the cap, three are quarantined.
    expect((await run()).body).toMatchObject({ remaining: 0, excluded: 10, quarantined: 15 });
    const decisions = (await scoring.published(standingDecidedV1)).map(({ data }) => data);
    expect(decisions).toHaveLength(125);
    expect(new Set(decisions.map(({ ratingId }) => ratingId)).size).toBe(125);
    expect((await run()).body).toMatchObject({ examined: 0, excluded: 0, quarantined: 0 });
  });
});

describe('alerts', () => {
  const coerced = { unitId: ward.unitId, officialId: v7() };
  const even = { unitId: ward.unitId, officialId: v7() };

  it('compare a quarter’s channels once, when its ratings have arrived', async () => {
    const given = (official: typeof coerced, channel: 'kiosk' | 'web', level: (nth: number) => number) =>
      Array.from({ length: 40 }, (_, nth) =>
        ratingOf(
          official,
          { attitude: level(nth), result: level(nth) },
          { officialId: official.officialId, channel, day: addDays('2026-04-06', nth % 30) },
        ),
      );
    const cast = [
      ...given(coerced, 'kiosk', () => 5),
      ...given(coerced, 'web', (nth) => 2 + (nth % 3)),
      ...given(even, 'kiosk', (nth) => 3 + (nth % 3)),
      ...given(even, 'web', (nth) => 3 + (nth % 3)),
    ];
    await scoring.receive(ratingCastV1, ...cast);
    ratings += cast.length;
    await scoring.counted('rating', ratings);
    const before = (await alerts()).length;
    scoring.clock.set(new Date('2026-07-03T03:00:00Z'));
    expect((await run()).body).toMatchObject({ alerts: 0 });
    scoring.clock.set(new Date('2026-07-06T03:00:00Z'));
    expect((await run()).body).toMatchObject({ alerts: 2 });
    expect((await run()).body).toMatchObject({ alerts: 0 });
    const raised = (await alerts()).slice(before);
    for (const alert of raised) {
      expect(alert).toMatchObject({
        subject: { kind: 'official', ...coerced },
        from: '2026-04-01',
        to: '2026-06-01',
        sequence: 1,
        state: 'raised',
        favoursSubject: true,
        actor: { kind: 'rule' },
        // Ten working days after Monday 6 July 2026.
        decideBy: '2026-07-20',
      });
    }
    expect(raised.map(({ rule, dropsChannel }) => [rule, dropsChannel]).sort()).toEqual([
      ['s1', null],
      ['s2', 'kiosk'],
    ]);
  });

  const matters = (subjectId: string) =>
    scoring.transaction(async (session) =>
      (await scoring.app.get(OpenMattersReader).of(session, [subjectId])).get(subjectId),
    );
  const dropped = () =>
    scoring.transaction(async (session) =>
      (await scoring.app.get(DroppedChannelsReader).of(session, [coerced.officialId])).get(
        coerced.officialId,
      ),
    );
  const s2 = async () => {
    const { items } = (await scoring.get('inspector', 'forensics/alerts?limit=200')).body as {
      items: { alertId: string; rule: string; subject: { officialId: string }; version: number }[];
    };
    const found = items.find(
      ({ rule, subject }) => rule === 's2' && subject.officialId === coerced.officialId,
    );
    if (!found) throw new Error('there is no such alert');
    return found;
  };
  const decide = async (version: number, state: string, where: { subject?: string } = {}) => {
    const account = await scoring.account('reviewer', where);
    return account.send(
      'POST',
      `forensics/alerts/${(await s2()).alertId}/decision`,
      { state, reason: 'Đã kiểm tra vị trí đặt máy.' },
      { 'if-match': `"${version}"` },
    );
  };

  it('hold a flag back while nobody has decided, and leave the channel in', async () => {
    expect(await matters(coerced.officialId)).toEqual([
      { subjectId: coerced.officialId, kind: 'alert', decideBy: '2026-07-20' },
    ]);
    expect(await matters(even.officialId)).toBeUndefined();
    expect(await dropped()).toBeUndefined();
    expect((await matters(ward.unitId))?.map(({ kind }) => kind)).toEqual(['quarantine']);
  });

  it('are shown in words with sums alone', async () => {
    const { body } = await scoring.get('inspector', `forensics/alerts/${(await s2()).alertId}`);
    expect(body).toMatchObject({
      rule: 's2',
      from: '2026-04',
      to: '2026-06',
      state: 'raised',
      dropsChannel: 'kiosk',
      unitName: ward.name,
      decidedAt: null,
      version: 1,
    });
    // Levels 2, 3, 4 in turn, forty of them: 14 · 25 + 13 · 50 + 13 · 75 over 40 is 49.375.
    expect(body.seen[0].explanation.vi).toContain(
      '100.0 trên 40 lượt tại máy, 49.4 trên 40 lượt từ thiết bị riêng',
    );
    expect((await scoring.get('analyst', 'forensics/alerts')).status).toBe(403);
    const elsewhere = { role: 'reviewer', unitId: v7() } as const;
    expect((await scoring.get(elsewhere, 'forensics/alerts')).body.items).toEqual([]);
    expect((await scoring.get('reviewer', `forensics/alerts/${v7()}`)).body).toMatchObject({
      code: 'alert-unknown',
    });
  });

  it('are decided by one person outside the line, who has seen the latest', async () => {
    const head = await scoring.account('unit-head', { unitId: ward.unitId });
    expect(await decide(1, 'confirmed', { subject: head.subject })).toMatchObject({
      status: 403,
      body: { code: 'reviewer-not-independent' },
    });
    const answers = await Promise.all([decide(1, 'confirmed'), decide(1, 'confirmed')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await decide(2, 'confirmed')).toMatchObject({ status: 409, body: { code: 'already-decided-so' } });
    expect((await alerts()).at(-1)).toMatchObject({
      sequence: 2,
      state: 'confirmed',
      actor: { kind: 'person' },
    });
    expect(await dropped()).toEqual([
      { subjectId: coerced.officialId, channel: 'kiosk', from: '2026-04-01', to: '2026-06-01' },
    ]);
  });

  it('that were confirmed can be dismissed again: the channel returns', async () => {
    expect((await decide(2, 'dismissed')).body).toMatchObject({ state: 'dismissed', version: 3 });
    expect(await dropped()).toBeUndefined();
    // The other pattern, straight fives, is still undecided.
    expect(await matters(coerced.officialId)).toHaveLength(1);
  });
});
