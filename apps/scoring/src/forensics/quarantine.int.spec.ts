import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  postRecordedV1,
  ratingCastV1,
  ratingSignalledV1,
  serviceCountedV1,
  standingDecidedV1,
} from '@namkhong/contracts';
import { v7 } from 'uuid';
import { setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { Deadlines } from './deadlines.js';
import { flood, honestWeeks, type Told } from '../testing/flood.js';

jest.setTimeout(90_000);

const province = unitOf('T-01');
const ward = unitOf('MH-01', { parentId: province.unitId });
const other = unitOf('MH-02', { parentId: province.unitId });
const [attacked, honest, neglected] = [ward, other, other].map(({ unitId }) => ({
  unitId,
  officialId: v7(),
}));
if (!attacked || !honest || !neglected) throw new Error('three officials are needed');

let scoring: StartedScoring;
const seen = { ratings: 0, signals: 0 };

async function tell(...all: readonly Told[]): Promise<void> {
  const ratings = all.flatMap((told) => told.ratings);
  const signals = all.flatMap((told) => told.signals);
  await scoring.receive(serviceCountedV1, ...all.flatMap((told) => told.services));
  await scoring.receive(ratingCastV1, ...ratings);
  await scoring.receive(ratingSignalledV1, ...signals);
  seen.ratings += ratings.length;
  seen.signals += signals.length;
  await scoring.counted('rating', seen.ratings);
  await scoring.counted('rating_signal', seen.signals);
}

const decided = async () => (await scoring.published(standingDecidedV1)).map(({ data }) => data);
const run = () => scoring.post('operator', 'forensics/runs', {});
const undecided = async (officialId: string) => {
  const { items } = (await scoring.get('reviewer', 'forensics/quarantines?state=undecided')).body as {
    items: { groupId: string; version: number; subject: { officialId: string } }[];
  };
  return items.find(({ subject }) => subject.officialId === officialId);
};
const reviewer = async () => {
  const account = await scoring.account('reviewer');
  const decide = (id: string, version: number, standing: string) =>
    account.send(
      'POST',
      `forensics/quarantines/${id}/decision`,
      { standing, reason: 'Đã đối chiếu với hồ sơ.' },
      {
        'if-match': `"${version}"`,
      },
    );
  return { subject: account.subject, decide };
};

beforeAll(async () => {
  scoring = await startScoring('2025-12-20T03:00:00Z');
  await scoring.publishSet(setOf({ attitude: 6000, result: 4000 }));
  scoring.clock.set(new Date('2026-05-20T03:00:00Z'));
  await scoring.learn(province, ward, other);
  await tell(
    ...[attacked, honest, neglected].map((official) => honestWeeks(official, '2026-04-06', 6)),
    flood(attacked, '2026-05-18'),
  );
});
afterAll(() => scoring.stop());

describe('a burst from few devices', () => {
  it('is set aside by rules that are published: beyond the cap at once, the rest until a person decides', async () => {
    // Of ten from one device three may count within 30 days; these three were hurried, in a burst, from one device.
    expect(await run()).toEqual({
      status: 200,
      body: { examined: 3, remaining: 0, excluded: 14, quarantined: 6, alerts: 1 },
    });
    const decisions = await decided();
    expect(decisions).toHaveLength(20);
    for (const decision of decisions) {
      expect(decision).toMatchObject({
        ...attacked,
        sequence: 1,
        ruleVersion: 1,
        actor: { kind: 'rule' },
        decidedAt: '2026-05-20T03:00:00.000Z',
      });
      // Ten working days after Wednesday 20 May 2026, counted on the printed calendar.
      expect([decision.standing, decision.rule, decision.decideBy]).toEqual(
        decision.standing === 'excluded' ? ['excluded', 'r2', null] : ['quarantined', 'q', '2026-06-03'],
      );
    }
    expect(new Set(decisions.map(({ ratingId }) => ratingId)).size).toBe(20);
  });

  it('is decided once, however often and by however many one looks', async () => {
    await Promise.all([run(), run()]);
    expect((await run()).body).toEqual({ examined: 0, remaining: 0, excluded: 0, quarantined: 0, alerts: 0 });
    // Nor where all is examined anew.
    await scoring.sql('DELETE FROM examined_official');
    expect((await run()).body).toMatchObject({ examined: 3, excluded: 0, quarantined: 0, alerts: 0 });
    expect(await decided()).toHaveLength(20);
  });

  it('is shown to those who review, in words and numbers, and never what anybody answered or who', async () => {
    const found = await undecided(attacked.officialId);
    const { body } = await scoring.get('inspector', `forensics/quarantines/${found?.groupId ?? ''}`);
    expect(body).toMatchObject({
      subject: { kind: 'official', ...attacked },
      unitName: ward.name,
      rule: 'q',
      from: '2026-05-18',
      to: '2026-05-18',
      counts: { quarantined: 6, excluded: 0, counted: 0 },
      decideBy: '2026-06-03',
      version: 6,
      illustrative: true,
    });
    expect(body.ratings).toHaveLength(6);
    expect(body.ratings[0]).toMatchObject({
      indicators: ['i1', 'i2', 'i3'],
      decidedBy: 'rule',
      channel: 'web',
    });
    expect(body.seen.map(({ code }: { code: string }) => code)).toEqual(['i1', 'i2', 'i3']);
    expect(body.seen[0].explanation).toEqual({
      vi: '6 trong 6 lượt trả lời nhanh hơn 2 giây mỗi câu.',
      en: '6 of 6 were answered in less than 2 seconds an item.',
    });
    expect(body.seen[1].explanation.vi).toMatch(
      /^20 lượt qua thiết bị riêng \(web, QR, SMS\) trong một giờ tính đến 2026-05-18 10:05, nhiều/,
    );
    expect(body.seen[2].explanation.vi).toBe('6 trong 6 lượt có chung nguồn: một thiết bị có tới 10 lượt.');
    const text = JSON.stringify(body);
    expect(text).not.toContain(Buffer.from('device').toString('base64url').slice(0, 6));
    expect(text).not.toMatch(/level|attitude|score/i);
  });

  it('is shown within the caller’s units, and to nobody else', async () => {
    const groups = async (asker: Parameters<StartedScoring['get']>[0], query = '') =>
      ((await scoring.get(asker, `forensics/quarantines${query}`)).body.items as unknown[]).length;
    expect(await groups({ role: 'reviewer', unitId: ward.unitId })).toBe(2);
    expect(await groups({ role: 'reviewer', unitId: province.unitId })).toBe(2);
    expect(await groups({ role: 'reviewer', unitId: other.unitId })).toBe(0);
    expect(await groups('inspector', `?unitId=${ward.unitId}`)).toBe(2);
    expect(await groups('inspector', `?unitId=${other.unitId}`)).toBe(0);
    const { items, next } = (await scoring.get('inspector', 'forensics/quarantines?limit=1')).body;
    const rest = (await scoring.get('inspector', `forensics/quarantines?cursor=${next as string}`)).body;
    expect(new Set([...items, ...rest.items].map(({ rule }: { rule: string }) => rule))).toEqual(
      new Set(['q', 'r2']),
    );
    expect(rest.next).toBeNull();
    for (const role of ['official', 'unit-head', 'committee-office', 'analyst', 'operator'] as const) {
      expect((await scoring.get(role, 'forensics/quarantines')).status).toBe(403);
    }
    expect((await scoring.get(null, 'forensics/quarantines')).status).toBe(401);
    expect((await scoring.post('reviewer', 'forensics/runs', {})).status).toBe(403);
    const found = await undecided(attacked.officialId);
    const elsewhere = { role: 'reviewer', unitId: other.unitId } as const;
    expect((await scoring.get(elsewhere, `forensics/quarantines/${found?.groupId ?? ''}`)).status).toBe(403);
    expect(await scoring.get('reviewer', `forensics/quarantines/${v7()}`)).toMatchObject({
      status: 404,
      body: { code: 'quarantine-unknown' },
    });
  });
});

describe('a review', () => {
  it('is for nobody in the line of those who were rated', async () => {
    const found = await undecided(attacked.officialId);
    const path = `forensics/quarantines/${found?.groupId ?? ''}/decision`;
    const body = { standing: 'counted', reason: 'Đã đối chiếu với hồ sơ.' };
    const asReviewer = async (subject: string) => {
      const account = await scoring.account('reviewer', { subject });
      return account.send('POST', path, body, { 'if-match': '"6"' });
    };
    const head = await scoring.account('unit-head', { unitId: province.unitId });
    const colleague = await scoring.account('official', { unitId: ward.unitId });
    const self = await scoring.account('official', { unitId: other.unitId, officialId: attacked.officialId });
    const official = v7();
    await scoring.receive(postRecordedV1, {
      ...{ postId: v7(), officialId: official, officialCode: 'CB-9', unitId: ward.unitId, role: 'staff' },
      ...{ validFrom: '2026-01-01', validTo: '2026-02-01', illustrative: true },
    });
    await scoring.counted('directory_post', 1);
    const former = await scoring.account('official', { unitId: other.unitId, officialId: official });
    for (const { subject } of [head, colleague, self, former]) {
      expect(await asReviewer(subject)).toMatchObject({
        status: 403,
        body: { code: 'reviewer-not-independent' },
      });
    }
    for (const role of ['inspector', 'unit-head', 'analyst'] as const) {
      expect((await scoring.post(role, path, body)).status).toBe(403);
    }
    expect(await decided()).toHaveLength(20);
  });

  it('names the version it has seen: of two at once one decides, and the other is told', async () => {
    const found = await undecided(attacked.officialId);
    const groupId = found?.groupId ?? '';
    const [one, two] = [await reviewer(), await reviewer()];
    const missing = await scoring.account('reviewer');
    const body = { standing: 'excluded', reason: 'Đã đối chiếu với hồ sơ.' };
    expect((await missing.send('POST', `forensics/quarantines/${groupId}/decision`, body)).status).toBe(428);
    const answers = await Promise.all([
      one.decide(groupId, 6, 'excluded'),
      two.decide(groupId, 6, 'counted'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const winner = answers[0].status === 200 ? one : two;
    const last = (await decided()).slice(20);
    expect(last).toHaveLength(6);
    for (const decision of last) {
      expect(decision).toMatchObject({
        sequence: 2,
        rule: 'review',
        actor: { kind: 'person', subject: winner.subject },
        decideBy: null,
      });
    }
    const after = answers.find(({ status }) => status === 200)?.body;
    expect(after).toMatchObject({ version: 12, decideBy: null });
    expect(after.ratings[0]).toMatchObject({ decidedBy: 'person', reason: 'Đã đối chiếu với hồ sơ.' });
  });

  it('can be reversed, for one rating too, and detection leaves it alone', async () => {
    const [first] = (await decided()).slice(20);
    const { ratingId = '', standing } = first ?? {};
    const { body } = await scoring.get('reviewer', `forensics/quarantines/${ratingId}`);
    const opposite = standing === 'counted' ? 'excluded' : 'counted';
    const third = await reviewer();
    expect(await third.decide(ratingId, body.version, opposite)).toMatchObject({ status: 200 });
    expect(await third.decide(ratingId, body.version + 1, opposite)).toMatchObject({
      status: 409,
      body: { code: 'already-decided-so' },
    });
    expect((await decided()).at(-1)).toMatchObject({ ratingId, sequence: 3, standing: opposite });
    expect((await decided()).length).toBe(27);
    await scoring.sql('DELETE FROM examined_official');
    expect((await run()).body).toMatchObject({ excluded: 0, quarantined: 0 });
  });

  it('that nobody holds in time gives the ratings back, and no rule takes them again', async () => {
    await tell(flood(neglected, '2026-05-19', { devices: 1, each: 5 }));
    expect((await run()).body).toMatchObject({ examined: 1, excluded: 2, quarantined: 3 });
    const before = (await decided()).length;
    const deadlines = scoring.app.get(Deadlines);
    scoring.clock.set(new Date('2026-06-03T16:59:00Z'));
    expect(await deadlines.giveBack()).toBe(0);
    scoring.clock.set(new Date('2026-06-03T17:01:00Z'));
    expect(await Promise.all([deadlines.giveBack(), deadlines.giveBack()])).toContain(3);
    const given = (await decided()).slice(before);
    expect(given).toHaveLength(3);
    for (const decision of given) {
      expect(decision).toMatchObject({
        officialId: neglected.officialId,
        sequence: 2,
        standing: 'counted',
        rule: 'q',
        actor: { kind: 'deadline' },
        decideBy: null,
      });
    }
    await scoring.sql('DELETE FROM examined_official');
    expect((await run()).body).toMatchObject({ excluded: 0, quarantined: 0 });
    const group = (await scoring.get('reviewer', `forensics/quarantines/${given[0]?.ratingId ?? ''}`)).body;
    expect(await (await reviewer()).decide(group.groupId, group.version, 'excluded')).toMatchObject({
      status: 200,
    });
  });
});

describe('the history of decisions', () => {
  it('cannot be rewritten, not even by hand', async () => {
    for (const statement of [
      `UPDATE standing_decision SET standing = 'counted'`,
      'DELETE FROM standing_decision',
      'TRUNCATE standing_decision',
    ]) {
      await expect(scoring.sql(statement)).rejects.toThrow('rows of standing_decision are only added');
    }
  });

  it('commits every decision to what the rule saw', async () => {
    const rows = await scoring.sql(
      `SELECT evidence_hash AS hash, evidence->>'source' AS source, jsonb_array_length(evidence->'counted') AS counted
         FROM standing_decision WHERE rule = 'r2' AND official_id = $1`,
      [attacked.officialId],
    );
    expect(rows).toHaveLength(14);
    for (const row of rows) expect(row).toMatchObject({ source: 'device', counted: 3 });
  });
});
