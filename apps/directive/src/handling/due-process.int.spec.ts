import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { caseOpenedV1 } from '@namkhong/contracts';
import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { v7 } from 'uuid';
import type { Asker } from '../testing/booted-directive.js';
import {
  MONDAY,
  REASON,
  above,
  at,
  bootCaseWorld,
  colleague,
  first,
  head,
  measure,
  notice,
  ofTheWard,
  official,
  opener,
  second,
  third,
  type CaseWorld,
} from '../testing/case-world.js';
import { CaseDeadlines } from './case-deadlines.js';

let world: CaseWorld;
beforeAll(async () => {
  world = await bootCaseWorld();
}, 60_000);
afterAll(async () => world.directive.close());
beforeEach(() => world.directive.clock.set(MONDAY));

const upkeep = () => world.directive.service.app.get(CaseDeadlines, { strict: false }).run();

describe('opening a case by hand', () => {
  it.each([
    [{ unitId: v7() }, 422, 'unit-not-in-force'],
    [{ officialCode: 'CB-404' }, 422, 'official-unknown'],
    [{ officialCode: 'CB-900' }, 422, 'official-not-of-unit'],
    [{ redacted: 'Theo ông B, số 0912345678.' }, 422, 'redaction-incomplete'],
    [{ reason: ' ' }, 422, 'input-invalid'],
    [{ evidence: [] }, 422, 'input-invalid'],
  ])('refuses %j with %i %s', async (over, status, code) => {
    expect(await world.directive.post(opener, 'cases', world.request(over))).toMatchObject({
      status,
      body: { code },
    });
  });

  it('makes one case of one Idempotency-Key', async () => {
    const key = { 'idempotency-key': v7() };
    const one = await world.directive.post(opener, 'cases', world.request(), key);
    const again = await world.directive.post(opener, 'cases', world.request(), key);
    expect(again.body.caseId).toBe(one.body.caseId);
  });

  it('is heard of by nobody but those who review, until the notice', async () => {
    const caseId = await world.open();
    expect(await world.directive.get(head, `cases/${caseId}`)).toMatchObject({
      status: 404,
      body: { code: 'case-unknown' },
    });
    expect(await world.directive.get(official, `officials/me/cases/${caseId}`)).toMatchObject({
      status: 404,
    });
    const seen = async (who: Asker) =>
      (await world.directive.get(who, 'cases?limit=200')).body.items.map((one: CaseFileView) => one.caseId);
    expect(await seen(head)).not.toContain(caseId);
    expect(await seen(first)).toContain(caseId);
    expect(await world.directive.published(caseOpenedV1)).toEqual([]);
  });
});

