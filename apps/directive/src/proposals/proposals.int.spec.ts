import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postRecordedV1, proposalAdvancedV1 } from '@namkhong/contracts';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';
import { headOf, proposalDecision, proposing } from '../testing/proposing.js';

let directive: BootedDirective;
let by: ReturnType<typeof proposing>;
let province: { unitId: string }, one: { unitId: string }, two: { unitId: string }, three: { unitId: string };

beforeAll(async () => {
  directive = await bootDirective();
  province = await directive.addUnit('96', 'Tỉnh Cà Mau', { kind: 'tinh' });
  one = await directive.addUnit('00001', 'Xã Một', { parentCode: '96' });
  two = await directive.addUnit('00002', 'Xã Hai', { parentCode: '96' });
  three = await directive.addUnit('00003', 'Xã Ba', { parentCode: '96' });
  await directive.addPost('CB-11', '00001', 'head');
  by = proposing(directive, one);
});
afterAll(async () => directive.close());

describe('a proposal from the public', () => {
  it('is received without a login, and known to its sender by a code alone', async () => {
    const received = await by.propose();
    expect(received).toMatchObject({
      status: 201,
      // 10 working days after Monday 23 November 2026; Tuesday 24 is free.
      body: { state: 'received', receivedOn: '2026-11-23', unitName: 'Xã Một', replyDueOn: '2026-12-08' },
    });
    expect(Object.keys(received.body).sort()).toEqual([
      'receiptCode',
      'receivedOn',
      'replyDueOn',
      'state',
      'unitName',
    ]);
    expect(received.headers['set-cookie']).toBeUndefined();
    const { receiptCode } = received.body;
    const typed = ` ${receiptCode.toLowerCase().replaceAll('-', ' ')} `;
    expect(await by.statusOf(typed)).toMatchObject({
      status: 200,
      body: {
        state: 'received',
        overdue: false,
        answer: null,
        steps: [{ step: 'received', on: '2026-11-23' }],
      },
    });
    const stored = await directive.service.database.read((session) =>
      session.query(`SELECT to_jsonb(p) AS row FROM proposals p
                     UNION ALL SELECT to_jsonb(o) FROM bus_outbox o
                     UNION ALL SELECT to_jsonb(i) FROM idempotency_key i`),
    );
    const all = JSON.stringify(stored);
    expect(all).toContain('Bỏ yêu cầu nộp bản sao');
    for (const secret of [receiptCode, receiptCode.replaceAll('-', ''), 'network-of-somebody'])
      expect(all).not.toContain(secret);
    const [event] = await directive.published(proposalAdvancedV1);
    expect(event?.data).toMatchObject({
      origin: 'public',
      step: 'received',
      state: 'received',
      unitId: one.unitId,
    });
    expect(JSON.stringify(event?.data)).not.toContain('bản sao');
  });

  it.each([
    ['ten megabytes of text', { text: 'a'.repeat(10_000_000) }, 413, 'body-too-large'],
    ['a hundred pages of text', { text: 'a'.repeat(300_000) }, 422, 'input-invalid'],
    ['nothing but blanks', { text: ' \n ' }, 422, 'input-invalid'],
    ['an unknown kind', { kind: 'complaint' }, 422, 'input-invalid'],
    ['a number that is none', { documentNumber: 'quyết định' }, 422, 'document-number-invalid'],
    ['an unknown unit', { unitId: v7() }, 422, 'unit-not-in-force'],
  ])('is refused with %s', async (_, change, status, code) => {
    expect(await by.propose(change)).toMatchObject({ status, body: { code } });
  });

  it('is limited per network', async () => {
    const send = () =>
      directive.post(null, 'proposals', by.proposal({ text: '' }), { 'nk-network': 'one-busy-network-1' });
    const answers = [];
    for (let i = 0; i < 11; i += 1) answers.push((await send()).status);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
  });

  it.each(['', '7K3M', 'UUUU-UUUU-UUUU-UUUU-UUUU-UUUU', '0000-0000-0000-0000-0000-0000'])(
    'is not found by the code %j',
    async (code) => {
      expect(await by.statusOf(code)).toMatchObject({ status: 404, body: { code: 'receipt-unknown' } });
    },
  );

  it('is taken back by who holds the code, until it is decided', async () => {
    const { receiptCode } = (await by.propose()).body;
    const withdraw = () => directive.post(null, 'proposals/withdrawal', { receiptCode });
    expect(await withdraw()).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect(await withdraw()).toMatchObject({ status: 409, body: { code: 'proposal-state-differs' } });
  });
});

