import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { everythingInDatabase, everythingInRedis, testRedisUrl } from '@namkhong/service-kit/testing';
import { dossierOf, postOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';
import { contentsOf, newReader, sendReport, type TestReader } from '../testing/test-reports.js';

jest.setTimeout(120_000);

/** An address that only this spec sends from, so that the socket itself carries the mark. */
const address = '127.77.66.55';
const agent = 'Marked-Browser/77.66.55';
const correlation = 'marked-correlation-776655';
const forwarded = '203.0.113.77';
const headers = { 'user-agent': agent, 'x-forwarded-for': forwarded, 'x-correlation-id': correlation };
const words = 'Chuyện chỉ người đọc được biết 776655';
const named = 'Lê Thị Người Gửi 776655';

const ward = unitOf('W-1');
const official = postOf('CB-1', ward);
const redisUrl = testRedisUrl();
const logged: string[] = [];
let feedback: TestFeedback;
let reader: TestReader;

beforeAll(async () => {
  feedback = await startFeedback('2026-11-23T07:05:31Z', {
    logged: (line) => logged.push(line),
    ...(redisUrl === undefined ? {} : { redisUrl }),
  });
  await feedback.learn({
    units: [ward],
    posts: [official],
    sets: [setOf('sipas', 1, '2026-01-01', ['access', 'official', 'result'])],
  });
  reader = await newReader(feedback, 'An', await feedback.account('an', 'inspector'));
  await newReader(feedback, 'Chi', await feedback.account('chi', 'reviewer'));
});
afterAll(() => feedback.stop());

/** The service as somebody sees it who comes from the marked address. */
const fromAddress = (): TestFeedback => ({
  ...feedback,
  ask: ({ method = 'GET', url, body, headers: more = {} }) =>
    new Promise((resolve, reject) => {
      const isRaw = Buffer.isBuffer(body);
      const sending = request(
        `${feedback.url}/api/feedback/v1${url}`,
        {
          method,
          localAddress: address,
          headers: {
            ...(isRaw || body === undefined ? {} : { 'content-type': 'application/json' }),
            ...more,
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers as Record<string, string>,
              text,
              get json(): unknown {
                return JSON.parse(text) as unknown;
              },
            });
          });
        },
      );
      sending.on('error', reject);
      sending.end(isRaw ? body : body === undefined ? undefined : JSON.stringify(body));
    }),
});

/** Line by line, so that a finding says where it is. */
const everything = async () => [
  ...logged,
  ...(await everythingInDatabase(feedback.databases.own)).split('\n'),
  ...(await everythingInDatabase(feedback.databases.bus)).split('\n'),
  ...(redisUrl === undefined ? [] : (await everythingInRedis(redisUrl)).split('\n')),
];
/** A mark as text, and as a column of bytes would show it. */
const whereIs = (all: readonly string[], mark: string) => {
  const shapes = [mark, Buffer.from(mark).toString('hex'), Buffer.from(mark).toString('base64').slice(0, -4)];
  return all.filter((text) => shapes.some((shape) => text.includes(shape)));
};

describe('after a report and a rating', () => {
  it('no address, browser, request or word of whoever sent them is in a table, a log, a topic or Redis', async () => {
    const marked = fromAddress();
    const sent = await sendReport(marked, {
      unitId: ward.unitId,
      officialCode: 'CB-1',
      headers,
      contents: contentsOf(words),
      identity: named,
    });
    expect((await sent.send()).status).toBe(201);
    expect((await sent.write(`${words} lần nữa`)).status).toBe(200);
    expect((await sent.send({ parcel: { ...sent.body.parcel, digest: 'x' } })).status).toBe(422);

    // The gateway gives a rating its network: a keyed hash of the day.
    const dossiers = [dossierOf(1, 'W-1', { officialCode: 'CB-1' })];
    const { token } = (await feedback.post('/dossiers', { dossiers }, { as: 'operator' })).body.ballots[0];
    const rated = await marked.ask({
      method: 'POST',
      url: '/ratings',
      headers: { ...headers, 'nk-ballot': token, 'nk-network': 'hash-of-the-day-0123456789' },
      body: { levels: { access: 4 }, secondsTaken: 40 },
    });
    expect(rated.status).toBe(201);
    feedback.clock.set(new Date('2026-11-25T07:05:31Z'));
    await feedback.tellReports();

    const all = await everything();
    const hash = createHash('sha256').update(address).digest('base64url').slice(0, 22);
    for (const mark of [address, agent, forwarded, hash, words, named, sent.receipt, sent.body.token])
      expect({ mark, found: whereIs(all, mark) }).toEqual({ mark, found: [] });
    // The same search finds what is meant to be there.
    expect(whereIs(all, sent.reportId).length).toBeGreaterThan(3);
    expect(whereIs(all, 'namkhong.feedback.rating-cast.v1').length).toBeGreaterThan(0);
    expect(logged.length).toBeGreaterThan(0);

    // Of a report's requests no log tells anything at all; a rating's names its route alone.
    const ofReports = logged.filter((line) => line.includes('/reports'));
    expect(ofReports.filter((line) => /reports\/(uploads|status|messages|readers)/.test(line))).toEqual([]);
    expect((await reader.open(sent.reportId, 0)).text).toBe(words);
  });
});
