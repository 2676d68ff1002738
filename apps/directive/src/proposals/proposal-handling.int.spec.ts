import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadlineMovedV1, proposalAdvancedV1 } from '@namkhong/contracts';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';
import { headOf, PROPOSAL_TEXT, proposalDecision, proposing } from '../testing/proposing.js';

let directive: BootedDirective;
let by: ReturnType<typeof proposing>;
let one: { unitId: string }, two: { unitId: string }, three: { unitId: string };

beforeAll(async () => {
  directive = await bootDirective();
  one = await directive.addUnit('00001', 'Xã Một');
  two = await directive.addUnit('00002', 'Xã Hai');
  three = await directive.addUnit('00003', 'Xã Ba');
  by = proposing(directive, one);
});
afterAll(async () => directive.close());

describe('the handling of a proposal', () => {
  it('is refused with a reason that the sender reads', async () => {
    const { receiptCode } = (await by.propose()).body;
    const [{ proposalId }] = (await directive.get(headOf(one), 'proposals?limit=1')).body.items;
    const refuse = (reason?: string) =>
      by.act(headOf(one), proposalId, 'reply', { reply: 'refuse', reason }, 1);
    expect(await refuse()).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
    expect(await refuse('Nội dung đã được trả lời tại văn bản 12/UBND-VP.')).toMatchObject({ status: 200 });
    expect((await by.statusOf(receiptCode)).body).toMatchObject({
      state: 'refused',
      answer: 'Nội dung đã được trả lời tại văn bản 12/UBND-VP.',
    });
  });

  it('takes longer once, for a reason, until a day the calendar knows', async () => {
    const { proposalId, version } = await by.accepted();
    const extend = (dueOn: string, at: number) =>
      by.act(headOf(one), proposalId, 'extension', { dueOn, reason: 'Cần lấy ý kiến sở' }, at);
    // 20 working days after 23 November.
    expect(await extend('2026-12-22', version)).toMatchObject({
      status: 409,
      body: { code: 'proposal-extension-not-later' },
    });
    expect(await extend('2030-01-01', version)).toMatchObject({
      status: 422,
      body: { code: 'calendar-lacks-day' },
    });
    expect(await extend('2027-01-20', version)).toMatchObject({
      status: 200,
      body: { decisionDueOn: '2027-01-20' },
    });
    expect(await extend('2027-02-20', version + 1)).toMatchObject({
      status: 409,
      body: { code: 'proposal-extended-before' },
    });
  });

  it('hears the units that are asked before it is decided', async () => {
    const { proposalId, version } = await by.accepted();
    const consult = (unitIds: string[], at: number) =>
      by.act(headOf(one), proposalId, 'consultations', { unitIds, workingDays: 5 }, at);
    expect(await consult([one.unitId], version)).toMatchObject({
      status: 409,
      body: { code: 'proposal-consults-itself' },
    });
    expect(await consult([v7()], version)).toMatchObject({
      status: 422,
      body: { code: 'unit-not-in-force' },
    });
    expect(await directive.get(headOf(two), `proposals/${proposalId}`)).toMatchObject({ status: 403 });
    expect(await consult([two.unitId, three.unitId], version)).toMatchObject({
      status: 200,
      // 25, 26, 27, 30 November, 1 December.
      body: {
        consultations: [{ unitName: 'Xã Ba', dueOn: '2026-12-01', opinion: null }, { unitName: 'Xã Hai' }],
      },
    });
    expect(await directive.get(headOf(two), `proposals/${proposalId}`)).toMatchObject({ status: 200 });
    expect((await directive.get(headOf(two), 'proposals?limit=1')).body.items).toMatchObject([
      { proposalId },
    ]);
    expect(await by.act(headOf(one), proposalId, 'decision', proposalDecision, version + 1)).toMatchObject({
      status: 409,
      body: { code: 'proposal-opinions-pending' },
    });
    const opine = (as: Asker, unit: { unitId: string }) =>
      by.act(as, proposalId, 'opinions', { unitId: unit.unitId, position: 'agrees', text: 'Nhất trí.' });
    expect(await opine(headOf(three), two)).toMatchObject({ status: 403 });
    expect(await opine(headOf(one), one)).toMatchObject({
      status: 409,
      body: { code: 'proposal-opinion-not-asked' },
    });
    const given = await Promise.all([
      opine(headOf(two), two),
      opine(headOf(three), three),
      opine(headOf(two), two),
    ]);
    expect(given.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    const { body } = await directive.get(headOf(one), `proposals/${proposalId}`);
    expect(
      body.consultations.map(({ opinion }: { opinion: { position: string } }) => opinion.position),
    ).toEqual(['agrees', 'agrees']);
    expect(await by.act(headOf(one), proposalId, 'decision', proposalDecision, body.version)).toMatchObject({
      status: 200,
    });
  });

  it('is decided once by the competent unit, from the version that was read', async () => {
    const { proposalId, version } = await by.accepted();
    expect(await by.act(headOf(two), proposalId, 'decision', proposalDecision, version)).toMatchObject({
      status: 403,
    });
    expect(await by.act('committee-office', proposalId, 'decision', proposalDecision, version)).toMatchObject(
      {
        status: 403,
      },
    );
    expect(await by.act(headOf(one), proposalId, 'decision', proposalDecision)).toMatchObject({
      status: 428,
    });
    const many = await Promise.all(
      Array.from({ length: 6 }, () => by.act(headOf(one), proposalId, 'decision', proposalDecision, version)),
    );
    expect(many.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 5 }, () => 412)]);
    expect(await by.act(headOf(one), proposalId, 'reply', { reply: 'accept' }, version + 1)).toMatchObject({
      status: 409,
      body: { code: 'proposal-state-differs' },
    });
    expect(await by.act(headOf(one), v7(), 'decision', proposalDecision, 1)).toMatchObject({
      status: 404,
      body: { code: 'proposal-unknown' },
    });
    const told = await directive.get('inspector', `audit?target=${proposalId}&order=oldest`);
    expect(told.body.items.map(({ content }: { content: { act: string } }) => content.act)).toEqual([
      'proposal.receive/accept',
      'proposal.decide',
    ]);
  });
});

