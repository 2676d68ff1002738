import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leaveRecordedV1, postRecordedV1, substitutionRecordedV1 } from '@namkhong/contracts';
import { type PostView } from '@namkhong/contracts/http/directive-organisation';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';

let directive: BootedDirective;
let ward: string;
let other: string;

beforeAll(async () => {
  directive = await bootDirective();
  ward = (await directive.addUnit('W', 'Phường Một', { kind: 'phuong', illustrative: true })).unitId;
  other = (await directive.addUnit('V', 'Phường Hai', { kind: 'phuong', illustrative: true })).unitId;
});
afterAll(async () => directive.close());

const givePost = (officialCode: string, role: string, change: object = {}, asker: Asker = 'operator') =>
  directive.post(asker, 'posts', {
    officialCode,
    unitId: ward,
    role,
    validFrom: '2026-01-01',
    illustrative: true,
    ...change,
  });
const actingOn = async (on: string, unitId = ward) =>
  (await directive.get('analyst', `units/${unitId}/acting-head?on=${on}`)).body.acting as unknown;

describe('posts', () => {
  it('are given to officials seen for the first time and to known ones, each with its event', async () => {
    const chair = await givePost('CB-1', 'head', { legalBasis: ' 12-QĐ/TU ' });
    expect(chair).toMatchObject({
      status: 201,
      body: { officialCode: 'CB-1', legalBasis: '12-QĐ/TU', version: 1 },
    });
    expect(chair.headers['etag']).toBe('"1"');
    expect(await givePost('CB-2', 'deputy')).toMatchObject({ status: 201 });
    expect(await givePost('CB-3', 'staff')).toMatchObject({ status: 201 });
    const again = await givePost('CB-3', 'staff', { unitId: other });
    const listed = await directive.get('unit-head', 'posts?officialCode=CB-3');
    expect(listed.body.items.map(({ unitId }: PostView) => unitId).sort()).toEqual([ward, other].sort());
    const events = await directive.published(postRecordedV1);
    expect(events.map(({ data }) => data.officialCode)).toEqual(['CB-1', 'CB-2', 'CB-3', 'CB-3']);
    expect(events.at(-1)?.data.officialId).toBe(events.at(-2)?.data.officialId);
    expect(again.body.officialId).toBe(events.at(-1)?.data.officialId);
  });

  it.each([
    ['a second head', 'CB-9', 'head', {}, 'heads-overlap'],
    ['the same post again', 'CB-2', 'deputy', { validFrom: '2026-05-01' }, 'post-overlap'],
    ['an end before the beginning', 'CB-9', 'staff', { validTo: '2025-01-01' }, 'interval-empty'],
    ['a badge that is none', 'CB 9', 'staff', {}, 'official-code-malformed'],
    ['a document that is none', 'CB-9', 'staff', { legalBasis: 'quyết định' }, 'document-number-invalid'],
    ['a role that is none', 'CB-9', 'king', {}, 'input-invalid'],
  ])('%s is refused', async (_what, official, role, change, code) => {
    expect(await givePost(official, role, change)).toMatchObject({ status: 422, body: { code } });
  });

  it('are of no unit that nobody knows, and not beyond the end of one', async () => {
    const nowhere = await givePost('CB-9', 'staff', { unitId: '0198aaaa-0000-7000-8000-000000000000' });
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'unit-unknown' } });
    const closing = await directive.addUnit('X', 'Phường Sắp Hết', { kind: 'phuong', validTo: '2026-12-31' });
    const beyond = await givePost('CB-9', 'staff', { unitId: closing.unitId });
    expect(beyond).toMatchObject({ status: 422, body: { code: 'post-outside-unit' } });
  });

  it('end on a day, once for each version seen', async () => {
    const { postId, version } = (await givePost('CB-4', 'staff')).body as PostView;
    const end = (validTo: string, seen: number) =>
      directive.post('operator', `posts/${postId}/end`, { validTo }, { 'if-match': `"${seen}"` });
    const answers = await Promise.all(
      ['2026-12-01', '2026-12-02', '2026-12-03'].map((day) => end(day, version)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(await end('2025-12-31', version + 1)).toMatchObject({
      status: 422,
      body: { code: 'interval-empty' },
    });
    expect((await directive.post('operator', `posts/${postId}/end`, { validTo: '2026-12-01' })).status).toBe(
      428,
    );
    const on = async (day: string) =>
      ((await directive.get('analyst', `posts?unitId=${ward}&asOf=${day}`)).body.items as PostView[]).length;
    expect((await on('2026-11-30')) - (await on('2026-12-03'))).toBe(1);
  });

  it('one head is given when two offices appoint at once', async () => {
    const answers = await Promise.all(
      ['CB-20', 'CB-21', 'CB-22'].map((official) => givePost(official, 'head', { unitId: other })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });

  it('are given by an office whose units they are in', async () => {
    const office = (unitId: string) => ({ role: 'committee-office', unitId }) as const;
    expect(await givePost('CB-8', 'staff', {}, office(other))).toMatchObject({ status: 403 });
    expect(await givePost('CB-8', 'staff', {}, office(ward))).toMatchObject({ status: 201 });
    expect(await givePost('CB-8', 'staff', {}, 'unit-head')).toMatchObject({ status: 403 });
  });
});

describe('leave and substitution', () => {
  const headOfWard = () => ({ role: 'unit-head', unitId: ward }) as const;
  const leave = (officialCode: string, validFrom: string, validTo: string, asker: Asker = headOfWard()) =>
    directive.post(asker, 'leaves', { officialCode, validFrom, validTo });
  let chairPost: string;

  it('the head acts while there, the deputy while the head is on leave', async () => {
    chairPost = (await directive.get('analyst', 'posts?officialCode=CB-1')).body.items[0].postId as string;
    expect(await actingOn('2026-12-01')).toMatchObject({ officialCode: 'CB-1', as: 'head', insteadOf: null });
    const recorded = await leave('CB-1', '2026-12-01', '2026-12-08');
    expect(recorded).toMatchObject({ status: 201, body: { withdrawn: false, version: 1 } });
    expect(await actingOn('2026-11-30')).toMatchObject({ officialCode: 'CB-1', as: 'head' });
    expect(await actingOn('2026-12-01')).toMatchObject({ officialCode: 'CB-2', as: 'deputy' });
    expect(await actingOn('2026-12-08')).toMatchObject({ officialCode: 'CB-1', as: 'head' });
    const [event] = await directive.published(leaveRecordedV1);
    expect(event?.data).toMatchObject({ validFrom: '2026-12-01', validTo: '2026-12-08', withdrawn: false });
  });

  it('whoever was authorised acts on days of leave; a replacement on every day', async () => {
    const substitute = (kind: string, validFrom: string, validTo: string) =>
      directive.post(headOfWard(), 'substitutions', {
        postId: chairPost,
        substituteCode: 'CB-3',
        kind,
        validFrom,
        validTo,
        legalBasis: '05/GUQ-UBND',
      });
    expect(await substitute('authorisation', '2026-12-01', '2026-12-31')).toMatchObject({ status: 201 });
    expect(await actingOn('2026-12-02')).toMatchObject({ officialCode: 'CB-3', as: 'substitute' });
    expect(await actingOn('2026-12-15')).toMatchObject({ officialCode: 'CB-1', as: 'head' });
    const replacement = await substitute('replacement', '2026-12-15', '2026-12-20');
    expect(replacement).toMatchObject({ status: 201 });
    expect(await actingOn('2026-12-15')).toMatchObject({ officialCode: 'CB-3', as: 'substitute' });

    const withdraw = (seen: string) =>
      directive.post(headOfWard(), `substitutions/${replacement.body.substitutionId}/withdrawal`, undefined, {
        'if-match': seen,
      });
    expect((await withdraw('"7"')).status).toBe(412);
    expect(await withdraw('"1"')).toMatchObject({ status: 200, body: { withdrawn: true, version: 2 } });
    expect(await withdraw('"1"')).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await actingOn('2026-12-15')).toMatchObject({ officialCode: 'CB-1', as: 'head' });
    const events = await directive.published(substitutionRecordedV1);
    expect(events.map(({ data }) => [data.kind, data.withdrawn])).toEqual([
      ['authorisation', false],
      ['replacement', false],
      ['replacement', true],
    ]);
  });

  it.each([
    ['of nobody', 'CB-0', '2026-12-01', '2026-12-02', 'official-unknown'],
    ['of days of another leave', 'CB-1', '2026-12-07', '2026-12-09', 'leave-overlap'],
    ['that ends before it begins', 'CB-1', '2027-01-02', '2027-01-01', 'interval-empty'],
    ['from before any post', 'CB-1', '2020-01-01', '2020-01-02', 'official-without-post'],
  ])('a leave %s is refused', async (_what, official, from, to, code) => {
    expect(await leave(official, from, to)).toMatchObject({ status: 422, body: { code } });
  });

  it.each([
    ['of themselves', { substituteCode: 'CB-1' }, 422, 'substitute-is-holder'],
    ['by nobody', { substituteCode: 'CB-0' }, 422, 'official-unknown'],
    ['beside another of these days', {}, 422, 'substitution-overlap'],
    ['for days before the post', { validFrom: '2025-12-01' }, 422, 'substitution-outside-post'],
    [
      'by somebody whose post ends',
      { substituteCode: 'CB-4', validTo: '2027-06-01' },
      422,
      'substitute-without-post',
    ],
    ['for a post of nobody', { postId: '0198aaaa-0000-7000-8000-000000000000' }, 404, 'post-unknown'],
  ])('a substitution %s is refused', async (_what, change, status, code) => {
    const answer = await directive.post('operator', 'substitutions', {
      postId: chairPost,
      substituteCode: 'CB-3',
      kind: 'authorisation',
      validFrom: '2026-12-10',
      validTo: '2026-12-12',
      ...change,
    });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('a leave that is withdrawn is as if it had never been', async () => {
    const { leaveId } = (await directive.get('analyst', 'leaves?officialCode=CB-1')).body.items[0] as {
      leaveId: string;
    };
    const withdrawal = (asker: Asker) =>
      directive.post(asker, `leaves/${leaveId}/withdrawal`, undefined, { 'if-match': '"1"' });
    expect((await withdrawal({ role: 'unit-head', unitId: other })).status).toBe(403);
    expect(await withdrawal(headOfWard())).toMatchObject({ status: 200, body: { withdrawn: true } });
    expect(await actingOn('2026-12-02')).toMatchObject({ officialCode: 'CB-1', as: 'head' });
    expect(await leave('CB-1', '2026-12-07', '2026-12-09')).toMatchObject({ status: 201 });
  });

  it('nobody learns who is away without a role, and a unit without people has no head', async () => {
    expect((await directive.get(null, 'leaves')).status).toBe(401);
    expect((await directive.get(null, `units/${ward}/acting-head`)).status).toBe(401);
    const empty = await directive.addUnit('Y', 'Phường Trống', { kind: 'phuong' });
    expect(await actingOn('2026-12-01', empty.unitId)).toBeNull();
  });
});
