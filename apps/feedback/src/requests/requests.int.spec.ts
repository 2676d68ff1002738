import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@namkhong/service-kit/testing';
import { unitOf } from '../testing/fixtures.js';
import { startFeedback, type Sender, type TestFeedback } from '../testing/start-feedback.js';

jest.setTimeout(60_000);

const province = unitOf('H05');
const ward = unitOf('H05.1', { parentId: province.unitId });
const school = unitOf('H05.2', { parentId: province.unitId });
const quiet = unitOf('H05.3', { parentId: province.unitId });
/** A Monday; the day after is Vietnam's day of culture, so that ten working days later is Tuesday 8 December. */
const monday = '2026-11-23T01:00:00Z';

let feedback: TestFeedback;
let sent = 0;
beforeAll(async () => {
  feedback = await startFeedback(monday);
  await feedback.learn({ units: [province, ward, school, quiet] });
  const topic = {
    name: { vi: 'Đường sá', en: 'Roads' },
    description: { vi: 'Ổ gà, đèn đường', en: 'Holes, lamps' },
    workingDays: 3,
  };
  expect(await feedback.put('/requests/topics/roads', topic, { as: 'committee-office' })).toMatchObject({
    status: 200,
  });
});
afterAll(() => feedback.stop());
beforeEach(() => feedback.clock.set(new Date(monday)));

const head: Sender = { as: 'unit-head', unitId: ward.unitId };
/** From a network of its own each time, so that no queue fills by the tests themselves. */
const submit = async (change: object = {}, network = `network-of-citizen-${(sent += 1)}`) => {
  const body = {
    kind: 'feedback',
    topic: 'roads',
    title: 'Ổ gà',
    text: 'Ổ gà trước chợ.',
    unitId: ward.unitId,
    ...change,
  };
  return feedback.post('/requests', body, { headers: { 'nk-network': network } });
};
const find = async (title: string) => {
  const { body } = await feedback.get(`/requests?unitId=${province.unitId}&limit=200`, { as: 'unit-head' });
  return body.items.find((item: { title: string }) => item.title === title);
};
const act = async (title: string, path: string, body: object, sender: Sender = head) => {
  const { requestId, version } = await find(title);
  return feedback.post(`/requests/${requestId}/${path}`, body, {
    ...sender,
    headers: { 'if-match': `"${version}"` },
  });
};
const holder = (path: string, receiptCode: string, body: object = {}) =>
  feedback.post(`/requests/${path}`, { receiptCode, ...body }, {});
/** A request that the ward says it is done with. */
const closed = async (title: string) => {
  const { body } = await submit({ title });
  await act(title, 'reply', { reply: 'accept' });
  await act(title, 'closing', { text: 'Đã vá.' });
  return body.receiptCode as string;
};

