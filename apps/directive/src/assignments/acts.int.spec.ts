import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  assignmentAcceptedV1,
  assignmentClaimedV1,
  assignmentDelegatedV1,
  assignmentExtendedV1,
  assignmentProgressedV1,
  assignmentReturnedV1,
  assignmentWithdrawnV1,
} from '@namkhong/contracts';
import {
  bootActs,
  claim,
  DUE,
  file,
  MORNING,
  office,
  reason,
  type BootedActs,
} from '../testing/acted-directive.js';

jest.setTimeout(30_000);

let acts: BootedActs;

beforeAll(async () => {
  acts = await bootActs();
});
afterAll(async () => acts.directive.close());
beforeEach(() => acts.directive.clock.set(MORNING));

describe('a task from its issue to its acceptance', () => {
  it('is read, acknowledged, reported, claimed, returned, claimed again and accepted, each act in its history', async () => {
    const id = await acts.task();
    const opened = await acts.directive.post(acts.member, `assignments/${id}/reading`);
    expect(opened).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { readAt: MORNING.toISOString() },
    });
    await acts.done(acts.head, id, 'acknowledgement');
    const progress = { note: 'Đã họp triển khai.', percent: 40, evidence: [file] };
    expect((await acts.done(acts.member, id, 'progress', progress)).body).toMatchObject({
      percent: 40,
      state: 'acknowledged',
    });
    expect((await acts.done(acts.head, id, 'claim', claim)).body).toMatchObject({
      state: 'claimed',
      claimedOn: '2026-11-23',
      standing: { selfClosed: 'done-in-time', verified: 'open-in-time' },
    });
    expect((await acts.done(office, id, 'return', { reason })).body).toMatchObject({
      state: 'returned',
      claimedOn: null,
    });
    acts.directive.clock.set(new Date('2026-11-30T16:59:00.000Z'));
    await acts.done(acts.head, id, 'claim', claim);
    acts.directive.clock.set(new Date('2026-12-10T03:00:00.000Z'));
    expect((await acts.done(office, id, 'acceptance', {})).body).toMatchObject({
      state: 'accepted',
      claimedOn: DUE,
      acceptedOn: '2026-12-10',
      overdue: false,
      standing: { selfClosed: 'done-in-time', verified: 'done-in-time' },
    });
    const history = (await acts.directive.get(acts.head, `assignments/${id}/history`)).body;
    expect(
      history.items.map(
        ({ act: what, party, from, to }: Record<string, string>) => `${what} ${party} ${from} ${to}`,
      ),
    ).toEqual([
      'read member issued issued',
      'acknowledge head issued acknowledged',
      'progress member acknowledged acknowledged',
      'claim head acknowledged claimed',
      'return issuer claimed returned',
      'claim head returned claimed',
      'accept issuer claimed accepted',
    ]);
    expect(history.items[2]).toMatchObject({ note: 'Đã họp triển khai.', percent: 40, evidence: [file] });
    expect(history.items[4]).toMatchObject({ note: reason });
    const second = await acts.directive.get(acts.head, `assignments/${id}/history?limit=3`);
    const third = await acts.directive.get(
      acts.head,
      `assignments/${id}/history?limit=4&cursor=${second.body.next}`,
    );
    expect([...second.body.items, ...third.body.items]).toEqual(history.items);
  });

  it('is told on the bus in ids, states and dates, and in the chained log', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    await acts.done(acts.head, id, 'progress', { note: 'Bí mật nội bộ', percent: 10 });
    await acts.done(acts.head, id, 'claim', claim);
    await acts.done(office, id, 'return', { reason });
    await acts.done(acts.head, id, 'claim', claim);
    await acts.done(office, id, 'acceptance', { note: 'Đạt yêu cầu.' });
    const about = { assignmentId: id, unitId: acts.unit.unitId };
    const [progressed, claims, returned, accepted] = await Promise.all([
      acts.directive.published(assignmentProgressedV1),
      acts.directive.published(assignmentClaimedV1),
      acts.directive.published(assignmentReturnedV1),
      acts.directive.published(assignmentAcceptedV1),
    ]);
    const ofTask = (events: readonly { data: { assignmentId: string } }[]) =>
      events.map(({ data }) => data).filter(({ assignmentId }) => assignmentId === id);
    expect(ofTask(progressed)).toEqual([{ ...about, percent: 10, progressedAt: MORNING.toISOString() }]);
    expect(ofTask(claims)).toHaveLength(2);
    expect(ofTask(returned)).toEqual([{ ...about, dueOn: DUE, returnedOn: '2026-11-23' }]);
    expect(ofTask(accepted)).toEqual([
      { ...about, dueOn: DUE, claimedOn: '2026-11-23', acceptedOn: '2026-11-23' },
    ]);
    const audit = (await acts.directive.get('inspector', 'audit?limit=200')).body.items;
    const entries = audit.filter(({ content }: { content: { targets: string[] } }) =>
      content.targets.includes(id),
    );
    expect(entries.map(({ content }: { content: { act: string } }) => content.act).sort()).toEqual([
      'assignment.acknowledge/acknowledge',
      'assignment.decide/accept',
      'assignment.decide/return',
      'assignment.report/claim',
      'assignment.report/claim',
      'assignment.report/progress',
    ]);
    expect(JSON.stringify(entries)).not.toContain('nội bộ');
  });
});