describe('a proposal of an official', () => {
  it('is sent by the account, seen among its own, and not decided by the proposer', async () => {
    const [post] = await directive.published(postRecordedV1);
    const officialId = post?.data.officialId ?? '';
    await directive.service.as('unit-head', { unitId: one.unitId, officialId, subject: 'CB-11' });
    const me = { subject: 'CB-11' };
    expect(await directive.post(me, 'proposals/own', by.proposal())).toMatchObject({ status: 201 });
    const own = (await directive.get(me, 'proposals/own')).body.items;
    expect(own).toMatchObject([{ origin: 'official', state: 'received' }]);
    const [{ proposalId }] = own;
    await by.act(me, proposalId, 'reply', { reply: 'accept' }, 1);
    expect(await by.act(me, proposalId, 'decision', proposalDecision, 2)).toMatchObject({
      status: 403,
      body: { code: 'proposal-decider-proposed' },
    });
    expect(await by.act(headOf(one), proposalId, 'decision', proposalDecision, 2)).toMatchObject({
      status: 200,
    });
    expect(await directive.post('analyst', 'proposals/own', by.proposal())).toMatchObject({ status: 403 });
  });
});

describe('the way of a proposal', () => {
  it('goes to the competent unit by rule, to the office where none is known, and on from there once', async () => {
    const rule = {
      kinds: ['policy'],
      documentSymbol: 'SNV',
      competentUnitId: province.unitId,
      decisionWorkingDays: 5,
      priority: 10,
      legalBasis: ['01/QĐ-UBND'],
      validFrom: '2026-01-01',
    };
    const record = (change: Record<string, unknown>, as: Asker = 'committee-office') =>
      directive.post(as, 'proposals/routes', { ...rule, ...change });
    expect(await record({}, 'unit-head')).toMatchObject({ status: 403 });
    expect(await record({ competentUnitId: v7() })).toMatchObject({
      status: 422,
      body: { code: 'unit-not-in-force' },
    });
    expect(await record({ validTo: '2026-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'proposal-route-interval-empty' },
    });
    const route = await record({});
    expect(route).toMatchObject({ status: 201 });
    expect((await by.propose({ kind: 'policy', documentNumber: '18/HD-SNV' })).body.unitName).toBe(
      'Tỉnh Cà Mau',
    );
    expect((await by.propose({ kind: 'policy', documentNumber: '18/HD-STP' })).body.unitName).toBe('Xã Một');

    expect((await by.propose({ unitId: null })).body.unitName).toBeNull();
    const [{ proposalId }] = (await directive.get('committee-office', 'proposals?unrouted=true')).body.items;
    expect(await directive.get(headOf(one), `proposals/${proposalId}`)).toMatchObject({ status: 403 });
    expect(await by.act('committee-office', proposalId, 'reply', { reply: 'accept' }, 1)).toMatchObject({
      status: 409,
      body: { code: 'proposal-unrouted' },
    });
    const forward = (as: Asker, unit: { unitId: string }, version: number) =>
      by.act(as, proposalId, 'reply', { reply: 'forward', unitId: unit.unitId }, version);
    directive.clock.set(new Date('2026-11-25T03:00:00.000Z'));
    expect(await forward('committee-office', one, 1)).toMatchObject({
      status: 200,
      body: { unitName: 'Xã Một', receivedOn: '2026-11-23', replyDueOn: '2026-12-09' },
    });
    expect(await forward(headOf(one), two, 2)).toMatchObject({ status: 200, body: { unitName: 'Xã Hai' } });
    expect(await forward(headOf(two), one, 3)).toMatchObject({
      status: 409,
      body: { code: 'proposal-forwarded-before' },
    });
    expect(await forward(headOf(two), { unitId: v7() }, 3)).toMatchObject({
      status: 422,
      body: { code: 'unit-not-in-force' },
    });
    expect(await forward(headOf(one), three, 3)).toMatchObject({ status: 403 });
    directive.clock.set(new Date('2026-11-23T03:00:00.000Z'));

    const end = `proposals/routes/${route.body.routeId}/end`;
    expect(await directive.post('committee-office', end, { validTo: '2026-11-23' })).toMatchObject({
      status: 200,
    });
    expect((await by.propose({ kind: 'policy', documentNumber: '18/HD-SNV' })).body.unitName).toBe('Xã Một');
    expect((await directive.get(null, 'proposals/routes')).body.items).toMatchObject([
      { validTo: '2026-11-23' },
    ]);
  });
});