describe('a request', () => {
  it('is received with a receipt and the day of the reply, from anybody', async () => {
    const { status, body } = await submit({ title: 'Đèn hỏng' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'received',
      unitName: ward.name,
      replyDueOn: '2026-12-08',
      queue: 'ordinary',
    });
    expect(Object.keys(body)).not.toContain('requestId');
    expect(await holder('status', body.receiptCode.toLowerCase())).toMatchObject({
      status: 200,
      body: { state: 'received', may: ['add', 'withdraw'], dueOn: null },
    });
    expect(await holder('status', 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA')).toMatchObject({
      status: 404,
      body: { code: 'request-receipt-unknown' },
    });
  });

  it('is kept in composed letters, and refused with characters that hide something', async () => {
    await submit({ title: 'Cầu gãy'.normalize('NFD') });
    expect((await find('Cầu gãy'.normalize('NFC'))).title).toBe('Cầu gãy'.normalize('NFC'));
    expect(await submit({ text: 'tốt\u202exấu' })).toMatchObject({
      status: 422,
      body: { code: 'text-forbidden-character', character: 'U+202E' },
    });
    expect(await submit({ topic: 'nowhere' })).toMatchObject({ body: { code: 'request-topic-unknown' } });
    expect(await submit({ unitId: null })).toMatchObject({ body: { code: 'request-unrouted' } });
  });

  it('is closed by the unit, and resolved by the person alone', async () => {
    const receipt = await closed('Cống nghẹt');
    expect(await find('Cống nghẹt')).toMatchObject({ state: 'closed', dueOn: null });
    const status = await holder('status', receipt);
    expect(status.body).toMatchObject({
      state: 'closed',
      answer: 'Đã vá.',
      may: ['confirm', 'dispute', 'reopen', 'withdraw'],
    });
    expect(await act('Cống nghẹt', 'closing', { text: 'Xong.' })).toMatchObject({
      status: 409,
      body: { code: 'request-state-differs' },
    });
    expect((await holder('verdict', receipt, { verdict: 'resolved', satisfaction: 5 })).body).toMatchObject({
      state: 'resolved',
      verdict: 'resolved',
    });
  });

  it('is opened again, and appealed to the superior unit once the person says that they are not satisfied', async () => {
    const receipt = await closed('Rác ứ');
    expect(await holder('appeal', receipt, { text: 'Chưa dọn.' })).toMatchObject({
      status: 409,
      body: { code: 'request-appeal-locked' },
    });
    expect((await holder('reopening', receipt, { text: 'Vẫn còn.' })).body).toMatchObject({
      state: 'reopened',
      dueOn: '2026-11-27',
    });
    await act('Rác ứ', 'closing', { text: 'Đã dọn lại.' });
    const unhappy = await holder('verdict', receipt, { verdict: 'not-resolved', satisfaction: 1 });
    expect(unhappy.body).toMatchObject({
      state: 'closed',
      may: ['confirm', 'dispute', 'reopen', 'appeal', 'withdraw'],
    });
    expect((await holder('appeal', receipt, { text: 'Chưa dọn.' })).body).toMatchObject({
      state: 'appealed',
      unitName: province.name,
      replyDueOn: '2026-12-08',
    });
    // It is out of the ward's hands.
    expect(await act('Rác ứ', 'reply', { reply: 'accept' })).toMatchObject({ status: 403 });
    expect(
      await act('Rác ứ', 'reply', { reply: 'accept' }, { as: 'unit-head', unitId: province.unitId }),
    ).toMatchObject({
      status: 200,
      body: { state: 'accepted' },
    });
  });

  it('is merged without losing anybody: each has a receipt, an answer and the last word', async () => {
    const first = (await submit({ title: 'Ngập 1' })).body.receiptCode;
    const second = (await submit({ title: 'Ngập 2' })).body.receiptCode;
    await act('Ngập 1', 'reply', { reply: 'accept' });
    const { requestId: into } = await find('Ngập 1');
    expect((await act('Ngập 2', 'merging', { into })).body).toMatchObject({
      state: 'merged',
      mergedInto: into,
    });
    expect(await find('Ngập 1')).toMatchObject({ merged: 1 });
    await act('Ngập 1', 'closing', { text: 'Đã khơi cống.' });
    expect((await holder('status', second)).body).toMatchObject({
      state: 'closed',
      merged: true,
      answer: 'Đã khơi cống.',
    });
    expect((await holder('verdict', first, { verdict: 'resolved' })).body).toMatchObject({
      state: 'resolved',
    });
    expect((await holder('reopening', second, { text: 'Nhà tôi vẫn ngập.' })).body).toMatchObject({
      state: 'reopened',
      merged: false,
    });
    expect(await find('Ngập 1')).toMatchObject({ state: 'resolved' });
  });

  it('of somebody who writes all day is received all the same, to be read after the others', async () => {
    const queues: string[] = [];
    for (let nth = 0; nth < 8; nth += 1)
      queues.push((await submit({}, 'one-and-the-same-network')).body.queue);
    expect(queues).toEqual([...Array<string>(5).fill('ordinary'), ...Array<string>(3).fill('later')]);
    const { body } = await feedback.get(`/requests?unitId=${ward.unitId}&queue=later`, head);
    expect(body.items).toHaveLength(3);
    const tables = await feedback.dump(['request', 'request_step', 'bus_outbox', 'audit_entry']);
    expect(JSON.stringify(tables)).not.toContain('one-and-the-same-network');
  });

  it('that is withdrawn leaves nothing of what it said', async () => {
    const { body } = await submit({ title: 'Bí mật riêng', text: 'Chuyện của tôi.' });
    await holder('addition', body.receiptCode, { text: 'Thêm chuyện.' });
    expect((await holder('withdrawal', body.receiptCode)).body).toMatchObject({
      state: 'withdrawn',
      may: [],
    });
    const tables = JSON.stringify(await feedback.dump(['request', 'request_step', 'bus_outbox']));
    for (const words of ['Bí mật riêng', 'Chuyện của tôi', 'Thêm chuyện'])
      expect(tables).not.toContain(words);
  });
});

