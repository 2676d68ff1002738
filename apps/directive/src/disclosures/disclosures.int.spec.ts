import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadlineMovedV1, disclosureDueV1, disclosurePublishedV1 } from '@namkhong/contracts';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';
import { DisclosureGenerator } from './disclosure-generator.js';

type Asker = Parameters<BootedDirective['post']>[0];

let directive: BootedDirective;
let province: { unitId: string }, one: { unitId: string }, two: { unitId: string };

beforeAll(async () => {
  directive = await bootDirective();
  province = await directive.addUnit('96', 'Tỉnh Cà Mau', { kind: 'tinh' });
  one = await directive.addUnit('00001', 'Xã Một', { parentCode: '96' });
  two = await directive.addUnit('00002', 'Phường Hai', { parentCode: '96', kind: 'phuong' });
  await directive.addUnit('00003', 'Xã Cũ', { parentCode: '96', validTo: '2025-07-01' });
});
afterAll(async () => directive.close());

const rule = (change: Record<string, unknown> = {}) => ({
  code: 'quy-che-chi-tieu',
  kind: 'spending-regulation',
  title: 'Quy chế chi tiêu nội bộ',
  legalBasis: ['Nghị định 130/2005/NĐ-CP'],
  frequency: 'once',
  due: { after: 'period-start', count: 15, counting: 'working-days' },
  unitKinds: ['xa', 'phuong'],
  validFrom: '2026-11-23',
  ...change,
});
const record = (change: Record<string, unknown> = {}, as: Asker = 'committee-office') =>
  directive.post(as, 'disclosures/rules', rule(change));
const listed = async (query = '') => (await directive.get(null, `disclosures?${query}`)).body.items;
const head = (unit: { unitId: string }) => ({ role: 'unit-head', unitId: unit.unitId }) as const;
const publish = (as: Asker, disclosureId: string, version: number, change: Record<string, unknown> = {}) =>
  directive.post(
    as,
    `disclosures/${disclosureId}/publications`,
    {
      title: 'Quy chế năm 2026',
      documentNumber: '12/QC-UBND',
      link: 'https://xamot.example.vn/quy-che',
      ...change,
    },
    { 'if-match': `"${version}"` },
  );
const summary = async (query = '') => (await directive.get(null, `disclosures/summary?${query}`)).body;
const counted = (change: Record<string, unknown>) => ({
  inTime: 0,
  late: 0,
  open: 0,
  overdue: 0,
  waived: 0,
  ...change,
});

describe('a rule', () => {
  it('says at once, for periods that have begun, which unit has to publish by when', async () => {
    expect(await record()).toMatchObject({ status: 201, body: { ...rule(), version: 1 } });
    // 15 working days after Monday 23 November 2026; Tuesday 24 is free.
    expect(await listed('ruleCode=quy-che-chi-tieu')).toMatchObject([
      { unitName: 'Phường Hai', period: '2026-11-23', dueOn: '2026-12-15', state: 'due', publications: [] },
      { unitName: 'Xã Một', period: '2026-11-23', dueOn: '2026-12-15', state: 'due' },
    ]);
    const events = await directive.published(disclosureDueV1);
    expect(events.map(({ data }) => data.unitId).sort()).toEqual([one.unitId, two.unitId].sort());
  });

  it('counts a quarter from its last day, for the kinds of unit it names', async () => {
    const quarterly = {
      code: 'du-toan-quy',
      kind: 'budget',
      frequency: 'quarterly',
      due: { after: 'period-end', count: 15, counting: 'calendar-days' },
      unitKinds: ['xa'],
      validFrom: '2026-06-30',
    };
    expect(await record(quarterly)).toMatchObject({ status: 201 });
    // 30 days has September; 15 days later is Thursday 15 October. Q2 ended on 30 June: Wednesday 15 July.
    expect(
      (await listed('ruleCode=du-toan-quy')).map(
        ({ period, dueOn, state, unitName }: Record<string, string>) => [unitName, period, dueOn, state],
      ),
    ).toEqual([
      ['Xã Một', '2026-Q3', '2026-10-15', 'overdue'],
      ['Xã Một', '2026-Q2', '2026-07-15', 'overdue'],
    ]);
  });

  it.each([
    ['a code that is in force', {}, 409, 'disclosure-rule-overlaps'],
    [
      'an end before the beginning',
      { code: 'x', validTo: '2026-11-23' },
      422,
      'disclosure-rule-interval-empty',
    ],
    ['an unknown kind of unit', { code: 'x', unitKinds: ['lang'] }, 422, 'unit-kind-unknown'],
    ['an unknown unit', { code: 'x', unitId: v7() }, 404, 'unit-unknown'],
    [
      'a due day in a year without a calendar',
      { code: 'x', validFrom: '2017-01-01' },
      422,
      'calendar-lacks-day',
    ],
    ['no legal basis', { code: 'x', legalBasis: [] }, 422, 'input-invalid'],
  ])('is refused with %s', async (_, change, status, code) => {
    expect(await record(change)).toMatchObject({ status, body: { code } });
  });

  it('leaves nothing behind where it is refused, and belongs to the committee’s office', async () => {
    const { items } = (await directive.get(null, 'disclosures/rules')).body;
    expect(items.map(({ code }: { code: string }) => code)).toEqual(['du-toan-quy', 'quy-che-chi-tieu']);
    expect(await record({ code: 'x' }, 'unit-head')).toMatchObject({ status: 403 });
  });

  it('asks once per period, whoever goes through it and how often', async () => {
    directive.clock.set(new Date('2026-12-31T03:00:00.000Z'));
    const generator = directive.service.app.get(DisclosureGenerator);
    await Promise.all(Array.from({ length: 4 }, () => generator.generate('2026-12-31')));
    await generator.generate('2026-12-31');
    expect((await listed('ruleCode=du-toan-quy')).map(({ period }: { period: string }) => period)).toEqual([
      '2026-Q4',
      '2026-Q3',
      '2026-Q2',
    ]);
    expect(await directive.published(disclosureDueV1)).toHaveLength(5);
    directive.clock.set(new Date('2026-11-23T03:00:00.000Z'));
  });

  it('ends on a day to come, and asks for nothing from then on', async () => {
    const [quarterly] = (await directive.get(null, 'disclosures/rules?code=du-toan-quy')).body.items;
    const end = (validTo: string, version: number) =>
      directive.post(
        'committee-office',
        `disclosures/rules/${quarterly.ruleId}/end`,
        { validTo },
        { 'if-match': `"${version}"` },
      );
    expect(await end('2026-11-23', 1)).toMatchObject({
      status: 422,
      body: { code: 'disclosure-rule-end-passed' },
    });
    expect(await end('2027-01-01', 7)).toMatchObject({ status: 412 });
    expect(await end('2027-01-01', 1)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { validTo: '2027-01-01' },
    });
    await directive.service.app.get(DisclosureGenerator).generate('2027-05-01');
    expect(await listed('ruleCode=du-toan-quy')).toHaveLength(3);
  });
});