describe('the public answer', () => {
  const texts = { question: 'Người dân đề nghị bỏ yêu cầu nộp bản sao.', answer: proposalDecision.answer };

  it('is published by another person, without what looks like personal data, and taken down again', async () => {
    const { proposalId, version } = await by.accepted();
    const decided = await by.act(headOf(one), proposalId, 'decision', proposalDecision, version);
    const publish = (as: Asker, change: Record<string, unknown> = {}) =>
      by.act(as, proposalId, 'publication', { ...texts, ...change }, decided.body.version);
    expect(await publish(headOf(one))).toMatchObject({ status: 403, body: { code: 'permission-denied' } });
    expect(await publish('committee-office', { question: PROPOSAL_TEXT })).toMatchObject({
      status: 422,
      body: { code: 'proposal-personal-data', found: ['0912 345 678'] },
    });
    const published = await publish('committee-office', {
      answer: `${proposalDecision.answer} Liên hệ 0290 3831 234.`,
      notPersonal: ['0290 3831 234'],
    });
    expect(published).toMatchObject({ status: 200, body: { published: true } });
    const { items } = (await directive.get(null, `proposals/published?unitId=${one.unitId}`)).body;
    expect(items).toMatchObject([
      {
        proposalId,
        documentNumber: '2071/QĐ-UBND',
        unitName: 'Xã Một',
        question: texts.question,
        outcome: 'partly-adopted',
        changedBy: '15/QĐ-UBND',
      },
    ]);
    expect(JSON.stringify(items)).not.toContain('Trần Thị B');
    const takeDown = await by.act(
      'committee-office',
      proposalId,
      'publication/withdrawal',
      undefined,
      published.body.version,
    );
    expect(takeDown).toMatchObject({ status: 200, body: { published: false, publication: null } });
    expect((await directive.get(null, 'proposals/published')).body.items).toEqual([]);
    const steps = (await directive.published(proposalAdvancedV1)).filter(
      ({ data }) => data.proposalId === proposalId,
    );
    expect(steps.map(({ data }) => data.step)).toEqual([
      'received',
      'accepted',
      'decided',
      'published',
      'unpublished',
    ]);
  });

  it('is not published by who decided, whatever else that account may', async () => {
    await directive.service.as('unit-head', { unitId: one.unitId, subject: 'both' });
    await directive.service.as('committee-office', { subject: 'both' });
    const { proposalId, version } = await by.accepted();
    const decided = await by.act({ subject: 'both' }, proposalId, 'decision', proposalDecision, version);
    expect(
      await by.act({ subject: 'both' }, proposalId, 'publication', texts, decided.body.version),
    ).toMatchObject({
      status: 403,
      body: { code: 'proposal-moderator-decided' },
    });
  });
});

describe('the days of a proposal', () => {
  it('pass: the reply first, then the decision', async () => {
    const proposalId = await by.received({ unitId: three.unitId });
    const overdue = async () =>
      (await directive.get(headOf(three), 'proposals?overdue=true')).body.items.map(
        (each: { proposalId: string }) => each.proposalId,
      );
    directive.clock.set(new Date('2026-12-08T16:59:00.000Z'));
    expect(await overdue()).toEqual([]);
    directive.clock.set(new Date('2026-12-08T17:00:00.000Z'));
    expect(await overdue()).toEqual([proposalId]);
    const late = await by.act(headOf(three), proposalId, 'reply', { reply: 'accept' }, 1);
    // 20 working days after Wednesday 9 December 2026: three weeks, 1 January, and one week.
    expect(late.body).toMatchObject({
      overdue: false,
      replyDueOn: '2026-12-08',
      decisionDueOn: '2027-01-07',
    });
    expect(await overdue()).toEqual([]);
    directive.clock.set(new Date('2026-11-23T03:00:00.000Z'));
  });

  it('move with the calendar of the unit: the one that runs, and none that was named', async () => {
    const waiting = await by.received({ unitId: two.unitId });
    const storm = {
      unitId: two.unitId,
      validFrom: '2026-12-01',
      validTo: '2026-12-08',
      legalBasis: ['05/CĐ-UBND'],
      week: [{ weekdays: [1, 2, 3, 4, 5], spans: [{ from: '07:30', to: '11:30' }] }],
      daysOff: [{ on: '2026-12-02', kind: 'holiday', name: 'Bão' }],
      swaps: [],
    };
    const changed = await directive.post('committee-office', 'calendar/versions', storm, {
      'if-match': '"0"',
    });
    expect(changed.status).toBe(201);
    expect(changed.body.moves).toContainEqual(
      expect.objectContaining({
        kind: 'proposal',
        deadlineId: waiting,
        from: '2026-12-08',
        to: '2026-12-09',
      }),
    );
    const { body } = await directive.get(headOf(two), `proposals/${waiting}`);
    expect(body).toMatchObject({ replyDueOn: '2026-12-09', version: 2 });
    const moved = (await directive.published(deadlineMovedV1)).map(({ data }) => data.unitId);
    expect(new Set(moved)).toEqual(new Set([two.unitId]));
  });
});