describe('fourteen days after it was closed', () => {
  it('its person is asked once, by the page and by the phone they sealed', async () => {
    const phone = { keyId: 'notification-2026-11', sealed: Buffer.alloc(60, 7).toString('base64') };
    const { body } = await submit({ title: 'Biển báo', phone });
    await act('Biển báo', 'reply', { reply: 'accept' });
    await act('Biển báo', 'closing', { text: 'Đã dựng.' });
    const { requestId } = await find('Biển báo');
    feedback.clock.set(new Date('2026-12-06T01:00:00Z'));
    await feedback.askAgain();
    expect((await holder('status', body.receiptCode)).body).toMatchObject({ askedAgain: false });
    feedback.clock.set(new Date('2026-12-07T01:00:00Z'));
    await feedback.askAgain();
    await feedback.askAgain();
    expect((await holder('status', body.receiptCode)).body).toMatchObject({
      askedAgain: true,
      state: 'closed',
    });
    await eventually(async () => {
      const asked = await feedback.published('namkhong.feedback.request-asked-again.v1');
      expect(asked).toMatchObject([{ requestId, ...phone, on: '2026-12-07' }]);
    });
    expect((await feedback.sql(`select phone from request where request_id = '${requestId}'`))[0]).toEqual({
      phone: null,
    });
  });
});

describe('the public', () => {
  it('reads what a second person has freed of personal data, of units with enough requests', async () => {
    const receipt = await closed('Vỉa hè');
    const office: Sender = { as: 'committee-office' };
    const texts = { title: 'Vỉa hè hỏng', text: 'Vỉa hè đường Hai Bà Trưng hỏng.', answer: 'Đã lát lại.' };
    expect(await act('Vỉa hè', 'publication', { ...texts, text: 'Gọi 0912345678' }, office)).toMatchObject({
      status: 422,
      body: { code: 'request-names-somebody', mark: '0912345678' },
    });
    expect(await act('Vỉa hè', 'publication', texts, office)).toMatchObject({ status: 200 });
    expect(receipt).toBeTruthy();
    const { body } = await feedback.get(`/requests/published?unitId=${ward.unitId}`, {});
    expect(body.items).toMatchObject([
      { ...texts, state: 'closed', receivedIn: '2026-11', unitName: ward.name },
    ]);
    expect(JSON.stringify(body)).not.toContain('2026-11-23');

    await submit({ title: 'Một mình', unitId: quiet.unitId });
    const quietHead: Sender = { as: 'unit-head', unitId: quiet.unitId };
    await act('Một mình', 'reply', { reply: 'accept' }, quietHead);
    await act('Một mình', 'publication', texts, office);
    expect((await feedback.get(`/requests/published?unitId=${quiet.unitId}`, {})).body.items).toEqual([]);
  });

  it('is told closed and resolved apart, for finished months of ten requests and more', async () => {
    const figures = (unitId: string) =>
      feedback.get(`/requests/figures?unitId=${unitId}&from=2026-11&to=2026-11`, {});
    expect((await figures(ward.unitId)).body).toMatchObject({ received: null, withheldMonths: ['2026-11'] });
    feedback.clock.set(new Date('2026-12-20T01:00:00Z'));
    const { body } = await figures(ward.unitId);
    const [direct] = await feedback.sql(
      `select count(*)::int as received, count(first_closed_on)::int as closed,
         (count(*) filter (where verdict = 'resolved'))::int as resolved from request
       where coalesce(appealed_from, unit_id) = '${ward.unitId}'`,
    );
    expect(body).toMatchObject({
      received: direct?.['received'],
      closedByUnit: direct?.['closed'],
      resolved: direct?.['resolved'],
      appealed: 1,
      withheldMonths: [],
    });
    expect(body.closedByUnit).toBe(body.resolved + body.notResolved + body.unheard);
    expect(body.resolved).toBeLessThan(body.closedByUnit);
    expect((await figures(quiet.unitId)).body).toMatchObject({ received: null, withheldMonths: ['2026-11'] });
  });

  it('cannot read or work on single requests', async () => {
    const { requestId } = await find('Cống nghẹt');
    expect(await feedback.get(`/requests/${requestId}`, {})).toMatchObject({ status: 401 });
    expect(
      await feedback.get(`/requests/${requestId}`, { as: 'unit-head', unitId: school.unitId }),
    ).toMatchObject({ status: 403 });
    expect(await feedback.get(`/requests?unitId=${ward.unitId}`, { as: 'official' })).toMatchObject({
      status: 403,
    });
  });
});
