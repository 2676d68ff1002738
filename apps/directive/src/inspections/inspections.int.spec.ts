import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  findingExpiredV1,
  findingFinalisedV1,
  findingWithdrawnV1,
  postRecordedV1,
} from '@namkhong/contracts';
import { v7 } from 'uuid';
import { FindingDeadlines } from './finding-deadlines.js';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

let directive: BootedDirective;
let ward: { unitId: string }, district: { unitId: string }, other: { unitId: string };
/** Accounts by what they are in this story. */
const official = { subject: 'can-bo-101' };
const colleague = { subject: 'can-bo-102' };
const head = { subject: 'truong-phuong' };
const inspectorA = { subject: 'thanh-tra-a' };
const inspectorB = { subject: 'thanh-tra-b' };
const superior = { subject: 'thanh-tra-cap-tren' };
const reviewer = { subject: 'tham-dinh' };

beforeAll(async () => {
  directive = await bootDirective();
  district = await directive.addUnit('T-01', 'Tỉnh Minh Họa', { kind: 'tinh' });
  ward = await directive.addUnit('MH-01', 'Phường Sen Hồng', { parentCode: 'T-01', illustrative: true });
  other = await directive.addUnit('MH-02', 'Phường Sen Trắng', { parentCode: 'T-01' });
  await directive.addPost('CB-101', 'MH-01', 'staff');
  await directive.addPost('CB-102', 'MH-01', 'staff');
  await directive.addPost('CB-900', 'T-01', 'head');
  const posts = await directive.published(postRecordedV1);
  const [first, second, top] = posts.map(({ data }) => data.officialId);
  const { grant } = directive.service;
  await grant(official.subject, 'official', ward.unitId, first);
  await grant(colleague.subject, 'official', ward.unitId, second);
  await grant(head.subject, 'unit-head', ward.unitId);
  await grant(inspectorA.subject, 'inspector');
  await grant(inspectorB.subject, 'inspector');
  await grant(superior.subject, 'inspector');
  await grant(superior.subject, 'official', district.unitId, top);
  await grant(reviewer.subject, 'reviewer');
}, 60_000);
afterAll(async () => directive.close());

const HASH = 'a'.repeat(64);
const content = {
  officialCode: 'CB-101',
  no: 1,
  severity: 'serious',
  occurredOn: '2026-11-10',
  summary: 'Biên bản làm việc với ông A nêu rõ đã bị yêu cầu quay lại bốn lần.',
  redacted: 'Người dân bị yêu cầu quay lại bốn lần cho một hồ sơ đủ giấy tờ.',
  evidence: [
    {
      kind: 'record',
      reference: 'Hồ sơ lưu KT-2026-17, tờ 4',
      sha256: HASH,
      redacted: 'Sổ hẹn trả kết quả ghi bốn lần hẹn cho cùng một hồ sơ.',
    },
  ],
};
const plan = (over = {}) => ({
  unitId: ward.unitId,
  kind: 'unplanned',
  title: 'Kiểm tra bộ phận Một cửa',
  legalBasis: '17/QĐ-UBKT',
  ground: 'Có phản ánh của người dân',
  from: '2026-11-20',
  to: '2026-11-27',
  ...over,
});
const at = (version: number) => ({ 'if-match': `"${version}"` });

async function inspectionUnderWay(over = {}): Promise<string> {
  const planned = await directive.post(inspectorA, 'inspections', plan(over));
  expect(planned.status).toBe(201);
  const { inspectionId } = planned.body as { inspectionId: string };
  const begun = await directive.post(inspectorA, `inspections/${inspectionId}/beginning`, {}, at(1));
  expect(begun).toMatchObject({ status: 200, body: { state: 'under-way', version: 2 } });
  return inspectionId;
}

async function draft(over: object = {}, where?: string): Promise<{ findingId: string; version: number }> {
  const inspectionId = where ?? (await inspectionUnderWay());
  const path = `inspections/${inspectionId}/findings`;
  const drafted = await directive.post(inspectorA, path, { ...content, ...over });
  expect(drafted).toMatchObject({ status: 201, body: { state: 'draft', version: 1 } });
  return drafted.body as { findingId: string; version: number };
}

type Asker = Parameters<BootedDirective['post']>[0];
/** Does it as of the version that is stored, and expects that it is done. */
async function act(who: Asker, findingId: string, path: string, body: object = {}) {
  const { version } = (await directive.get(inspectorA, `findings/${findingId}`)).body as { version: number };
  const answer = await directive.post(who, `findings/${findingId}/${path}`, body, at(version));
  expect(answer).toMatchObject({ status: 200, body: { version: version + 1 } });
  expect(answer.headers.etag).toBe(`"${version + 1}"`);
  return answer.body as Record<string, unknown>;
}

