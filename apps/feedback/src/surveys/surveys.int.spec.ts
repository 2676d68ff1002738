import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SurveyMapping } from '@namkhong/contracts/http/feedback';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const data = join(import.meta.dirname, '../../../../packages/nk/data/sfo');
const csv = readFileSync(join(data, '2016.csv'), 'utf8');
const mapping = JSON.parse(readFileSync(join(data, 'mapping.json'), 'utf8')) as SurveyMapping;
const areas = Object.values(mapping.units).map((code) => unitOf(code));

/** Counts of 1–5 by column and of unit by area, straight from the text: the file has no quotes. */
function countDirectly() {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const columns = header.split(',');
  const questions = columns.filter((column) => column.startsWith('Q7'));
  const counts = new Map(questions.map((column) => [column, [0, 0, 0, 0, 0]]));
  const answered = new Map<string, number>();
  for (const cells of lines.map((line) => line.split(','))) {
    let any = false;
    for (const [column, histogram] of counts) {
      const level = '12345'.indexOf(cells[columns.indexOf(column)] || '-');
      if (level < 0) continue;
      histogram[level] = (histogram[level] ?? 0) + 1;
      any = true;
    }
    const area = cells[columns.indexOf('BAREA')] ?? '';
    if (any) answered.set(area, (answered.get(area) ?? 0) + 1);
  }
  return { lines: lines.length, counts, answered };
}

/** The whole file takes a while on a busy machine. */
jest.setTimeout(60_000);

describe('POST imports/surveys', () => {
  let feedback: TestFeedback;

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T01:00:00Z');
    await feedback.learn({
      units: areas,
      sets: [setOf('sfo-2016', 1, '2016-01-01', Object.keys(mapping.criteria))],
    });
  });
  afterAll(() => feedback.stop());
  const send = (body: object, dryRun = false) =>
    feedback.post(`/imports/surveys?dryRun=${dryRun}`, body, { as: 'analyst' });
  const cast = () => feedback.published('namkhong.feedback.rating-cast.v1');

  it('has no quotes in the file, so that a plain split counts it', () => {
    expect(csv).not.toContain('"');
  });

  it('turns 3,087 questionnaires into ratings whose counts equal a direct count of the file', async () => {
    const direct = countDirectly();
    expect((await send({ mapping, csv }, true)).body).toMatchObject({ dryRun: true, accepted: 3051 });
    expect(await cast()).toEqual([]);

    const { status, body } = await send({ mapping, csv });
    expect(status).toBe(201);
    expect(body).toMatchObject({ read: direct.lines, accepted: 3051, unchanged: 0 });
    expect(body.rejected).toHaveLength(3087 - 3051);
    expect(new Set(body.rejected.map((row: { code: string }) => row.code))).toEqual(new Set(['no-answers']));

    const ratings = await cast();
    expect(ratings).toHaveLength(3051);
    for (const [criterion, column] of Object.entries(mapping.criteria)) {
      const histogram = [1, 2, 3, 4, 5].map(
        (level) =>
          ratings.filter((rating) => (rating['levels'] as Record<string, number>)[criterion] === level)
            .length,
      );
      expect({ column, histogram }).toEqual({ column, histogram: direct.counts.get(column) });
    }
    for (const [area, code] of Object.entries(mapping.units)) {
      const { unitId } = areas.find((unit) => unit.code === code) ?? { unitId: '' };
      expect(ratings.filter((rating) => rating['unitId'] === unitId)).toHaveLength(
        direct.answered.get(area) ?? 0,
      );
    }
    expect(ratings[0]).toMatchObject({ assurance: 'open', channel: 'survey', officialId: null });
    expect(await feedback.published('namkhong.feedback.rating-signalled.v1')).toEqual([]);
  });

  it('counts the same file once, also by the name of a saved mapping', async () => {
    expect(await feedback.put('/mappings/sfo', mapping, { as: 'analyst' })).toMatchObject({ status: 204 });
    expect(await feedback.get('/mappings/sfo', { as: 'analyst' })).toMatchObject({
      status: 200,
      body: mapping,
    });
    expect((await send({ mapping: 'sfo', csv })).body).toMatchObject({ accepted: 0, unchanged: 3051 });
    expect(await cast()).toHaveLength(3051);
  });

  it('names the line of an unknown unit and value, and keeps the good rows', async () => {
    const small = { ...mapping, rowKey: 'K', unitColumn: 'U', dayColumn: 'D', dayFormat: 'yyyy-MM-dd' };
    const criteria = { 'q7-art': 'Q' };
    const text = [
      'K,U,D,Q',
      'x1,A,2016-05-01,5',
      'x2,Z,2016-05-01,5',
      'x3,B,2016-05-01,9',
      'x4,B,2015-05-01,1',
    ];
    const { body } = await send({ mapping: { ...small, criteria }, csv: text.join('\n') });
    expect(body).toMatchObject({ read: 4, accepted: 1 });
    expect(body.rejected).toEqual([
      { line: 3, code: 'unit-value-unknown', message: 'Giá trị “Z” ở cột U không ứng với đơn vị nào.' },
      { line: 4, code: 'value-unknown', message: 'Giá trị “9” ở cột Q không có trong thang điểm.' },
      { line: 5, code: 'set-not-in-force', message: 'Chưa có bộ tiêu chí nào có hiệu lực vào ngày này.' },
    ]);
  });

  it('refuses a file without the columns, an unknown mapping and an unknown set', async () => {
    expect(await send({ mapping, csv: 'A,B\n1,2\n' })).toMatchObject({
      status: 422,
      body: { code: 'survey-column-missing' },
    });
    expect(await send({ mapping: 'nobody', csv })).toMatchObject({
      status: 404,
      body: { code: 'mapping-unknown' },
    });
    expect(await send({ mapping: { ...mapping, setCode: 'nobody' }, csv })).toMatchObject({
      status: 422,
      body: { code: 'set-unknown' },
    });
  });
});
