import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { unitOf } from '../testing/fixtures.js';
import { startFeedback, type Sender, type TestFeedback } from '../testing/start-feedback.js';

jest.setTimeout(60_000);

const province = unitOf('H05');
const ward = unitOf('H05.1', { parentId: province.unitId });
const other = unitOf('H05.2', { parentId: province.unitId });
const monday = new Date('2026-11-23T01:00:00Z');
const tuesday = new Date('2026-11-24T01:00:00Z');
const over = new Date('2026-12-01T01:00:00Z');

let feedback: TestFeedback;
let networks = 0;
beforeAll(async () => {
  feedback = await startFeedback(monday.toISOString());
  await feedback.learn({ units: [province, ward, other] });
});
afterAll(() => feedback.stop());
beforeEach(() => feedback.clock.set(monday));

const office: Sender = { as: 'committee-office', unitId: ward.unitId };
const anywhere = (): Sender => ({ headers: { 'nk-network': `network-of-citizen-${(networks += 1)}` } });
const label = (vi: string) => ({ vi, en: vi });
const asked = (change: object = {}) => ({
  ...{ unitId: ward.unitId, title: label('Giờ tiếp dân'), text: label('Nên mở cửa thêm buổi nào?') },
  options: [
    { code: 'saturday', label: label('Sáng thứ Bảy') },
    { code: 'evening', label: label('Buổi tối') },
  ],
  ...{ opensOn: '2026-11-24', closesOn: '2026-12-01', document: '12/QĐ-UBND' },
  ...change,
});
async function arranged(change: object = {}): Promise<string> {
  feedback.clock.set(monday);
  const answer = await feedback.post('/polls', asked(change), office);
  expect(answer.status).toBe(201);
  feedback.clock.set(tuesday);
  return answer.body.pollId as string;
}
async function proof(): Promise<string> {
  const { body: challenge } = await feedback.get('/challenges', anywhere());
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}
const vote = async (pollId: string, choices: readonly string[], given?: string) =>
  feedback.post(`/polls/${pollId}/votes`, { choices, proof: given ?? (await proof()) }, anywhere());
const byReceipt = (path: string, receiptCode: string, body: object = {}) =>
  feedback.post(`/polls/${path}`, { receiptCode, ...body }, anywhere());
const poll = async (pollId: string) => (await feedback.get(`/polls/${pollId}`, {})).body;
const write = async (pollId: string, text: string) =>
  feedback.post(`/polls/${pollId}/comments`, { text, proof: await proof() }, anywhere());

