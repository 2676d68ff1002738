import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { findDirectoryFault, handShareOn, openIdentity, sealKeyOnwards, toBase64 } from '@namkhong/sealing';
import { eventually } from '@namkhong/service-kit/testing';
import { postOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';
import { contentsOf, newReader, sendReport, type TestReader } from '../testing/test-reports.js';

jest.setTimeout(180_000);

const province = unitOf('H05');
const ward = unitOf('H05.1', { parentId: province.unitId, name: 'Phường 1' });
const school = unitOf('H05.1.1', { parentId: ward.unitId });
const inspectorate = unitOf('H05.T', { parentId: province.unitId });
const wardHead = { ...postOf('CB-HEAD', ward), role: 'head' as const };
const clerk = postOf('CB-CLERK', ward);
const inspector = postOf('CB-A', inspectorate);
const monday = '2026-11-23T01:00:00Z';

let feedback: TestFeedback;
/** Reads for the ward, for the province, and for the province. */
let binh: TestReader, an: TestReader, chi: TestReader;
/** Holds a reader's mandate and leads the ward. */
let accusedHead: TestReader;
/** Holds a reader's mandate and administers the province. */
let administrator: TestReader;

beforeAll(async () => {
  feedback = await startFeedback(monday);
  await feedback.learn({
    units: [province, ward, school, inspectorate],
    posts: [wardHead, clerk, inspector],
  });
  const reader = async (name: string, ...account: Parameters<TestFeedback['account']>) =>
    newReader(feedback, name, await feedback.account(...account));
  const everywhere = { unitId: province.unitId };
  binh = await reader('Bình', 'binh', 'inspector', { unitId: ward.unitId });
  an = await reader('An', 'an', 'inspector', { ...everywhere, officialId: inspector.officialId });
  chi = await reader('Chi', 'chi', 'reviewer', everywhere);
  accusedHead = await reader('Trưởng', 'head', 'inspector', {
    ...everywhere,
    officialId: wardHead.officialId,
  });
  administrator = await reader('Quản trị', 'admin', 'inspector', everywhere);
  await feedback.account('admin', 'committee-office', everywhere);
});
afterAll(() => feedback.stop());
beforeEach(() => feedback.clock.set(new Date(monday)));

const askReaders = (body: object) => feedback.ask({ method: 'POST', url: '/reports/readers', body });
const names = (readers: readonly { statement: { name: string } }[]) =>
  readers.map(({ statement }) => statement.name).sort();

describe('the readers of a report', () => {
  it('are shown before anything is sent: of the nearest authorities, never the accused, their unit or who runs it', async () => {
    const { json } = await askReaders({ unitId: ward.unitId, officialCode: 'CB-HEAD' });
    expect(names(json.readers)).toEqual(['An', 'Bình', 'Chi']);
    expect(json.readers.find(({ unitId }: { unitId: string }) => unitId === ward.unitId).unitName).toBe(
      'Phường 1',
    );
  });

  it('are refused to be guessed: an unknown badge number, a place with too few of them', async () => {
    const unknown = await askReaders({ unitId: ward.unitId, officialCode: 'NOBODY' });
    expect(unknown).toMatchObject({ status: 422, json: { code: 'official-unknown' } });
    // About the province itself, perhaps its head: who serves below it is out, and one is left.
    const about = await askReaders({ unitId: province.unitId });
    expect(about).toMatchObject({ status: 422, json: { code: 'report-readers-too-few' } });
  });

  it('stand in a public chain that anybody can check', async () => {
    const { json } = await feedback.ask({ url: '/reports/keys' });
    expect(json.entries).toHaveLength(5);
    expect(await findDirectoryFault(json.entries, json.head)).toBeNull();
    const [first, ...others] = json.entries;
    const forged = [{ ...first, statement: { ...first.statement, name: 'Kẻ khác' } }, ...others];
    expect(await findDirectoryFault(forged, json.head)).not.toBeNull();
  });

  it('get back to their keys with the sheet, on any device', async () => {
    expect(toBase64((await an.recover()).seed)).toBe(toBase64(an.keys.seed));
  });
});

describe('a report', () => {
  it('is opened by its readers, byte for byte, and by nobody else', async () => {
    const photo = { name: 'ảnh.jpg', mediaType: 'image/jpeg', bytes: new Uint8Array(1_500_000).fill(7) };
    const sent = await sendReport(feedback, {
      unitId: ward.unitId,
      officialCode: 'CB-CLERK',
      contents: contentsOf('Đòi tiền ngoài quy định.', [photo]),
    });
    expect(await sent.send()).toMatchObject({
      status: 201,
      json: { receivedOn: '2026-11-23', parts: [{ type: 'tip', stage: 'received', dueOn: '2026-12-08' }] },
    });
    const opened = await an.open(sent.reportId, 0);
    expect(opened.text).toBe('Đòi tiền ngoài quy định.');
    expect(Buffer.from(opened.files[0]?.bytes ?? []).equals(Buffer.from(photo.bytes))).toBe(true);
    for (const other of [accusedHead, administrator])
      expect(await other.ask(sent.reportId)).toMatchObject({ status: 404, json: { code: 'report-unknown' } });
    const list = await feedback.ask({ url: '/reports/inbox', headers: accusedHead.headers });
    expect(list.json.items).toEqual([]);
    const receiptHolder = (await sent.status()).parcels[0];
    expect(receiptHolder?.keys).toEqual([]);
  });

  it('sent again gets the same answer, and with another content none', async () => {
    const sent = await sendReport(feedback, { unitId: ward.unitId });
    const first = await sent.send();
    expect(await sent.send()).toMatchObject({ status: 201, json: first.json });
    expect(await sent.send({ types: ['feedback'] })).toMatchObject({
      status: 409,
      json: { code: 'report-differs' },
    });
  });

  it('is refused whole where anything of it is not as it should be', async () => {
    const sent = await sendReport(feedback, { unitId: ward.unitId });
    const { parcel } = sent.body;
    const invalid = (change: object) => sent.send({ parcel: { ...parcel, ...change } });
    const of = (part: string) => ({ status: 422, json: { code: 'report-parcel-invalid', part } });
    expect(await invalid({ head: { ...parcel.head, purpose: 'message' } })).toMatchObject(of('head'));
    expect(await invalid({ head: { ...parcel.head, pieces: 3 } })).toMatchObject(of('head'));
    expect(await invalid({ digest: sent.body.signKey })).toMatchObject(of('signature'));
    expect(await sent.send({ uploadId: sent.reportId })).toMatchObject(of('pieces'));
    expect(await invalid({ keys: parcel.keys.slice(1) })).toMatchObject({
      status: 409,
      json: { code: 'report-readers-changed' },
    });
    expect(await sent.send({ unitId: sent.reportId })).toMatchObject({ status: 422 });
    expect(await sent.send({ token: 'abc' })).toMatchObject({ status: 422, json: { code: 'input-invalid' } });
    expect((await sent.send()).status).toBe(201);
  });

  it('comes in pieces of a few sizes, none of them large', async () => {
    const put = (body: Buffer, type = 'application/octet-stream') =>
      feedback.ask({
        method: 'PUT',
        url: '/reports/uploads/6b9d3f52-4f2b-4bd4-9d5e-0a4f9d7d6a10/0',
        headers: { 'content-type': type },
        body,
      });
    expect(await put(Buffer.alloc(5000))).toMatchObject({ status: 422 });
    expect(await put(Buffer.alloc(2 * 1024 * 1024))).toMatchObject({ status: 413 });
    expect(await put(Buffer.from('{}'), 'application/json')).toMatchObject({ status: 415 });
    expect((await put(Buffer.alloc(4 * 1024 + 17))).status).toBe(204);
    expect((await put(Buffer.alloc(4 * 1024 + 17, 1))).status).toBe(409);
  });
});

describe('a dialogue by receipt', () => {
  it('goes both ways without an account, and stays closed among readers where they speak to each other', async () => {
    const sent = await sendReport(feedback, { unitId: ward.unitId });
    await sent.send();
    expect((await chi.write(sent.reportId, 'Việc xảy ra ngày nào?', 'reporter')).status).toBe(200);
    expect((await chi.write(sent.reportId, 'Tôi thấy đủ cụ thể.', 'readers')).status).toBe(200);
    expect((await sent.write('Sáng thứ Hai.')).status).toBe(200);
    expect((await sent.open(1)).text).toBe('Việc xảy ra ngày nào?');
    expect((await sent.status()).parcels.map(({ direction }) => direction)).toEqual([
      'from-reporter',
      'to-reporter',
      'from-reporter',
    ]);
    expect((await an.open(sent.reportId, 3)).text).toBe('Sáng thứ Hai.');
  });

  it('answers no other receipt', async () => {
    const token = Buffer.alloc(32, 9).toString('base64');
    expect(await feedback.ask({ method: 'POST', url: '/reports/status', body: { token } })).toMatchObject({
      status: 404,
      json: { code: 'report-receipt-unknown' },
    });
  });

  it('asks after 3, 6 and 12 months whether anything was done to whoever spoke', async () => {
    const sent = await sendReport(feedback, { unitId: ward.unitId });
    await sent.send();
    expect(await sent.write('Không.', 3)).toMatchObject({
      status: 409,
      json: { code: 'report-check-not-due' },
    });
    feedback.clock.set(new Date('2027-02-23T01:00:00Z'));
    expect((await sent.status()).checks).toMatchObject([
      { months: 3, from: '2027-02-23', isAsked: true, answeredOn: null },
      { months: 6, isAsked: false },
      { months: 12, isAsked: false },
    ]);
    expect((await sent.write('Bị chuyển việc.', 3)).status).toBe(200);
    expect((await sent.write('Lần nữa.', 3)).status).toBe(409);
    expect((await an.view(sent.reportId)).checks[0]).toMatchObject({ answeredOn: '2027-02-23' });
  });
});

describe('each part of a report', () => {
  it('has its own clock, stages and extensions, and tells of them on a later day, without a person', async () => {
    const sent = await sendReport(feedback, { unitId: ward.unitId, types: ['denunciation', 'complaint'] });
    await sent.send();
    const { reportId } = sent;
    expect(await an.act(reportId, 'stages', { type: 'denunciation', stage: 'substantiated' })).toMatchObject({
      status: 409,
      json: { code: 'report-stage-not-next' },
    });
    const extended = await an.act(reportId, 'extensions', { type: 'denunciation' });
    // Seven working days, then ten (Luật Tố cáo 2018, Điều 24); 24 November is a day of rest.
    expect(extended.json.parts).toMatchObject([
      { type: 'complaint', dueOn: '2026-12-03' },
      { type: 'denunciation', dueOn: '2026-12-08', extensions: 1 },
    ]);
    expect((await an.act(reportId, 'extensions', { type: 'denunciation' })).status).toBe(409);
    await an.act(reportId, 'stages', { type: 'denunciation', stage: 'assessing' });
    const verifying = await an.act(reportId, 'stages', { type: 'denunciation', stage: 'verifying' });
    expect(verifying.json.parts[1]).toMatchObject({ stage: 'verifying', dueOn: '2026-12-23' });
    expect((await an.act(reportId, 'parts', { type: 'tip' })).json.parts).toHaveLength(3);
    expect((await an.act(reportId, 'parts', { type: 'tip' })).status).toBe(409);

    const told = async () =>
      (await feedback.published('namkhong.feedback.report-advanced.v1')).filter(
        (event) => event['reportId'] === reportId,
      );
    await feedback.tellReports();
    expect(await told()).toEqual([]);
    feedback.clock.set(new Date('2026-11-25T01:00:00Z'));
    await feedback.tellReports();
    await eventually(async () => expect(await told()).toHaveLength(5));
    expect(Object.keys((await told())[0] ?? {}).sort()).toEqual(['month', 'reportId', 'stage', 'type']);
  });

  it('is not changed by somebody who saw an older version', async () => {
    const sent = await sendReport(feedback, { unitId: ward.unitId });
    await sent.send();
    const stage = { type: 'tip', stage: 'assessing' };
    const post = (headers: object) =>
      an.ask(sent.reportId, '/stages', {
        method: 'POST',
        headers: { ...an.headers, ...headers },
        body: stage,
      });
    expect((await post({ 'if-match': '"9"' })).status).toBe(412);
    expect((await post({})).status).toBe(428);
  });
});

describe('who reads it later', () => {
  it('loses every key by a recusal, and never comes back', async () => {
    const sent = await sendReport(feedback, { unitId: ward.unitId, identity: 'Người gửi' });
    await sent.send();
    const { reportId } = sent;
    expect((await chi.act(reportId, 'recusal', { reason: 'family' })).status).toBe(204);
    expect((await chi.ask(reportId)).status).toBe(404);
    expect((await an.view(reportId)).former).toMatchObject([
      { name: 'Chi', why: 'recused', on: '2026-11-23' },
    ]);
    const again = await an.act(reportId, 'readers', { keyId: chi.keyId, keys: [] });
    expect(again).toMatchObject({ status: 422, json: { code: 'report-reader-not-eligible' } });
    expect((await binh.act(reportId, 'recusal', { reason: 'interest' })).status).toBe(204);
    expect(await an.act(reportId, 'recusal', { reason: 'interest' })).toMatchObject({
      status: 409,
      json: { code: 'report-last-reader' },
    });
  });

  it('is handed every key by a reader who has them: a successor without a conflict, then a competent authority', async () => {
    const sent = await sendReport(feedback, { unitId: school.unitId, contents: contentsOf('Thu sai.') });
    await sent.send();
    const { reportId } = sent;
    const dung = await newReader(
      feedback,
      'Dung',
      await feedback.account('dung', 'inspector', { unitId: null }),
    );
    const { json } = await an.ask(reportId, `/candidates?unitId=${province.unitId}`);
    expect(names(json.readers)).toEqual(['An', 'Chi', 'Dung']);
    const handed = async (to: TestReader) => ({
      keyId: to.keyId,
      keys: await Promise.all(
        (await an.view(reportId)).dialogue.map(async ({ head, keys }) => ({
          parcelId: head.parcelId,
          sealed: (await sealKeyOnwards(keys, an.key, { keyId: to.keyId, publicKey: to.key.publicKey }))
            .sealed,
        })),
      ),
    });
    expect(await an.act(reportId, 'readers', { keyId: dung.keyId, keys: [] })).toMatchObject({
      status: 422,
      json: { code: 'report-keys-missing' },
    });
    expect((await an.act(reportId, 'readers', await handed(dung))).status).toBe(200);
    expect((await dung.open(reportId, 0)).text).toBe('Thu sai.');
    const transfer = { unitId: province.unitId, readers: [await handed(dung), await handed(chi)] };
    expect((await an.act(reportId, 'transfer', transfer)).status).toBe(204);
    expect((await an.ask(reportId)).status).toBe(404);
    expect((await chi.view(reportId)).parts).toMatchObject([{ stage: 'transferred', dueOn: '2026-12-01' }]);
    expect((await chi.open(reportId, 0)).text).toBe('Thu sai.');
    expect(names((await sent.status()).readers)).toEqual(['Chi', 'Dung']);
  });
});

describe('who sent it', () => {
  it('is opened by two persons together, each with a reason, and by neither alone', async () => {
    const sent = await sendReport(feedback, {
      unitId: ward.unitId,
      identity: 'Nguyễn Thị Mai, 0912 345 678',
    });
    await sent.send();
    const { reportId } = sent;
    const holders = await Promise.all(
      [an, binh, chi].map(async (reader) => ({
        reader,
        ordinal: (await reader.view(reportId)).identity?.ordinal,
      })),
    );
    const asker = holders.find(({ ordinal }) => ordinal === 0)?.reader ?? an;
    const approver = holders.find(({ ordinal }) => ordinal === 1)?.reader ?? an;
    const asked = await asker.act(reportId, 'disclosures', { reason: 'protect-reporter' });
    const { disclosureId } = asked.json.identity.disclosures[0];
    const approval = async (by: TestReader, ordinal: 0 | 1) => {
      const view = await by.view(reportId);
      if (!view.identity) throw new Error('no identity');
      const share = await handShareOn(view.identity.sealed, ordinal, by.key, {
        keyId: asker.keyId,
        publicKey: asker.key.publicKey,
      });
      return by.act(reportId, `disclosures/${disclosureId}/approval`, { reason: 'protect-reporter', share });
    };
    expect(await approval(asker, 0)).toMatchObject({
      status: 409,
      json: { code: 'report-disclosure-same-person' },
    });
    expect((await sent.status()).identity).toEqual({ disclosedOn: null });
    expect((await approval(approver, 1)).status).toBe(200);
    const { identity } = await asker.view(reportId);
    if (!identity) throw new Error('no identity');
    const [disclosure] = identity.disclosures;
    const text = await openIdentity(
      identity.sealed,
      reportId,
      { ordinal: 0, key: asker.key },
      disclosure?.share ?? '',
    );
    expect(text).toBe('Nguyễn Thị Mai, 0912 345 678');
    expect((await approver.view(reportId)).identity?.disclosures[0]?.share).toBeNull();
    expect((await sent.status()).identity).toEqual({ disclosedOn: '2026-11-23' });
    const acts = await feedback.sql(`select content::jsonb ->> 'act' as act from audit_entry order by 1`);
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining([
        'confidential-report.handle/ask-identity',
        'confidential-report.handle/open-identity',
      ]),
    );
  });
});