const upkeep = () => directive.service.app.get(FindingDeadlines, { strict: false }).run();
const told = async (findingId: string) =>
  (await directive.published(findingFinalisedV1)).filter(({ data }) => data.findingId === findingId);

async function concluded(over: object = {}): Promise<string> {
  const { findingId } = await draft(over);
  await act(inspectorA, findingId, 'notice');
  await act(official, findingId, 'explanations', { text: 'Hồ sơ thiếu bản sao, tôi đã hướng dẫn.' });
  await act(inspectorB, findingId, 'conclusion', { outcome: 'substantiated', reason: 'Hồ sơ đủ giấy tờ.' });
  return findingId;
}

describe('planning an inspection', () => {
  it.each([
    [{ ground: null }, 422, 'inspection-without-ground'],
    [{ to: '2026-11-19' }, 422, 'inspection-interval-empty'],
    [{ unitId: v7() }, 422, 'unit-not-in-force'],
    [{ kind: 'surprise' }, 422, 'input-invalid'],
  ])('refuses %j with %i %s', async (over, status, code) => {
    expect(await directive.post(inspectorA, 'inspections', plan(over))).toMatchObject({
      status,
      body: { code },
    });
  });

  it('takes no findings before it begins, and is not cancelled once it has some', async () => {
    const planned = await directive.post(inspectorA, 'inspections', plan({ kind: 'planned', ground: null }));
    const { inspectionId } = planned.body as { inspectionId: string };
    const path = `inspections/${inspectionId}`;
    expect(await directive.post(inspectorA, `${path}/findings`, content)).toMatchObject({
      status: 409,
      body: { code: 'inspection-takes-no-findings' },
    });
    await directive.post(inspectorA, `${path}/beginning`, {}, at(1));
    expect(await directive.post(inspectorA, `${path}/end`, {}, at(1))).toMatchObject({
      status: 412,
      body: { code: 'version-stale' },
    });
    await draft({}, inspectionId);
    const reason = { reason: 'Hoãn theo kế hoạch mới' };
    expect(await directive.post(inspectorA, `${path}/cancellation`, reason, at(2))).toMatchObject({
      status: 409,
      body: { code: 'inspection-has-findings' },
    });
    expect(await directive.post(inspectorA, `${path}/end`, {}, at(2))).toMatchObject({
      status: 200,
      body: { state: 'ended', findings: 1 },
    });
    expect(await directive.post(inspectorA, `${path}/beginning`, {}, at(3))).toMatchObject({
      status: 409,
      body: { code: 'inspection-state-forbids' },
    });
  });
});