describe('a poll', () => {
  it('is arranged by the office of its unit, ahead, and read by everybody at once', async () => {
    const pollId = await arranged();
    feedback.clock.set(monday);
    expect(await poll(pollId)).toMatchObject({
      ...{ unitName: ward.name, state: 'announced', maxChoices: 1, takesComments: true, results: null },
      comments: { published: 0, refused: [] },
    });
    const { body } = await feedback.get(`/polls?unitId=${ward.unitId}&state=announced`, {});
    expect(body.items.map((one: { pollId: string }) => one.pollId)).toContain(pollId);
    const foreign: Sender = { as: 'committee-office', unitId: other.unitId };
    expect(await feedback.post('/polls', asked(), foreign)).toMatchObject({ status: 403 });
    expect(await feedback.post('/polls', asked(), {})).toMatchObject({ status: 401 });
  });

  it.each([
    [{ opensOn: '2026-11-23' }, 'poll-not-ahead'],
    [{ options: [] }, 'input-invalid'],
    [{ maxChoices: 3 }, 'poll-choices-too-many'],
    [{ unitId: '0198aaaa-0000-7000-8000-000000000000' }, 'unit-unknown'],
  ])('is refused with %j: %s', async (change, code) => {
    expect((await feedback.post('/polls', asked(change), office)).body).toMatchObject({ code });
  });

  it('takes one answer for one proof, changed and withdrawn by receipt, and tells nothing while it is open', async () => {
    const pollId = await arranged();
    const given = await proof();
    const answered = await vote(pollId, ['saturday'], given);
    expect(answered).toMatchObject({ status: 201, body: { receiptCode: expect.any(String) } });
    expect(await vote(pollId, ['saturday'], given)).toMatchObject({
      status: 409,
      body: { code: 'proof-spent' },
    });
    expect(await vote(pollId, ['saturday'], 'x')).toMatchObject({
      status: 422,
      body: { code: 'proof-invalid' },
    });
    expect(await vote(pollId, ['nowhere'])).toMatchObject({
      status: 422,
      body: { code: 'poll-option-unknown' },
    });
    const { receiptCode } = answered.body;
    expect(await byReceipt('votes/change', receiptCode, { choices: ['evening'] })).toMatchObject({
      status: 200,
      body: { pollId, choices: ['evening'] },
    });
    expect((await poll(pollId)).results).toBeNull();
    expect(await byReceipt('votes/withdrawal', receiptCode)).toMatchObject({ status: 200 });
    expect(await byReceipt('votes/withdrawal', receiptCode)).toMatchObject({
      status: 404,
      body: { code: 'poll-receipt-unknown' },
    });
    feedback.clock.set(monday);
    expect(await vote(pollId, ['evening'])).toMatchObject({ status: 409, body: { code: 'poll-not-open' } });
  });

  it('tells its counts once it is closed and ten have answered, and keeps nothing but them', async () => {
    const [full, few] = [await arranged(), await arranged()];
    feedback.clock.set(tuesday);
    // Votes as they stand after their proofs: twelve of them would take twelve devices' time.
    const cast = async (pollId: string, choice: string, count: number) =>
      feedback.sql(
        `insert into poll_vote (receipt_hash, poll_id, choices)
         select sha256(convert_to('${pollId} ${choice} ' || n, 'UTF8')), '${pollId}', array['${choice}']
           from generate_series(1, ${count}) n`,
      );
    await cast(full, 'saturday', 8);
    await cast(full, 'evening', 3);
    await cast(few, 'evening', 8);
    const { body } = await vote(full, ['saturday']);
    await vote(few, ['saturday']);
    feedback.clock.set(over);
    const results = {
      answers: 12,
      options: [
        { code: 'saturday', count: 9, percent: '75.00' },
        { code: 'evening', count: 3, percent: '25.00' },
      ],
    };
    expect(await poll(full)).toMatchObject({ state: 'closed', results });
    expect(await feedback.closePolls()).toBeGreaterThanOrEqual(2);
    expect(await feedback.closePolls()).toBe(0);
    expect(await poll(full)).toMatchObject({ results });
    expect((await poll(few)).results).toMatchObject({
      answers: null,
      options: [{ count: null }, { count: null }],
    });
    expect(await feedback.dump(['poll_vote'])).toEqual({ poll_vote: [] });
    expect(await byReceipt('votes/change', body.receiptCode, { choices: ['evening'] })).toMatchObject({
      status: 404,
    });
  });

  it('is withdrawn with reasons, stays readable, and says nothing', async () => {
    const pollId = await arranged();
    await vote(pollId, ['saturday']);
    const reason = 'Văn bản hỏi ý kiến đã được thay thế.';
    expect(await feedback.post(`/polls/${pollId}/withdrawal`, { reason }, office)).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', withdrawalReason: reason, results: null },
    });
    expect(await feedback.post(`/polls/${pollId}/withdrawal`, { reason }, office)).toMatchObject({
      status: 409,
      body: { code: 'poll-over' },
    });
    expect(await vote(pollId, ['saturday'])).toMatchObject({ status: 409 });
    feedback.clock.set(over);
    expect(await poll(pollId)).toMatchObject({ state: 'withdrawn', results: null });
  });
});