describe('the notice', () => {
  it('lets the subject read what it rests on, and nothing of anybody else', async () => {
    const caseId = await world.noticed();
    const own = await world.directive.get(official, `officials/me/cases/${caseId}`);
    expect(own.body).toMatchObject({
      status: 'noticed',
      reason: world.request().redacted,
      items: [{ reference: null, redacted: 'Bốn giấy hẹn cho một hồ sơ.' }],
      // Ten working days from Monday 23 November 2026; Tuesday 24 is free.
      notice: { text: notice.text, replyUntil: '2026-12-08' },
      deadlines: [{ rule: 'case-reply', dueOn: '2026-12-08', overdue: false }],
    });
    expect(JSON.stringify(own.body)).not.toMatch(/ông B|Công văn|tham-dinh|van-phong/);
    expect(own.headers.etag).toBe('"2"');
    expect((await world.read(caseId)).reason).toBe(world.request().reason);
    // Reviewers who serve in the line read no more than the head does.
    for (const who of [head, ofTheWard, above]) {
      expect((await world.read(caseId, who)).reason).toBe(world.request().redacted);
    }
    expect(await world.directive.get(colleague, `officials/me/cases/${caseId}`)).toMatchObject({
      status: 404,
    });
    const mine = await world.directive.get(official, 'officials/me/cases?limit=200');
    expect(mine.body.items.map((one: CaseFileView) => one.caseId)).toContain(caseId);
  });

  it('comes from outside the line of command, up and down', async () => {
    const caseId = await world.open();
    for (const who of [ofTheWard, above]) {
      expect(await world.ask(who, caseId, 'notice', notice)).toMatchObject({
        status: 403,
        body: { code: 'reviewer-in-line' },
      });
    }
    expect(await world.ask(opener, caseId, 'notice', notice)).toMatchObject({
      status: 403,
      body: { code: 'reviewer-barred' },
    });
    expect(await world.ask(head, caseId, 'notice', notice)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
  });
});

describe('a reply', () => {
  it('is the subject’s alone', async () => {
    const caseId = await world.noticed();
    for (const who of [head, colleague]) {
      expect(await world.ask(who, caseId, 'replies', { text: 'Không đúng.' })).toMatchObject({
        status: 403,
        body: { code: 'not-the-subject' },
      });
    }
  });

  it('of a unit comes from its head', async () => {
    const caseId = await world.noticed({ officialCode: null });
    const text = 'Phường đã bố trí thêm người.';
    expect(await world.ask(official, caseId, 'replies', { text })).toMatchObject({ status: 403 });
    expect(await world.act(head, caseId, 'replies', { text })).toMatchObject({
      replies: [{ text, by: 'unit-head', late: false }],
    });
  });

  it('after its days is taken and marked late, and whoever was about to decide reads it first', async () => {
    const caseId = await world.noticed();
    world.directive.clock.set(new Date('2026-12-08T17:00:00.000Z'));
    await upkeep();
    await world.act(first, caseId, 'proposal', measure('reminder'));
    const { version } = await world.read(caseId);
    await world.act(official, caseId, 'replies', { text: 'Tôi đi công tác nên trả lời muộn.' });
    expect(
      await world.directive.post(second, `cases/${caseId}/decision`, measure('reminder'), at(version)),
    ).toMatchObject({
      status: 412,
      body: { code: 'version-stale' },
    });
    expect(await world.read(caseId)).toMatchObject({ status: 'proposed', replies: [{ late: true }] });
  });

  it('that does not come ends its window by itself, and the reviewers’ days begin', async () => {
    const caseId = await world.noticed();
    expect(await world.ask(first, caseId, 'proposal', measure('reminder'))).toMatchObject({
      status: 409,
      body: { code: 'decision-before-window' },
    });
    world.directive.clock.set(new Date('2026-12-08T16:59:00.000Z'));
    expect(await world.ask(first, caseId, 'proposal', measure('reminder'))).toMatchObject({ status: 409 });
    world.directive.clock.set(new Date('2026-12-08T17:00:00.000Z'));
    await upkeep();
    await upkeep();
    const { history, deadlines } = await world.read(caseId);
    expect(history.filter(({ kind }) => kind === 'window-over')).toHaveLength(1);
    // Thirty days from 8 December 2026.
    expect(deadlines).toContainEqual(
      expect.objectContaining({ rule: 'case-decision', startedOn: '2026-12-08', dueOn: '2027-01-07' }),
    );
    await world.act(first, caseId, 'proposal', measure('reminder'));
  });
});

describe('a measure', () => {
  it('takes two persons: the first proposes, the second decides', async () => {
    const caseId = await world.proposed();
    expect(await world.ask(first, caseId, 'decision', measure('training'))).toMatchObject({
      status: 409,
      body: { code: 'same-person-twice' },
    });
    for (const who of [ofTheWard, above]) {
      expect(await world.ask(who, caseId, 'decision', measure('training'))).toMatchObject({
        status: 403,
        body: { code: 'reviewer-in-line' },
      });
    }
    expect(await world.ask(second, caseId, 'decision', measure('change-of-position'))).toMatchObject({
      status: 409,
      body: { code: 'decision-heavier' },
    });
    const own = async () =>
      (await world.directive.get(official, `officials/me/cases/${caseId}`)).body as CaseFileView;
    await world.act(second, caseId, 'decision', measure('training'));
    expect(await own()).toMatchObject({ status: 'replied', decisions: [], proposal: null });
    await world.act(second, caseId, 'notification', { document: '15/TB-UBND', deliveredOn: '2026-11-23' });
    expect(await own()).toMatchObject({
      status: 'notified',
      decisions: [{ kind: 'decision', measure: { code: 'training', version: 1 }, reason: REASON.reason }],
      proposal: null,
      notification: { document: '15/TB-UBND', deliveredOn: '2026-11-23' },
    });
    expect(JSON.stringify(await own())).not.toMatch(/tham-dinh/);
  });

  it('is one for which two reviewers cannot both decide at once', async () => {
    const caseId = await world.proposed();
    const { version } = await world.read(caseId);
    const decide = (who: Asker, code: string | null) =>
      world.directive.post(who, `cases/${caseId}/decision`, measure(code), at(version));
    const answers = await Promise.all([
      decide(second, 'training'),
      decide(third, null),
      decide(second, 'training'),
      decide(third, 'reminder'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect((await world.read(caseId)).decisions).toHaveLength(1);
  });

  it.each([
    ['whipping', 'measure-unknown'],
    ['overdue-measure', 'measure-not-in-force'],
    ['future-measure', 'measure-not-in-force'],
    ['unit-only', 'measure-not-for-subject'],
  ])('such as “%s” is refused as %s', async (code, problem) => {
    const version = (of: string, from: string, to: string | null, appliesTo = ['official']) => ({
      code: of,
      title: { vi: of, en: of },
      weight: 5,
      kind: 'measure',
      appliesTo,
      legalBasis: 'Quy chế minh họa',
      effectiveFrom: from,
      effectiveTo: to,
    });
    await world.directive.post(opener, 'measures', version('overdue-measure', '2026-01-01', '2026-11-23'));
    await world.directive.post(opener, 'measures', version('future-measure', '2026-11-24', null));
    await world.directive.post(opener, 'measures', version('unit-only', '2026-01-01', null, ['unit']));
    const caseId = await world.noticed();
    await world.act(official, caseId, 'replies', { text: 'Tôi đã ghi trong sổ.' });
    expect(await world.ask(first, caseId, 'proposal', measure(code))).toMatchObject({
      status: 422,
      body: { code: problem },
    });
  });

  it('never is formal discipline: that is referred to whoever may', async () => {
    const { items } = (await world.directive.get(first, 'measures')).body as {
      items: { code: string; kind: string }[];
    };
    const referrals = items.filter(({ kind }) => kind === 'referral').map(({ code }) => code);
    expect(referrals).toEqual(['referral-discipline']);
    // Decree 172/2025 and 234/2026: khiển trách, cảnh cáo, cách chức, buộc thôi việc, bãi nhiệm.
    expect(JSON.stringify(items)).not.toMatch(/[Kk]hiển trách|[Cc]ảnh cáo|cách chức|thôi việc|bãi nhiệm/);
  });

  it('can be none, with reasons', async () => {
    const caseId = await world.notified(null);
    world.directive.clock.set(new Date('2026-12-20T03:00:00.000Z'));
    await upkeep();
    expect(await world.concluded(caseId)).toMatchObject([{ measure: null, expiresOn: null }]);
  });

  it('is sent back by the second reviewer, and proposed anew', async () => {
    const caseId = await world.proposed('change-of-position');
    expect(await world.ask(first, caseId, 'return', REASON)).toMatchObject({ status: 409 });
    expect(await world.act(second, caseId, 'return', REASON)).toMatchObject({
      status: 'replied',
      proposal: null,
    });
    await world.act(first, caseId, 'proposal', measure('reminder'));
  });

  it('is told on a day that is possible', async () => {
    const caseId = await world.proposed();
    await world.act(second, caseId, 'decision', measure('training'));
    for (const deliveredOn of ['2026-11-22', '2026-11-24']) {
      expect(
        await world.ask(second, caseId, 'notification', { document: '15/TB-UBND', deliveredOn }),
      ).toMatchObject({ status: 422, body: { code: 'delivery-day-impossible' } });
    }
  });
});
