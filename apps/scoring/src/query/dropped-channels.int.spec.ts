import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1 } from '@namkhong/contracts';
import { addDays } from '@namkhong/domain';
import { parse } from 'csv-parse/sync';
import { v7 } from 'uuid';
import { ratingOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(90_000);

/** Two officials whose kiosk says five and whose own channels say less; of one so much is said later that little lies between. */
describe('a channel that a confirmed alert drops, asked about', () => {
  let scoring: StartedScoring;
  let ratings = 0;
  const ward = unitOf('XA-1', { kind: 'xa' });
  const [plain, balanced] = [v7(), v7()];
  const question = {
    setCode: 'sipas',
    measures: ['n', 'linear', 'top-two-box'],
    dimensions: ['official'],
    grain: 'quarter',
    window: { from: '2026-04', to: '2026-06' },
  };

  const receive = async (
    officialId: string | null,
    channel: 'kiosk' | 'web',
    count: number,
    level: (nth: number) => number,
  ) => {
    const cast = Array.from({ length: count }, (_, nth) =>
      ratingOf(
        ward,
        { attitude: level(nth), result: level(nth) },
        { officialId, channel, day: addDays('2026-04-06', nth % 30) },
      ),
    );
    await scoring.receive(ratingCastV1, ...cast);
    ratings += count;
    await scoring.settled(ratings);
  };
  const rows = async () => {
    const { body } = await scoring.post('reviewer', 'query', question);
    return Object.fromEntries(body.rows.map((row: { officialId: string }) => [row.officialId, row]));
  };
  const unitRow = async () => {
    const { body } = await scoring.post('analyst', 'query', { ...question, dimensions: ['unit'] });
    return body.rows[0];
  };
  const publishAnew = async () =>
    (await scoring.post('operator', 'periods/sipas/2026-Q2/recompute', {})).body;
  const decide = async (officialId: string, state: 'confirmed' | 'dismissed') => {
    const { items } = (await scoring.get('inspector', 'forensics/alerts?limit=200')).body;
    const alert = items.find(
      (each: { rule: string; subject: { officialId: string } }) =>
        each.rule === 's2' && each.subject.officialId === officialId,
    );
    const { status } = await (
      await scoring.account('reviewer')
    ).send(
      'POST',
      `forensics/alerts/${alert.alertId}/decision`,
      { state, reason: 'Đã kiểm tra vị trí đặt máy.' },
      { 'if-match': `"${alert.version}"` },
    );
    expect(status).toBe(200);
  };

  beforeAll(async () => {
    scoring = await startScoring('2025-12-20T03:00:00Z');
    await scoring.publishSet(setOf({ attitude: 6000, result: 4000 }));
    scoring.clock.set(new Date('2026-05-20T03:00:00Z'));
    await scoring.learn(ward);
    for (const officialId of [plain, balanced]) {
      await receive(officialId, 'kiosk', 40, () => 5);
      // 2, 3, 4 in turn: 14 · 25 + 13 · 50 + 13 · 75 over 40 is 49.375.
      await receive(officialId, 'web', 40, (nth) => 2 + (nth % 3));
    }
    await receive(null, 'web', 40, () => 4);
    scoring.clock.set(new Date('2026-07-06T03:00:00Z'));
    await scoring.post('operator', 'forensics/runs', {});
    await scoring.post('operator', 'periods', { setCode: 'sipas', quarter: '2026-Q2' });
  });
  afterAll(() => scoring.stop());

  it('is in the figures while nobody has decided', async () => {
    const { [plain]: row } = await rows();
    // (40 · 100 + 14 · 25 + 13 · 50 + 13 · 75) / 80
    expect(row).toMatchObject({ n: 80, linear: '74.69', leftOutChannels: [], outdatedChannels: [] });
  });

  it('marks the figures as outdated from the decision on, and is out of them once they are published anew', async () => {
    const unit = await unitRow();
    await decide(plain, 'confirmed');
    expect((await rows())[plain]).toMatchObject({ n: 80, leftOutChannels: [], outdatedChannels: ['kiosk'] });
    const { publicationId } = await publishAnew();
    const told = await rows();
    expect(told[plain]).toMatchObject({
      publicationId,
      n: 40,
      linear: '49.38',
      leftOutChannels: ['kiosk'],
      outdatedChannels: [],
    });
    expect(told[balanced]).toMatchObject({ n: 80, leftOutChannels: [], outdatedChannels: [] });
    // A unit keeps everything: what is told of it less what was told would be the official's people at the kiosk alone.
    expect(await unitRow()).toEqual(unit);
  });

  it('is never what two tellings leave of fewer than ten people, and then the row says so', async () => {
    // 80 before; 40 leave and 35 come: the difference of the tellings would hold five people less.
    await receive(balanced, 'web', 35, () => 4);
    await decide(balanced, 'confirmed');
    await publishAnew();
    const { [balanced]: row } = await rows();
    expect(row).toMatchObject({ n: 80, linear: '74.69', leftOutChannels: [], outdatedChannels: ['kiosk'] });
  });

  it('says so in files as well', async () => {
    const { body } = await scoring.file('reviewer', 'query?format=csv', question);
    const table = parse(body.toString('utf8').slice(1), {
      columns: true,
      comment: '#',
      comment_no_infix: true,
    });
    const marks = Object.fromEntries(
      (table as Record<string, string>[]).map((row) => [
        row['official_id'],
        [row['left_out_channels'], row['outdated_channels']],
      ]),
    );
    expect(marks).toEqual({ [plain]: ['kiosk', ''], [balanced]: ['', 'kiosk'] });
  });

  it('returns when the decision is reversed', async () => {
    await decide(plain, 'dismissed');
    expect((await rows())[plain]).toMatchObject({
      n: 40,
      leftOutChannels: ['kiosk'],
      outdatedChannels: ['kiosk'],
    });
    await publishAnew();
    // The very counts of the first telling: nobody lies between.
    expect((await rows())[plain]).toMatchObject({
      n: 80,
      linear: '74.69',
      leftOutChannels: [],
      outdatedChannels: [],
    });
  });
});