describe('a draft', () => {
  it.each([
    [{ officialCode: 'CB-404' }, 'official-unknown'],
    [{ officialCode: 'CB-900' }, 'official-not-of-unit'],
    [{ occurredOn: '2026-11-24' }, 'occurred-in-future'],
    [{ redacted: 'Gọi cho ông A theo số 0912 345 678.' }, 'redaction-incomplete'],
    [{ no: 6 }, 'input-invalid'],
    [{ evidence: [] }, 'input-invalid'],
  ])('with %j is refused as %s', async (over, code) => {
    const path = `inspections/${await inspectionUnderWay()}/findings`;
    const answer = await directive.post(inspectorA, path, { ...content, ...over });
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });

  it('is not taken down by somebody of the line above', async () => {
    const path = `inspections/${await inspectionUnderWay()}/findings`;
    expect(await directive.post(superior, path, content)).toMatchObject({
      status: 403,
      body: { code: 'reviewer-in-line' },
    });
  });

  it('is the inspectors’ alone: nobody else hears that there is one', async () => {
    const { findingId } = await draft();
    for (const who of [head, reviewer, 'committee-office'] as const) {
      expect(await directive.get(who, `findings/${findingId}`)).toMatchObject({ status: 404 });
      const { items } = (await directive.get(who, 'findings?limit=200')).body;
      expect(items.map((one: { findingId: string }) => one.findingId)).not.toContain(findingId);
    }
    expect(await directive.get(official, `officials/me/findings/${findingId}`)).toMatchObject({
      status: 404,
    });
  });

  it('is changed by whoever saw the current version, and by nobody after the subject was told', async () => {
    const { findingId } = await draft();
    const put = (version: number) =>
      directive.service.inject({
        method: 'PUT',
        url: `/api/directive/v1/findings/${findingId}`,
        body: { ...content, severity: 'minor' },
        headers: { authorization: bearer, ...at(version) },
      });
    const { authorization: bearer } = await directive.service.bearer(inspectorB.subject);
    const answers = await Promise.all([put(1), put(1), put(1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    await act(inspectorA, findingId, 'notice');
    expect((await put(3)).json).toMatchObject({ code: 'act-not-in-this-state', state: 'notified' });
  });
});

describe('a finding on its way', () => {
  it('shows the subject what it rests on, and nothing of anybody else', async () => {
    const { findingId } = await draft();
    await act(inspectorA, findingId, 'notice');
    const own = await directive.get(official, `officials/me/findings/${findingId}`);
    expect(own.body).toMatchObject({
      summary: null,
      redacted: content.redacted,
      evidence: [{ reference: null, sha256: HASH, redacted: content.evidence[0]?.redacted }],
      // Five working days from Monday 23 November 2026; Tuesday 24 is free.
      deadlines: [{ rule: 'finding-explanation', dueOn: '2026-12-01', overdue: false }],
      history: [{ kind: 'notified' }],
    });
    expect(JSON.stringify(own.body)).not.toMatch(/thanh-tra|can-bo-101|KT-2026-17/);
    expect((await directive.get(inspectorB, `findings/${findingId}`)).body.summary).toBe(content.summary);
    expect((await directive.get(head, `findings/${findingId}`)).body.summary).toBeNull();
    const others = await directive.get(colleague, `officials/me/findings/${findingId}`);
    expect(others).toMatchObject({ status: 404 });
    const mine = await directive.get(official, 'officials/me/findings');
    expect(mine.body.items.map((one: { findingId: string }) => one.findingId)).toContain(findingId);
  });

  it('is explained by its subject alone', async () => {
    const { findingId } = await draft();
    await act(inspectorA, findingId, 'notice');
    for (const who of [head, colleague]) {
      const path = `findings/${findingId}/explanations`;
      expect(await directive.post(who, path, { text: 'Không đúng.' }, at(2))).toMatchObject({
        status: 403,
        body: { code: 'not-the-subject' },
      });
    }
  });

  it('is concluded neither before the subject has had its days nor by whoever drafted it', async () => {
    const { findingId } = await draft();
    await act(inspectorA, findingId, 'notice');
    const decision = { outcome: 'substantiated', reason: 'Đã xác minh.' };
    const path = `findings/${findingId}/conclusion`;
    expect(await directive.post(inspectorB, path, decision, at(2))).toMatchObject({
      status: 409,
      body: { code: 'decision-before-window' },
    });
    await act(official, findingId, 'explanations', { text: 'Tôi đã hướng dẫn.' });
    expect(await directive.post(inspectorA, path, decision, at(3))).toMatchObject({
      status: 409,
      body: { code: 'same-person-twice' },
    });
    expect(await directive.post(superior, path, decision, at(3))).toMatchObject({
      status: 403,
      body: { code: 'reviewer-in-line' },
    });
    expect(await directive.post(inspectorB, path, decision)).toMatchObject({
      status: 428,
      body: { code: 'version-missing' },
    });
  });

  it('leaves the service only when it is final, once, with ids and no text', async () => {
    const findingId = await concluded();
    expect(await told(findingId)).toEqual([]);
    await upkeep();
    expect(await told(findingId)).toEqual([]);
    // Fifteen days from 23 November are 8 December; on the 9th nobody can appeal any more.
    directive.clock.set(new Date('2026-12-08T16:59:00.000Z'));
    await upkeep();
    expect(await told(findingId)).toEqual([]);
    directive.clock.set(new Date('2026-12-08T17:01:00.000Z'));
    await upkeep();
    await upkeep();
    const events = await told(findingId);
    expect(events).toHaveLength(1);
    expect(events[0]?.data).toMatchObject({
      revision: 1,
      no: 1,
      severity: 'serious',
      subject: { kind: 'official', unitId: ward.unitId },
      occurredOn: '2026-11-10',
      finalOn: '2026-12-09',
      expiresOn: '2027-12-09',
      illustrative: true,
    });
    expect(JSON.stringify(events[0]?.data)).not.toMatch(/hồ sơ|Hồ sơ|thanh-tra/);
    const { version } = (await directive.get(inspectorA, `findings/${findingId}`)).body;
    const late = await directive.post(official, `findings/${findingId}/appeals`, { text: 'x' }, at(version));
    expect(late).toMatchObject({ status: 409, body: { code: 'appeal-too-late', appealUntil: '2026-12-08' } });
  });

  it('expires, which is told too', async () => {
    directive.clock.set(new Date('2026-11-23T03:00:00.000Z'));
    const findingId = await concluded();
    directive.clock.set(new Date('2026-12-20T03:00:00.000Z'));
    await upkeep();
    const expired = async () =>
      (await directive.published(findingExpiredV1)).filter(({ data }) => data.findingId === findingId);
    directive.clock.set(new Date('2027-12-20T16:59:00.000Z'));
    await upkeep();
    expect(await expired()).toEqual([]);
    directive.clock.set(new Date('2027-12-20T17:00:00.000Z'));
    // A round skips a finding whose case is just being opened; the next one takes it.
    await directive.eventually(async () => {
      await upkeep();
      expect(await expired()).toHaveLength(1);
    });
    expect((await expired()).map(({ data }) => data)).toMatchObject([
      { revision: 1, expiresOn: '2027-12-20' },
    ]);
    expect((await directive.get(inspectorA, `findings/${findingId}`)).body.state).toBe('expired');
    directive.clock.set(new Date('2026-11-23T03:00:00.000Z'));
  });

  it('that nobody could substantiate counts for nothing and is told to nobody', async () => {
    const { findingId } = await draft();
    await act(inspectorA, findingId, 'notice');
    await act(official, findingId, 'explanations', { text: 'Có người dựng chuyện.' });
    const decision = { outcome: 'malicious-report', reason: 'Người tố giác khai không đúng sự thật.' };
    const body = await act(inspectorB, findingId, 'conclusion', decision);
    expect(body).toMatchObject({ state: 'final', expiresOn: null, revision: 0 });
    expect(await told(findingId)).toEqual([]);
  });
});

describe('an appeal', () => {
  it('that annuls keeps the finding from ever leaving', async () => {
    const findingId = await concluded();
    await act(official, findingId, 'appeals', { text: 'Hồ sơ đó do đồng nghiệp nhận.' });
    const decision = { outcome: 'annulled', reason: 'Sổ trực xác nhận.' };
    for (const who of [inspectorB, head]) {
      const answer = await directive.post(who, `findings/${findingId}/appeal-decision`, decision, at(5));
      expect(answer).toMatchObject({ status: 403, body: { code: 'permission-denied' } });
    }
    expect(await act(reviewer, findingId, 'appeal-decision', decision)).toMatchObject({ state: 'withdrawn' });
    expect(await told(findingId)).toEqual([]);
    const withdrawn = await directive.published(findingWithdrawnV1);
    expect(withdrawn.filter(({ data }) => data.findingId === findingId)).toEqual([]);
  });

  it('that corrects makes the corrected finding final, and never a heavier one', async () => {
    const findingId = await concluded();
    await act(official, findingId, 'appeals', { text: 'Mức độ không đến mức đó.' });
    const heavier = { outcome: 'corrected', reason: 'x', severity: 'grave' };
    const path = `findings/${findingId}/appeal-decision`;
    const { version } = (await directive.get(reviewer, `findings/${findingId}`)).body;
    expect(await directive.post(reviewer, path, heavier, at(version))).toMatchObject({
      status: 409,
      body: { code: 'correction-heavier' },
    });
    await act(reviewer, findingId, 'appeal-decision', {
      outcome: 'corrected',
      reason: 'Lần đầu.',
      severity: 'minor',
    });
    expect((await told(findingId)).map(({ data }) => data)).toMatchObject([
      { revision: 1, severity: 'minor', finalOn: '2026-11-23' },
    ]);
  });

  it('or a later correction of a final finding reaches everybody who was told', async () => {
    const findingId = await concluded();
    await act(official, findingId, 'appeals', { text: 'Không đồng ý.' });
    await act(reviewer, findingId, 'appeal-decision', { outcome: 'upheld', reason: 'Đủ căn cứ.' });
    await act(reviewer, findingId, 'correction', {
      outcome: 'corrected',
      ground: 'second-complaint',
      reason: 'Giải quyết lần hai.',
      severity: 'minor',
    });
    await act(reviewer, findingId, 'correction', {
      outcome: 'annulled',
      ground: 'court-judgment',
      reason: 'Bản án hành chính.',
    });
    expect((await told(findingId)).map(({ data }) => [data.revision, data.severity])).toEqual([
      [1, 'serious'],
      [2, 'minor'],
    ]);
    const withdrawn = await directive.published(findingWithdrawnV1);
    expect(withdrawn.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ findingId, revision: 3, ground: 'court-judgment' }),
    );
  });
});

describe('reading', () => {
  it('is narrowed to the units of the caller', async () => {
    const { findingId } = await draft();
    await act(inspectorA, findingId, 'notice');
    const outside = { role: 'reviewer', unitId: other.unitId } as const;
    expect(await directive.get(outside, `findings/${findingId}`)).toMatchObject({ status: 403 });
    expect((await directive.get(outside, 'findings')).body.items).toEqual([]);
    expect(await directive.get('analyst', 'findings')).toMatchObject({ status: 403 });
    expect(await directive.get(reviewer, `findings/${v7()}`)).toMatchObject({
      status: 404,
      body: { code: 'finding-unknown' },
    });
  });
});