describe('a comment', () => {
  const waiting = async (pollId: string, state = 'waiting') =>
    (await feedback.get(`/polls/${pollId}/moderation?state=${state}`, office)).body.items;
  const decide = (commentId: string, path: string, body: object = {}, sender: Sender = office) =>
    feedback.post(`/polls/comments/${commentId}/${path}`, body, sender);

  it('is read by a moderator before others, and published as it was written', async () => {
    const pollId = await arranged();
    const { body } = await write(pollId, 'Nên mở sáng thứ Bảy cho công nhân.'.normalize('NFD'));
    expect((await feedback.get(`/polls/${pollId}/comments`, {})).body.items).toEqual([]);
    const [comment] = await waiting(pollId);
    expect(comment).toMatchObject({ state: 'waiting', personalMark: null, receivedOn: '2026-11-24' });
    const foreign: Sender = { as: 'committee-office', unitId: other.unitId };
    expect(await decide(comment.commentId, 'publication', {}, foreign)).toMatchObject({ status: 403 });
    expect(await decide(comment.commentId, 'publication')).toMatchObject({ status: 200 });
    expect(await decide(comment.commentId, 'refusal', { ground: 'insult' })).toMatchObject({
      status: 409,
      body: { code: 'comment-decided' },
    });
    expect((await feedback.get(`/polls/${pollId}/comments`, {})).body.items).toEqual([
      {
        ...{ commentId: comment.commentId, publishedOn: '2026-11-24' },
        text: 'Nên mở sáng thứ Bảy cho công nhân.'.normalize('NFC'),
      },
    ]);
    expect((await byReceipt('comments/status', body.receiptCode)).body).toMatchObject({ state: 'published' });
    expect((await byReceipt('comments/withdrawal', body.receiptCode)).body).toMatchObject({
      state: 'withdrawn',
    });
    expect((await feedback.get(`/polls/${pollId}/comments`, {})).body.items).toEqual([]);
    expect(JSON.stringify(await feedback.dump(['poll_comment']))).not.toContain('công nhân');
  });

  it('that leads to a person is not published; what is refused is counted by its ground, and its writer told', async () => {
    const pollId = await arranged();
    const { body } = await write(pollId, 'Gọi ông A số 0912 345 678.');
    const [comment] = await waiting(pollId);
    expect(comment.personalMark).toBe('0912 345 678');
    expect(await decide(comment.commentId, 'publication')).toMatchObject({
      status: 422,
      body: { code: 'comment-personal-data' },
    });
    expect(await decide(comment.commentId, 'refusal', { ground: 'dislike' })).toMatchObject({ status: 422 });
    await decide(comment.commentId, 'refusal', { ground: 'personal-data' });
    expect((await poll(pollId)).comments).toEqual({
      published: 0,
      refused: [{ ground: 'personal-data', count: 1 }],
    });
    expect((await byReceipt('comments/status', body.receiptCode)).body).toMatchObject({
      ...{ state: 'refused', ground: 'personal-data' },
    });
    // Whoever inspects sees what a moderator kept from others.
    const inspector: Sender = { as: 'inspector', unitId: ward.unitId };
    const kept = await feedback.get(`/polls/${pollId}/moderation?state=refused`, inspector);
    expect(kept.body.items).toMatchObject([{ text: 'Gọi ông A số 0912 345 678.' }]);
    expect(await decide(comment.commentId, 'publication', {}, inspector)).toMatchObject({ status: 403 });
  });

  it.each([
    ['text that hides something', {}, 'tốt\u202exấu', 422, 'text-forbidden-character'],
    ['nothing', {}, '   ', 422, 'input-invalid'],
    ['too much', {}, 'a'.repeat(2_001), 422, 'input-invalid'],
    ['anything where none are taken', { takesComments: false }, 'Hay.', 409, 'poll-takes-no-comments'],
  ])('of %s is refused', async (_, change, text, status, code) => {
    expect(await write(await arranged(change), text)).toMatchObject({ status, body: { code } });
  });
});
