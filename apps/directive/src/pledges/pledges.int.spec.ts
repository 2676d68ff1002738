import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postRecordedV1 } from '@namkhong/contracts';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

type Asker = Parameters<BootedDirective['post']>[0];

const TEXT = 'Tôi cam kết thực hiện nghiêm “năm không”: không cửa quyền, hách dịch, gây khó khăn, phiền hà…';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

let directive: BootedDirective;
let province: { unitId: string }, one: { unitId: string }, two: { unitId: string };
let campaignId: string;
const officials = new Map<string, string>();
const idOf = (code: string) => officials.get(code) ?? 'unknown';

beforeAll(async () => {
  directive = await bootDirective();
  province = await directive.addUnit('96', 'Tỉnh Cà Mau', { kind: 'tinh' });
  one = await directive.addUnit('00001', 'Xã Một', { parentCode: '96' });
  two = await directive.addUnit('00002', 'Xã Hai', { parentCode: '96' });
  await directive.addPost('CB-00', '96', 'head');
  for (const code of ['CB-11', 'CB-12', 'CB-13']) await directive.addPost(code, '00001', 'staff');
  await directive.addPost('CB-21', '00002', 'head');
  for (const { data } of await directive.published(postRecordedV1))
    officials.set(data.officialCode, data.officialId);
  const grant = (code: string, unitId: string, role: 'official' | 'unit-head' = 'official') =>
    directive.service.as(role, { unitId, officialId: idOf(code), subject: code });
  await grant('CB-00', province.unitId, 'unit-head');
  for (const code of ['CB-11', 'CB-12', 'CB-13']) await grant(code, one.unitId);
  await grant('CB-21', two.unitId, 'unit-head');
});
afterAll(async () => directive.close());

const campaign = (change: Record<string, unknown> = {}) => ({
  title: 'Ký cam kết “năm không” năm 2026',
  legalBasis: ['693-CV/TU'],
  opensOn: '2026-11-01',
  closesOn: '2027-01-01',
  text: TEXT,
  ...change,
});
const sign = (as: Asker, code: string, unit: { unitId: string }, change: Record<string, unknown> = {}) =>
  directive.post(as, 'pledges', {
    campaignId,
    unitId: unit.unitId,
    textVersion: 1,
    textHash: hashOf(TEXT),
    officialId: idOf(code),
    ...change,
  });
const as = (code: string) => ({ subject: code });
const act = (who: Asker, pledgeId: string, what: 'witness' | 'withdrawal', version: number) =>
  directive.post(who, `pledges/${pledgeId}/${what}`, undefined, { 'if-match': `"${version}"` });
const coverage = async (query = '') =>
  (await directive.get(null, `pledges/campaigns/${campaignId}/coverage?${query}`)).body;
const counted = (officialsInPost: number, signed: number, witnessed: number) => ({
  officials: officialsInPost,
  signed,
  witnessed,
});

describe('a campaign', () => {
  it('is arranged by the committee’s office and read by everybody', async () => {
    const arranged = await directive.post('committee-office', 'pledges/campaigns', campaign());
    expect(arranged).toMatchObject({
      status: 201,
      body: { legalBasis: ['693-CV/TU'], texts: [{ version: 1, text: TEXT, textHash: hashOf(TEXT) }] },
    });
    campaignId = arranged.body.campaignId;
    expect(await directive.get(null, `pledges/campaigns/${campaignId}`)).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: arranged.body,
    });
    expect((await directive.get(null, 'pledges/campaigns')).body.items).toEqual([arranged.body]);
  });

  it.each([
    ['a text of ten megabytes', () => ({ text: 'a'.repeat(10_000_000) }), 413, 'body-too-large'],
    ['a text of a hundred pages', () => ({ text: 'a'.repeat(200_000) }), 422, 'input-invalid'],
    ['a blank text', () => ({ text: '  ' }), 422, 'input-invalid'],
    ['an end before the beginning', () => ({ closesOn: '2026-11-01' }), 422, 'pledge-interval-empty'],
  ])('refuses %s', async (_, change, status, code) => {
    const answer = await directive.post('committee-office', 'pledges/campaigns', campaign(change()));
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('is not arranged by a unit’s head', async () => {
    expect(await directive.post('unit-head', 'pledges/campaigns', campaign())).toMatchObject({ status: 403 });
  });
});

