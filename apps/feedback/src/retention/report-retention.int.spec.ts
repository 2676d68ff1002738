import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';
import { contentsOf, newReader, sendReport, type TestReader } from '../testing/test-reports.js';

jest.setTimeout(180_000);

const province = unitOf('H05');
const ward = unitOf('H05.1', { parentId: province.unitId });
const began = new Date('2026-11-23T01:00:00Z');
const after = (days: number) => new Date(began.getTime() + days * 86_400_000);
const day = '2026-11-23';
const picture = { name: 'tep-1.txt', mediaType: 'text/plain', bytes: Buffer.from('bằng chứng') };

describe('a report that ended', () => {
  let feedback: TestFeedback;
  let an: TestReader;
  /** A tip and a denunciation with names that were not accepted, and a tip that nobody has looked at. */
  let tip: Awaited<ReturnType<typeof sendReport>>;
  let denunciation: typeof tip;
  let running: typeof tip;

  beforeAll(async () => {
    feedback = await startFeedback(began.toISOString());
    await feedback.learn({ units: [province, ward] });
    const where = { unitId: province.unitId };
    an = await newReader(feedback, 'An', await feedback.account('an', 'inspector', where));
    const binh = await newReader(feedback, 'Bình', await feedback.account('binh', 'inspector', where));
    const report = async (type: string, text: string) => {
      const sent = await sendReport(feedback, {
        ...{ unitId: ward.unitId, types: [type], identity: 'Nguyễn Thị Mai, 0912 345 678' },
        contents: contentsOf(text, [picture]),
      });
      expect((await sent.send()).status).toBe(201);
      return sent;
    };
    tip = await report('tip', 'Tin thứ nhất');
    denunciation = await report('denunciation', 'Tố cáo');
    running = await report('tip', 'Tin thứ hai');
    for (const [{ reportId }, type] of [
      [tip, 'tip'],
      [denunciation, 'denunciation'],
    ] as const) {
      expect((await an.write(reportId, 'Trả lời', 'reporter')).status).toBe(200);
      expect((await binh.write(reportId, 'Ghi chú', 'readers')).status).toBe(200);
      expect((await an.act(reportId, 'stages', { type, stage: 'not-accepted' })).status).toBe(200);
    }
    expect((await an.act(tip.reportId, 'disclosures', { reason: 'protect-reporter' })).status).toBe(200);
    await feedback.tellReports();
  });
  afterAll(() => feedback.stop());

  const run = async (dryRun: boolean) => {
    const { body } = await feedback.post(`/retention/runs?dryRun=${dryRun}`, {}, { as: 'operator' });
    const { items } = body as { items: { rule: string; rows: number; oldest: string | null }[] };
    const ofReports = items.filter(({ rule }) => /^report/.test(rule));
    return Object.fromEntries(
      ofReports.flatMap(({ rule, rows, oldest }) => (rows > 0 ? [[rule, [rows, oldest]]] : [])),
    );
  };
  const tables = ['report_parcel', 'report_piece', 'report_parcel_key', 'report_reader'] as const;
  const rowsOf = async ({ reportId }: { readonly reportId: string }) => {
    const rows: Record<string, number> = {};
    for (const table of tables) {
      const of = /piece|key/.test(table)
        ? `parcel_id in (select parcel_id from report_parcel where report_id = '${reportId}')`
        : `report_id = '${reportId}'`;
      rows[table] = (await feedback.sql(`select 1 from ${table} where ${of}`)).length;
    }
    return rows;
  };
  const total = async (table: string) => (await feedback.sql(`select 1 from ${table}`)).length;
  const status = (token: string) => feedback.post('/reports/status', { token }, {});

  it('stays two full years, and a dry run changes nothing', async () => {
    feedback.clock.set(after(730));
    expect(await run(false)).toEqual({});
    feedback.clock.set(after(731));
    const due = { 'reports-unfounded': [1, day], 'reporter-identities': [1, day] };
    expect(await run(true)).toEqual(due);
    expect((await status(tip.own.token)).status).toBe(200);
    expect((await denunciation.status()).identity).toEqual({ disclosedOn: null });
    expect(await total('report_disclosure')).toBe(1);
  });

  it('then loses all that was said, and who read it: nobody finds it by receipt, and no reader in the inbox', async () => {
    const pieces = await total('report_piece');
    const keys = await total('report_parcel_key');
    const before = await rowsOf(tip);
    expect(await run(false)).toEqual({ 'reports-unfounded': [1, day], 'reporter-identities': [1, day] });
    expect(await rowsOf(tip)).toEqual({
      report_parcel: 0,
      report_piece: 0,
      report_parcel_key: 0,
      report_reader: 0,
    });
    expect(before['report_parcel']).toBe(3);
    expect(await total('report_piece')).toBe(pieces - (before['report_piece'] ?? 0));
    expect(await total('report_parcel_key')).toBe(keys - (before['report_parcel_key'] ?? 0));
    expect(await total('report_disclosure')).toBe(0);
    expect(await status(tip.own.token)).toMatchObject({
      status: 404,
      body: { code: 'report-receipt-unknown' },
    });
    expect((await an.ask(tip.reportId)).status).toBe(404);
    const { json } = await feedback.ask({ url: '/reports/inbox', headers: an.headers });
    const left = (json as { items: { reportId: string }[] }).items.map(({ reportId }) => reportId);
    expect(left.sort()).toEqual([denunciation.reportId, running.reportId].sort());
    // The same once more is no new report.
    expect(await tip.send()).toMatchObject({ status: 409, json: { code: 'report-differs' } });
  });

  it('leaves what is counted, under an id that leads to nobody and no unit', async () => {
    const [row] = await feedback.sql(`select * from report where report_id = '${tip.reportId}'`);
    expect(row).toMatchObject({
      token_mac: null,
      unit_id: null,
      identity: null,
      reply_key: '',
      sign_key: '',
    });
    expect(
      await feedback.sql(`select type, stage from report_part where report_id = '${tip.reportId}'`),
    ).toEqual([{ type: 'tip', stage: 'not-accepted' }]);
    expect(
      await feedback.sql(`select stage from report_stage where report_id = '${tip.reportId}' order by place`),
    ).toEqual([{ stage: 'received' }, { stage: 'not-accepted' }]);
  });

  it('of a kind that is kept longer loses the name first, and is read as before', async () => {
    const view = await an.view(denunciation.reportId);
    expect(view.identity).toBeNull();
    expect(
      await feedback.sql(`select 1 from report_identity_share where report_id = '${denunciation.reportId}'`),
    ).toEqual([]);
    const opened = await an.open(denunciation.reportId, 0);
    expect(opened.text).toBe('Tố cáo');
    expect(Buffer.from(opened.files[0]?.bytes ?? []).toString()).toBe('bằng chứng');
    expect((await status(denunciation.own.token)).status).toBe(200);
  });

  it('is written down by rule and number, and by nothing that was in it', async () => {
    const entries = await feedback.sql(
      `select content::jsonb -> 'details' as details, content from audit_entry
       where content::jsonb ->> 'act' = 'retention.run'`,
    );
    expect(entries.map(({ details }) => details)).toEqual([{ reportsUnfounded: 1, reporterIdentities: 1 }]);
    for (const mark of [tip.reportId, denunciation.reportId, ward.unitId])
      expect(JSON.stringify(entries)).not.toContain(mark);
  });

  it('begins its time anew with another word, and one that runs keeps all', async () => {
    feedback.clock.set(after(5_000));
    expect((await denunciation.write('Tôi còn một điều')).status).toBe(200);
    feedback.clock.set(after(5_480));
    expect(await run(false)).toEqual({});
    feedback.clock.set(after(5_000 + 5_480));
    expect(Object.keys(await run(false))).toEqual(['reports-formal']);
    expect(await run(true)).toEqual({});
    const [report] = await feedback.sql(
      `select identity is not null as named from report where erased_on is null`,
    );
    expect(report).toEqual({ named: true });
    expect((await rowsOf(running))['report_piece']).toBeGreaterThan(0);
  });

  it('never was where only its pieces came: they go after a full day', async () => {
    const url = '/reports/uploads/6b9d3f52-4f2b-4bd4-9d5e-0a4f9d7d6a10/0';
    const headers = { 'content-type': 'application/octet-stream' };
    const put = await feedback.ask({ method: 'PUT', url, headers, body: Buffer.alloc(16 * 1024 + 17, 7) });
    expect(put.status).toBe(204);
    const today = feedback.clock.now().getTime();
    feedback.clock.set(new Date(today + 86_400_000));
    await run(false);
    expect(await total('report_upload_piece')).toBe(1);
    feedback.clock.set(new Date(today + 2 * 86_400_000));
    await run(false);
    expect(await total('report_upload_piece')).toBe(0);
  });
});