describe('what is refused', () => {
  it.each([
    ['a share over a hundred', { note: 'Xong', percent: 101 }, 'percent-out-of-range'],
    ['half a percent', { note: 'Xong', percent: 12.5 }, 'percent-out-of-range'],
    [
      'a program as evidence',
      { note: 'Xong', evidence: [{ ...file, mediaType: 'application/x-msdownload' }] },
      'evidence-type-refused',
    ],
    ['a huge file', { note: 'Xong', evidence: [{ ...file, bytes: 60 * 1024 * 1024 }] }, 'evidence-too-large'],
    [
      'a link that runs',
      { note: 'Xong', evidence: [{ kind: 'link', url: 'javascript:alert(1)' }] },
      'evidence-link-refused',
    ],
    [
      'a link with a login',
      { note: 'Xong', evidence: [{ kind: 'link', url: 'https://a:b@c.vn/' }] },
      'evidence-link-refused',
    ],
    ['a digest that is none', { note: 'Xong', evidence: [{ ...file, sha256: 'xyz' }] }, 'input-invalid'],
    ['no word', { note: ' ', percent: 5 }, 'input-invalid'],
  ])('%s, and nothing is lost', async (_, body, code) => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    await acts.done(acts.head, id, 'progress', { note: 'Bắt đầu', percent: 5 });
    expect(await acts.act(acts.head, id, 'progress', body)).toMatchObject({ status: 422, body: { code } });
    const after = await acts.directive.get(acts.head, `assignments/${id}`);
    expect(after.body).toMatchObject({ percent: 5, version: 3 });
    expect((await acts.directive.get(acts.head, `assignments/${id}/history`)).body.items).toHaveLength(2);
  });

  it('acts out of turn, by their stable codes', async () => {
    const id = await acts.task();
    expect(await acts.act(acts.head, id, 'claim', claim)).toMatchObject({
      status: 409,
      body: { code: 'assignment-not-acknowledged' },
    });
    await acts.done(acts.head, id, 'acknowledgement');
    expect(await acts.act(office, id, 'acceptance', {})).toMatchObject({
      status: 409,
      body: { code: 'nothing-claimed' },
    });
    await acts.done(acts.head, id, 'claim', claim);
    expect(await acts.act(acts.head, id, 'claim', claim)).toMatchObject({
      status: 409,
      body: { code: 'assignment-claimed' },
    });
    await acts.done(office, id, 'acceptance', {});
    expect(await acts.act(acts.head, id, 'claim', claim)).toMatchObject({
      status: 409,
      body: { code: 'assignment-accepted' },
    });
    expect(await acts.act(office, id, 'withdrawal', { reason })).toMatchObject({
      status: 409,
      body: { code: 'assignment-accepted' },
    });
  });

  it('an act without a version, or on one that was changed since', async () => {
    const id = await acts.task();
    expect(await acts.directive.post(acts.head, `assignments/${id}/claim`, claim)).toMatchObject({
      status: 428,
      body: { code: 'version-missing' },
    });
    await acts.done(acts.head, id, 'acknowledgement');
    const stale = await acts.directive.post(acts.head, `assignments/${id}/claim`, claim, {
      'if-match': '"1"',
    });
    expect(stale).toMatchObject({ status: 412, body: { code: 'version-stale' } });
  });

  it('strangers, members who are not the head, and whoever has no part in it', async () => {
    const id = await acts.task();
    await acts.done(acts.member, id, 'acknowledgement');
    expect(await acts.act(acts.member, id, 'claim', claim)).toMatchObject({
      status: 403,
      body: { code: 'act-not-yours' },
    });
    const stranger = { role: 'unit-head', unitId: acts.other.unitId } as const;
    expect(await acts.act(stranger, id, 'claim', claim)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
    expect(await acts.act(office, id, 'claim', claim)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
    expect(await acts.act(acts.head, id, 'acceptance', {})).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
    expect(await acts.directive.get(stranger, `assignments/${id}/history`)).toMatchObject({ status: 403 });
    expect(
      await acts.directive.post(acts.head, `assignments/${v7()}/claim`, claim, { 'if-match': '"1"' }),
    ).toMatchObject({ status: 404, body: { code: 'assignment-unknown' } });
  });

  it('a decision by the unit that claimed, or by who claimed', async () => {
    const id = await acts.task();
    const both = { subject: `both-${v7()}` };
    await acts.directive.service.grant(both.subject, 'committee-office');
    await acts.directive.service.grant(both.subject, 'unit-head', acts.unit.unitId);
    await acts.done(acts.head, id, 'acknowledgement');
    expect(await acts.act(both, id, 'suspension', { until: '2026-12-14', reason })).toMatchObject({
      status: 403,
      body: { code: 'decision-on-own-unit' },
    });
    await acts.done(acts.head, id, 'claim', claim);
    for (const [what, body] of [
      ['acceptance', {}],
      ['withdrawal', { reason }],
    ] as const) {
      expect(await acts.act(both, id, what, body)).toMatchObject({
        status: 403,
        body: { code: 'decision-on-own-unit' },
      });
    }
    const above = { subject: `above-${v7()}` };
    await acts.directive.service.grant(above.subject, 'committee-office');
    await acts.directive.service.grant(above.subject, 'unit-head');
    await acts.done(office, id, 'return', { reason });
    await acts.done(above, id, 'claim', claim);
    expect(await acts.act(above, id, 'acceptance', {})).toMatchObject({
      status: 403,
      body: { code: 'decision-on-own-unit' },
    });
    await acts.done(office, id, 'acceptance', {});
  });
});

describe('more time', () => {
  it('is asked for before the deadline, granted in working days, and counts from then on', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    expect(
      (await acts.done(acts.head, id, 'extension-request', { workingDays: 5, reason })).body,
    ).toMatchObject({
      dueOn: DUE,
      pendingExtension: { workingDays: 5, reason },
    });
    expect(await acts.act(acts.head, id, 'extension-request', { workingDays: 5, reason })).toMatchObject({
      status: 409,
      body: { code: 'extension-pending' },
    });
    // Three working days after Monday 30 November 2026.
    const granted = await acts.done(office, id, 'extension-decision', {
      decision: 'granted',
      workingDays: 3,
      reason,
    });
    expect(granted.body).toMatchObject({ dueOn: '2026-12-03', firstDueOn: DUE, pendingExtension: null });
    const extended = (await acts.directive.published(assignmentExtendedV1)).map(({ data }) => data);
    expect(extended).toEqual([
      { assignmentId: id, unitId: acts.unit.unitId, previouslyDueOn: DUE, dueOn: '2026-12-03' },
    ]);
    acts.directive.clock.set(new Date('2026-12-03T03:00:00.000Z'));
    expect((await acts.directive.get(acts.head, `assignments/${id}`)).body.overdue).toBe(false);
  });

  it('is not asked for once the deadline has passed, and a refusal leaves it as it was', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'extension-request', { workingDays: 5, reason });
    expect(
      (await acts.done(office, id, 'extension-decision', { decision: 'refused', reason })).body,
    ).toMatchObject({ dueOn: DUE, pendingExtension: null });
    expect(await acts.act(office, id, 'extension-decision', { decision: 'refused', reason })).toMatchObject({
      status: 409,
      body: { code: 'extension-not-requested' },
    });
    acts.directive.clock.set(new Date('2026-11-30T17:00:00.000Z'));
    expect(await acts.act(acts.head, id, 'extension-request', { workingDays: 5, reason })).toMatchObject({
      status: 409,
      body: { code: 'extension-after-deadline' },
    });
  });
});