describe('a pledge', () => {
  it('is signed in person, once, and witnessed by another', async () => {
    const signed = await sign(as('CB-11'), 'CB-11', one);
    expect(signed).toMatchObject({
      status: 201,
      body: { officialCode: 'CB-11', state: 'signed', witness: null, version: 1, textHash: hashOf(TEXT) },
    });
    expect(await sign(as('CB-11'), 'CB-11', one)).toMatchObject({
      status: 409,
      body: { code: 'pledge-repeated' },
    });
    const { pledgeId } = signed.body;
    expect(await act(as('CB-11'), pledgeId, 'witness', 1)).toMatchObject({
      status: 403,
      body: { code: 'pledge-witness-is-signer' },
    });
    expect(await act(as('CB-21'), pledgeId, 'witness', 1)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
    expect(await act(as('CB-12'), pledgeId, 'witness', 9)).toMatchObject({
      status: 412,
      body: { code: 'version-stale' },
    });
    expect(await act(as('CB-12'), pledgeId, 'witness', 1)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { state: 'witnessed', witness: { officialCode: 'CB-12' }, version: 2 },
    });
    expect(await act(as('CB-13'), pledgeId, 'witness', 2)).toMatchObject({
      status: 409,
      body: { code: 'pledge-witnessed' },
    });
    const told = await directive.get('inspector', `audit?target=${pledgeId}&order=oldest`);
    expect(told.body.items.map(({ content }: { content: { act: string } }) => content.act)).toEqual([
      'pledge.sign',
      'pledge.witness',
    ]);
  });

  it('of one official is never signed by another, and from one signature of many at once one stays', async () => {
    expect(await sign(as('CB-11'), 'CB-12', one)).toMatchObject({
      status: 403,
      body: { code: 'pledge-for-another' },
    });
    const many = await Promise.all(Array.from({ length: 8 }, () => sign(as('CB-21'), 'CB-21', two)));
    expect(many.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
  });

  it.each([
    ['an unknown text', { textVersion: 7 }, 422, 'pledge-text-unknown'],
    ['another text than was read', { textHash: hashOf('khác') }, 422, 'pledge-text-differs'],
    ['no campaign', { campaignId: v7() }, 404, 'pledge-campaign-unknown'],
    ['no unit', { unitId: v7() }, 404, 'unit-unknown'],
  ])('refuses %s', async (_, change, status, code) => {
    expect(await sign(as('CB-12'), 'CB-12', one, change)).toMatchObject({ status, body: { code } });
  });

  it('needs a post in the unit, and an account that belongs to an official', async () => {
    expect(await sign(as('CB-00'), 'CB-00', one)).toMatchObject({
      status: 422,
      body: { code: 'pledge-post-missing' },
    });
    const nobody = { role: 'official', unitId: one.unitId } as const;
    expect(await sign(nobody, 'CB-12', one)).toMatchObject({
      status: 403,
      body: { code: 'pledge-account-without-official' },
    });
    expect(await directive.get(nobody, 'pledges/mine')).toMatchObject({ status: 403 });
  });

  it('is known by name to those responsible alone', async () => {
    const head = { role: 'unit-head', unitId: one.unitId } as const;
    const listed = await directive.get(head, `pledges?campaignId=${campaignId}`);
    expect(listed.body.items.map(({ officialCode }: { officialCode: string }) => officialCode)).toEqual([
      'CB-11',
    ]);
    const first = await directive.get(
      head,
      `pledges/campaigns/${campaignId}/unsigned?unitId=${one.unitId}&limit=1`,
    );
    const second = await directive.get(
      head,
      `pledges/campaigns/${campaignId}/unsigned?unitId=${one.unitId}&cursor=${first.body.next}`,
    );
    expect([...first.body.items, ...second.body.items].map(({ officialCode }) => officialCode)).toEqual([
      'CB-12',
      'CB-13',
    ]);
    expect(
      await directive.get(head, `pledges/campaigns/${campaignId}/unsigned?unitId=${two.unitId}`),
    ).toMatchObject({
      status: 403,
    });
    expect(await directive.get(null, 'pledges')).toMatchObject({ status: 401 });
    expect(await directive.get('analyst', 'pledges')).toMatchObject({ status: 403 });
    const [{ pledgeId }] = listed.body.items;
    expect(await directive.get(as('CB-21'), `pledges/${pledgeId}`)).toMatchObject({ status: 403 });
    expect(await directive.get(as('CB-21'), 'pledges/mine')).toMatchObject({
      body: { items: [{ officialCode: 'CB-21' }] },
    });
  });
});

describe('coverage', () => {
  it('is public, counts those in post on the day, and adds up along the tree', async () => {
    const answer = await coverage(`unitId=${province.unitId}`);
    expect(answer).toMatchObject({
      day: '2026-11-23',
      fromTextVersion: 1,
      unit: { name: 'Tỉnh Cà Mau', own: counted(1, 0, 0), subtree: counted(5, 2, 1) },
      children: [
        { name: 'Xã Một', own: counted(3, 1, 1), subtree: counted(3, 1, 1) },
        { name: 'Xã Hai', own: counted(1, 1, 0), subtree: counted(1, 1, 0) },
      ],
      next: null,
    });
    expect(JSON.stringify(answer)).not.toContain('CB-');
    const page = await coverage(`unitId=${province.unitId}&limit=1`);
    expect(page.children.map(({ code }: { code: string }) => code)).toEqual(['00001']);
    expect((await coverage(`unitId=${province.unitId}&limit=1&cursor=${page.next}`)).children).toMatchObject([
      { code: '00002' },
    ]);
    expect((await coverage()).children).toMatchObject([{ code: '96', subtree: counted(5, 2, 1) }]);
    expect((await coverage(`unitId=${province.unitId}&day=2026-11-22`)).unit.subtree).toEqual(
      counted(5, 0, 0),
    );
    expect((await coverage(`unitId=${province.unitId}&day=2025-06-30`)).unit.subtree).toEqual(
      counted(0, 0, 0),
    );
  });

  it('forgets a pledge that is withdrawn, and lets the signer sign again', async () => {
    const { items } = (await directive.get(as('CB-21'), 'pledges/mine')).body;
    const [{ pledgeId }] = items;
    expect(await act(as('CB-00'), pledgeId, 'withdrawal', 1)).toMatchObject({
      status: 403,
      body: { code: 'pledge-for-another' },
    });
    expect(await act(as('CB-21'), pledgeId, 'withdrawal', 1)).toMatchObject({
      status: 200,
      body: { state: 'withdrawn' },
    });
    expect((await coverage(`unitId=${two.unitId}`)).unit.own).toEqual(counted(1, 0, 0));
    expect(await sign(as('CB-21'), 'CB-21', two)).toMatchObject({ status: 201 });
    expect((await coverage(`unitId=${two.unitId}`)).unit.own).toEqual(counted(1, 1, 0));
  });

  it('asks for a new pledge in a new post', async () => {
    directive.clock.set(new Date('2026-11-25T03:00:00.000Z'));
    const csv = [
      'official_code,unit_code,role,valid_from,valid_to,illustrative',
      'CB-11,00001,staff,2025-07-01,2026-11-25,true',
      'CB-11,00002,deputy,2026-11-25,,true',
    ].join('\n');
    expect((await directive.postCsv('operator', 'imports/posts', csv)).body.rejected).toEqual([]);
    expect((await coverage(`unitId=${one.unitId}`)).unit.own).toEqual(counted(2, 0, 0));
    expect((await coverage(`unitId=${two.unitId}`)).unit.own).toEqual(counted(2, 1, 0));
    expect((await coverage(`unitId=${one.unitId}&day=2026-11-24`)).unit.own).toEqual(counted(3, 1, 1));
    expect((await directive.get(as('CB-11'), 'pledges/mine')).body.items).toMatchObject([
      { postEnded: true },
    ]);
    await directive.service.as('official', {
      unitId: two.unitId,
      officialId: idOf('CB-11'),
      subject: 'CB-11',
    });
    expect(await sign(as('CB-11'), 'CB-11', two)).toMatchObject({ status: 201 });
    expect((await coverage(`unitId=${two.unitId}`)).unit.own).toEqual(counted(2, 2, 0));
  });

  it('starts anew with a text that has to be signed again', async () => {
    const revised = { text: `${TEXT} (sửa đổi)`, requiresRenewal: true };
    const path = `pledges/campaigns/${campaignId}/texts`;
    expect(await directive.post('committee-office', path, revised, { 'if-match': '"9"' })).toMatchObject({
      status: 412,
    });
    expect(await directive.post('committee-office', path, revised, { 'if-match': '"1"' })).toMatchObject({
      status: 201,
      body: { texts: [{ version: 1 }, { version: 2, requiresRenewal: true }] },
    });
    expect((await coverage(`unitId=${province.unitId}`)).unit.subtree).toEqual(counted(5, 0, 0));
    expect(await sign(as('CB-12'), 'CB-12', one)).toMatchObject({
      status: 409,
      body: { code: 'pledge-text-superseded' },
    });
    const renewed = { textVersion: 2, textHash: hashOf(revised.text) };
    expect(await sign(as('CB-12'), 'CB-12', one, renewed)).toMatchObject({ status: 201 });
    expect(await coverage(`unitId=${province.unitId}`)).toMatchObject({
      fromTextVersion: 2,
      unit: { subtree: counted(5, 1, 0) },
    });
  });
});

describe('a pledge on paper', () => {
  const record = (change: Record<string, unknown> = {}, who: Asker = 'committee-office') =>
    directive.post(who, 'pledges/on-paper', {
      ...{ campaignId, unitId: two.unitId, officialCode: 'CB-31', textVersion: 1, signedOn: '2026-11-10' },
      ...{ witnessCode: 'CB-00', keptAt: 'Hồ sơ 12, tờ 7', scanHash: 'a'.repeat(64) },
      ...change,
    });
  let textVersion: number;
  beforeAll(async () => {
    const arranged = await directive.post('committee-office', 'pledges/campaigns', campaign());
    campaignId = arranged.body.campaignId;
    textVersion = 1;
    await directive.addPost('CB-31', '00002', 'staff');
    await directive.addPost('CB-32', '00002', 'staff');
  });

  it('is recorded by the office with its day, its witness and where it is kept, once, and counts', async () => {
    const before = await coverage(`unitId=${two.unitId}`);
    const recorded = await record();
    expect(recorded).toMatchObject({
      status: 201,
      body: {
        ...{ officialCode: 'CB-31', state: 'witnessed', textVersion, textHash: hashOf(TEXT) },
        ...{ signedAt: '2026-11-09T17:00:00.000Z', witness: { officialCode: 'CB-00' } },
        paper: { keptAt: 'Hồ sơ 12, tờ 7', scanHash: 'a'.repeat(64) },
      },
    });
    expect(await record()).toMatchObject({ status: 409, body: { code: 'pledge-repeated' } });
    const { signed, witnessed } = before.unit.own;
    expect((await coverage(`unitId=${two.unitId}`)).unit.own).toMatchObject({
      ...{ signed: signed + 1, witnessed: witnessed + 1 },
    });
    expect((await coverage(`unitId=${two.unitId}&day=2026-11-09`)).unit.own).toMatchObject({ signed: 0 });
  });

  it('without a witness waits for one, as any other', async () => {
    const recorded = await record({ officialCode: 'CB-32', witnessCode: null, scanHash: null });
    expect(recorded).toMatchObject({ status: 201, body: { state: 'signed', witness: null } });
    expect(await act(as('CB-21'), recorded.body.pledgeId, 'witness', 1)).toMatchObject({
      status: 200,
      body: { state: 'witnessed', witness: { officialCode: 'CB-21' } },
    });
  });

  it.each<[Record<string, unknown>, number, string]>([
    [{ signedOn: '2027-12-01' }, 422, 'pledge-day-to-come'],
    [{ signedOn: '2026-10-31' }, 409, 'pledge-campaign-not-open'],
    [{ textVersion: 2 }, 422, 'pledge-text-unknown'],
    [{ witnessCode: 'CB-31' }, 403, 'pledge-witness-is-signer'],
    [{ officialCode: 'CB-404' }, 422, 'official-unknown'],
    [{ officialCode: 'CB-11' }, 422, 'pledge-official-not-in-post'],
    [{ keptAt: ' ' }, 422, 'input-invalid'],
  ])('with %j is refused with %i %s', async (change, status, code) => {
    expect(await record(change)).toMatchObject({ status, body: { code } });
  });

  it('is not recorded by who signed or witnessed it, nor by an office of another unit', async () => {
    const own = await directive.service.as('committee-office', {
      ...{ unitId: two.unitId, officialId: idOf('CB-00'), subject: 'van-phong-cb-00' },
    });
    expect(own).toBeDefined();
    expect(await record({}, { subject: 'van-phong-cb-00' })).toMatchObject({
      status: 403,
      body: { code: 'pledge-recorder-is-party' },
    });
    expect(await record({}, { role: 'committee-office', unitId: one.unitId })).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
    expect(await record({}, as('CB-21'))).toMatchObject({ status: 403 });
  });
});