describe('publishing', () => {
  it('is done by the unit, in time by its first edition, and corrected by the next', async () => {
    const [found] = await listed(`unitId=${one.unitId}&ruleCode=quy-che-chi-tieu`);
    expect(await publish(head(two), found.disclosureId, 1)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied', reason: 'outside-granted-units' },
    });
    expect(await publish(head(one), found.disclosureId, 9)).toMatchObject({ status: 412 });
    const published = await publish(head(one), found.disclosureId, 1);
    expect(published).toMatchObject({
      status: 201,
      body: {
        state: 'published',
        version: 2,
        publications: [{ edition: 1, documentNumber: '12/QC-UBND', publishedOn: '2026-11-23' }],
      },
    });
    directive.clock.set(new Date('2026-12-20T03:00:00.000Z'));
    expect(await publish(head(one), found.disclosureId, 2, { title: 'Quy chế đã sửa' })).toMatchObject({
      status: 201,
      body: { state: 'published', publications: [{ edition: 1 }, { edition: 2, publishedOn: '2026-12-20' }] },
    });
    const [other] = await listed(`unitId=${two.unitId}&ruleCode=quy-che-chi-tieu`);
    expect(other.state).toBe('overdue');
    expect(await publish(head(two), other.disclosureId, 1)).toMatchObject({
      status: 201,
      body: { state: 'late' },
    });
    directive.clock.set(new Date('2026-11-23T03:00:00.000Z'));
    const events = await directive.published(disclosurePublishedV1);
    expect(events.map(({ data }) => [data.unitId, data.edition, data.late])).toEqual([
      [one.unitId, 1, false],
      [one.unitId, 2, false],
      [two.unitId, 1, true],
    ]);
    expect((await directive.get(null, `disclosures/${found.disclosureId}`)).headers.etag).toBe('"3"');
  });

  it.each([
    ['neither a document nor a link', { documentNumber: null, link: null }, 'input-invalid'],
    ['a link that anybody on the way can change', { link: 'http://xamot.example.vn' }, 'input-invalid'],
    ['a script for a link', { link: 'javascript:alert(1)' }, 'input-invalid'],
    ['a number that is none', { documentNumber: 'quy chế' }, 'document-number-invalid'],
    ['a document of tomorrow', { documentDate: '2026-11-24' }, 'disclosure-document-dated-ahead'],
  ])('is refused with %s', async (_, change, code) => {
    const [found] = await listed(`unitId=${one.unitId}&period=2026-Q2`);
    expect(await publish(head(one), found.disclosureId, 1, change)).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  it('is not for those who hold no such right, nor for what does not exist', async () => {
    const [found] = await listed(`unitId=${one.unitId}&period=2026-Q2`);
    expect(await publish('official', found.disclosureId, 1)).toMatchObject({ status: 403 });
    expect(await publish(head(one), v7(), 1)).toMatchObject({
      status: 404,
      body: { code: 'disclosure-unknown' },
    });
  });

  it('can be waived with a reason that everybody reads', async () => {
    const [found] = await listed(`unitId=${one.unitId}&period=2026-Q2`);
    const waive = (as: Asker, version: number) =>
      directive.post(
        as,
        `disclosures/${found.disclosureId}/waiver`,
        { reason: 'Đơn vị thành lập ngày 01/7' },
        { 'if-match': `"${version}"` },
      );
    expect(await waive(head(one), 1)).toMatchObject({ status: 403 });
    expect(await waive('committee-office', 1)).toMatchObject({
      status: 200,
      body: { state: 'waived', waiver: { reason: 'Đơn vị thành lập ngày 01/7' } },
    });
    expect(await waive('committee-office', 2)).toMatchObject({
      status: 409,
      body: { code: 'disclosure-waived' },
    });
    expect(await publish(head(one), found.disclosureId, 2)).toMatchObject({
      status: 409,
      body: { code: 'disclosure-waived' },
    });
    const [done] = await listed(`unitId=${one.unitId}&ruleCode=quy-che-chi-tieu`);
    expect(
      await directive.post(
        'committee-office',
        `disclosures/${done.disclosureId}/waiver`,
        { reason: 'x' },
        { 'if-match': '"3"' },
      ),
    ).toMatchObject({ status: 409, body: { code: 'disclosure-published' } });
  });
});

describe('the public page', () => {
  it('counts per unit and for all, with the share published in time of what was due', async () => {
    // Xã Một: published in time, Q2 waived, Q3 overdue, Q4 open; Phường Hai: late.
    const xa = counted({ inTime: 1, open: 1, overdue: 1, waived: 1, inTimePercent: '50.0' });
    const phuong = counted({ late: 1, inTimePercent: '0.0' });
    expect(await summary()).toEqual({
      day: '2026-11-23',
      total: counted({ inTime: 1, late: 1, open: 1, overdue: 1, waived: 1, inTimePercent: '33.3' }),
      units: [
        { unitId: one.unitId, code: '00001', name: 'Xã Một', counts: xa, illustrative: false },
        { unitId: two.unitId, code: '00002', name: 'Phường Hai', counts: phuong, illustrative: false },
      ],
      next: null,
    });
    expect((await summary(`unitId=${two.unitId}`)).total).toEqual(phuong);
    expect((await summary(`unitId=${province.unitId}`)).units).toHaveLength(2);
    const first = await summary('limit=1');
    expect((await summary(`limit=1&cursor=${first.next}`)).units).toMatchObject([{ code: '00002' }]);
    expect(await directive.get(null, `disclosures/summary?unitId=${v7()}`)).toMatchObject({ status: 404 });
  });

  it('lists page by page and by state', async () => {
    const first = await directive.get(null, 'disclosures?limit=2');
    const second = await directive.get(null, `disclosures?cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items]).toEqual(await listed());
    for (const state of ['due', 'published', 'late', 'overdue', 'waived'])
      expect((await listed(`state=${state}`)).map((each: { state: string }) => each.state)).toEqual([state]);
  });
});

describe('a changed calendar', () => {
  it('moves what is not published, tells of it, and leaves what is', async () => {
    expect(await record({ code: 'tai-san-cong', kind: 'public-assets' })).toMatchObject({ status: 201 });
    const storm = {
      unitId: one.unitId,
      validFrom: '2026-12-01',
      validTo: '2026-12-08',
      legalBasis: ['05/CĐ-UBND'],
      week: [{ weekdays: [1, 2, 3, 4, 5], spans: [{ from: '07:30', to: '11:30' }] }],
      daysOff: [{ on: '2026-12-02', kind: 'holiday', name: 'Bão' }],
      swaps: [],
    };
    const post = (query: string) =>
      directive.post('committee-office', `calendar/versions${query}`, storm, { 'if-match': '"0"' });
    const dry = await post('?dryRun=true');
    expect(dry.body.moved.find(({ kind }: { kind: string }) => kind === 'disclosure')).toEqual({
      kind: 'disclosure',
      later: 1,
      earlier: 0,
    });
    const dueOf = async (unit: { unitId: string }) =>
      (await listed(`unitId=${unit.unitId}&ruleCode=tai-san-cong`))[0].dueOn;
    expect(await dueOf(one)).toBe('2026-12-15');
    expect(await directive.published(deadlineMovedV1)).toEqual([]);

    const done = await post('');
    const [moved] = done.body.moves.filter(({ kind }: { kind: string }) => kind === 'disclosure');
    expect(moved).toMatchObject({ unitId: one.unitId, from: '2026-12-15', to: '2026-12-16' });
    expect([await dueOf(one), await dueOf(two)]).toEqual(['2026-12-16', '2026-12-15']);
    expect((await listed(`unitId=${one.unitId}&ruleCode=quy-che-chi-tieu`))[0].dueOn).toBe('2026-12-15');
    const events = await directive.published(deadlineMovedV1);
    expect(events.map(({ data }) => data)).toContainEqual(moved);
    const history = await directive.get(head(one), `calendar/moves?deadlineId=${moved.deadlineId}`);
    expect(history.body.items).toEqual([moved]);
    expect((await directive.get(head(two), 'calendar/moves')).body.items).toEqual([]);
  });
});