describe('standing in', () => {
  it('lets an official of the unit claim while the head is away, and nobody from elsewhere', async () => {
    const id = await acts.task();
    const deputy = await acts.official('CB-001');
    await acts.done(acts.head, id, 'acknowledgement');
    expect(await acts.act(deputy, id, 'claim', claim)).toMatchObject({ body: { code: 'act-not-yours' } });
    const leave = { from: '2026-11-24', until: '2026-11-27', ground: 'leave' };
    for (const [to, code] of [
      ['CB-003', 'delegate-outside-unit'],
      ['CB-999', 'official-unknown'],
    ] as const) {
      const answer = await acts.act(acts.head, id, 'delegation', { ...leave, to: { officialCode: to } });
      expect(answer).toMatchObject({ status: 422, body: { code } });
    }
    const empty = { ...leave, until: '2026-11-24', to: { officialCode: 'CB-001' } };
    expect(await acts.act(acts.head, id, 'delegation', empty)).toMatchObject({
      body: { code: 'delegation-interval-empty' },
    });
    const delegated = await acts.done(acts.head, id, 'delegation', {
      ...leave,
      to: { officialCode: 'CB-001' },
    });
    expect(delegated.body.delegation).toMatchObject({
      officialCode: 'CB-001',
      from: '2026-11-24',
      until: '2026-11-27',
      ground: 'leave',
    });
    expect(await acts.act(deputy, id, 'claim', claim)).toMatchObject({ body: { code: 'act-not-yours' } });
    acts.directive.clock.set(new Date('2026-11-27T03:00:00.000Z'));
    expect(await acts.act(deputy, id, 'claim', claim)).toMatchObject({ body: { code: 'act-not-yours' } });
    acts.directive.clock.set(new Date('2026-11-26T03:00:00.000Z'));
    await acts.done(deputy, id, 'claim', claim);
    const { items } = (await acts.directive.get(acts.head, `assignments/${id}/history`)).body;
    expect(items.at(-1)).toMatchObject({ act: 'claim', party: 'delegate', officialCode: 'CB-001' });
  });

  it('goes to whoever holds a post of the unit, and ends', async () => {
    const id = await acts.task();
    const as = await acts.official('CB-002');
    await acts.done(acts.head, id, 'delegation', {
      to: { postRole: 'deputy' },
      from: '2026-11-23',
      ground: 'division-of-work',
    });
    await acts.done(as, id, 'acknowledgement');
    const version = { 'if-match': await acts.versionOf(id) };
    const ended = await acts.directive.delete(acts.head, `assignments/${id}/delegation`, version);
    expect(ended).toMatchObject({ status: 200, body: { delegation: null } });
    expect(await acts.act(as, id, 'claim', claim)).toMatchObject({ body: { code: 'act-not-yours' } });
    const told = (await acts.directive.published(assignmentDelegatedV1)).filter(
      ({ data }) => data.assignmentId === id,
    );
    expect(told.map(({ data }) => [data.officialId, data.postRole])).toEqual([
      [null, 'deputy'],
      [null, null],
    ]);
  });
});

describe('a withdrawal', () => {
  it('ends the task, lapses what was asked for, and the clause can be given again', async () => {
    const id = await acts.task();
    const { body } = await acts.directive.get(office, `assignments/${id}`);
    await acts.done(acts.head, id, 'extension-request', { workingDays: 5, reason });
    expect((await acts.done(office, id, 'withdrawal', { reason })).body).toMatchObject({
      state: 'withdrawn',
      standing: null,
      overdue: false,
      pendingExtension: null,
    });
    expect(await acts.act(acts.head, id, 'acknowledgement')).toMatchObject({
      status: 409,
      body: { code: 'assignment-withdrawn' },
    });
    expect(await acts.directive.published(assignmentWithdrawnV1)).toHaveLength(1);
    const again = await acts.directive.post(office, `directives/${body.directiveId}/assignments`, {
      units: [acts.unit.unitId],
      assignments: [{ clauseId: body.clauseId, title: 'Việc', dueOn: DUE, urgency: 'normal' }],
    });
    expect(again.body).toEqual({ created: 1, unchanged: 0 });
  });
});