describe('anybody', () => {
  it('reads what each type is and is not, with the terms of the day', async () => {
    const { json } = await feedback.ask({ url: '/reports/triage?on=2026-06-30' });
    expect(json.types.map(({ type }: { type: string }) => type)).toHaveLength(5);
    const complaint = (on: string) =>
      feedback
        .ask({ url: `/reports/triage?on=${on}` })
        .then(
          ({ json: { types } }) => types.find(({ type }: { type: string }) => type === 'complaint').clocks[0],
        );
    expect(await complaint('2026-06-30')).toMatchObject({ days: 10, unit: 'calendar-days' });
    expect(await complaint('2026-07-01')).toMatchObject({ days: 7, unit: 'working-days' });
  });

  it('reads figures of finished quarters only where they tell of ten and more', async () => {
    feedback.clock.set(new Date('2027-01-04T01:00:00Z'));
    const { json } = await feedback.ask({ url: '/reports/figures?from=2026-Q3&to=2027-Q1' });
    const [count] = await feedback.sql(
      `select count(*)::int as n from report_part join report using (report_id) where received_on < '2027-01-01'`,
    );
    const received = Number(count?.['n']);
    expect(json.quarters).toEqual([
      { quarter: '2026-Q3', received: null, byType: null, byStage: null },
      { quarter: '2026-Q4', received: received >= 10 ? received : null, byType: null, byStage: null },
    ]);
  });

  it('cannot reach an inbox', async () => {
    expect((await feedback.ask({ url: '/reports/inbox' })).status).toBe(401);
    const unitHead = await feedback.account('a-head', 'unit-head', { unitId: ward.unitId });
    expect((await feedback.ask({ url: '/reports/inbox', headers: unitHead })).status).toBe(403);
  });
});
