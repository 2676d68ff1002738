import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { servicePointRecordedV1 } from '@namkhong/contracts';
import {
  eventually,
  everythingInDatabase,
  everythingInRedis,
  testRedisUrl,
} from '@namkhong/service-kit/testing';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { v7 } from 'uuid';
import { dossierOf, postOf, setOf, unitOf } from './testing/fixtures.js';
import { startFeedback, type TestFeedback } from './testing/start-feedback.js';

const ward = unitOf('W-1');
const post = postOf('CB-1', ward);

/** Numbers that stand in no other text: the address and the browser of somebody, and all a proxy may add. */
const address = '203.0.113.77';
const browser = 'TrinhDuyetDanhDau/77.1';
const network = 'MangDanhDau7777777777_';
const device = 'thiet-bi-danh-dau-7777';
const traced = {
  'user-agent': browser,
  'x-forwarded-for': address,
  'x-real-ip': address,
  forwarded: `for=${address};proto=https`,
  referer: `https://noi-khac.example/${browser}`,
  cookie: `nguoi=${browser}`,
  'x-client-marker': browser,
};

jest.setTimeout(60_000);

describe('what is left of somebody who rates', () => {
  let feedback: TestFeedback;
  const redisUrl = testRedisUrl();
  const lines: string[] = [];
  const tokens: string[] = [];

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-24T03:00:00Z', {
      logged: (line) => lines.push(line),
      ...(redisUrl ? { redisUrl: `${redisUrl}/11` } : {}),
    });
    await feedback.learn({
      units: [ward],
      posts: [post],
      sets: [setOf('sipas', 1, '2026-01-01', ['access'])],
    });
    await feedback.publish(servicePointRecordedV1, {
      servicePointId: v7(),
      code: 'Q-1',
      name: 'Quầy 1',
      kind: 'counter',
      pointId: null,
      units: [{ unitId: ward.unitId, validFrom: null, validTo: null }],
      validFrom: '2026-01-01',
      validTo: null,
      illustrative: false,
    });
    await eventually(async () =>
      expect(await feedback.sql('select 1 from directory_service_point')).toHaveLength(1),
    );
    const dossiers = Array.from({ length: 4 }, (_, n) => dossierOf(n, 'W-1', { officialCode: 'CB-1' }));
    const { body } = await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
    tokens.push(...(body as { ballots: { token: string }[] }).ballots.map(({ token }) => token));
  });
  afterAll(() => feedback.stop());

  /** Over a real socket, as from a proxy that forwards all it knows. */
  async function send(method: string, path: string, headers: Record<string, string>, body?: unknown) {
    const response = await fetch(`${feedback.url}/api/feedback/v1${path}`, {
      method,
      headers: {
        ...traced,
        ...{ 'nk-network': network, 'nk-device': device },
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }

  it('is nothing by which the address, the browser, the network or the device could be known', async () => {
    const [first = '', second = ''] = tokens;
    const levels = { access: 4 };
    const statuses: number[] = [];
    const act = async (...request: Parameters<typeof send>) => {
      const answer = await send(...request);
      statuses.push(answer.status);
      return answer;
    };
    await act('GET', '/ballot', { 'nk-ballot': first });
    const { text } = await act('POST', '/ratings', { 'nk-ballot': first }, { levels });
    const { receipt } = JSON.parse(text) as { receipt: string };
    await act('POST', '/ratings', { 'nk-ballot': first }, { levels });
    await act('POST', '/ratings', { 'nk-ballot': second }, `{"levels": "${browser}"}`);
    await act('POST', '/ratings', { 'nk-ballot': second }, `{"levels": ${address}`);
    await act('POST', '/ratings', { 'nk-ballot': browser }, { levels });
    await act('PUT', '/rating', { 'nk-receipt': receipt }, { levels: { access: 2 } });
    await act('DELETE', '/rating', { 'nk-receipt': receipt });
    await act('GET', `/nowhere/${browser}?from=${address}`, {});
    const challenge = JSON.parse((await act('GET', '/challenges', {})).text) as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    await act('POST', '/open-ratings', {}, { servicePoint: 'Q-1', levels, proof });
    expect(statuses).toEqual([200, 201, 409, 422, 400, 404, 200, 204, 404, 200, 201]);

    const left = {
      database: await everythingInDatabase(feedback.databases.own),
      bus: await relayed(),
      log: lines.join('\n'),
      ...(redisUrl ? { redis: await everythingInRedis(`${redisUrl}/11`) } : {}),
    };
    // It was there to be seen: the day's rating with its events, the requests, the limits.
    expect(left.database).toContain('rating-cast');
    expect(left.log).toContain('/api/feedback/v1/ratings');
    if (left.redis !== undefined) expect(left.redis).toContain('nk:limit:feedback:');
    for (const [where, text] of Object.entries(left))
      for (const mark of [address, browser, network, device, first, receipt])
        expect({ where, mark, found: holds(text, mark) }).toEqual({ where, mark, found: false });
  });

  /** Everything on the bus, once the ratings have arrived there. */
  const relayed = () =>
    eventually(async () => {
      const text = await everythingInDatabase(feedback.databases.bus);
      expect(text.split('open').length).toBeGreaterThan(1);
      expect(await feedback.sql('select 1 from bus_outbox where published_at is null')).toEqual([]);
      return text;
    });

  it('is caught by this search where it is left', async () => {
    await feedback.sql(`create table careless as select '${randomUUID()} ${browser}' as seen`);
    expect(holds(await everythingInDatabase(feedback.databases.own), browser)).toBe(true);
  });
});

/** As it is, in base64, or in hex, whatever the capitals. */
function holds(text: string, mark: string): boolean {
  const bytes = Buffer.from(mark);
  const base64 = bytes.toString('base64').replace(/.?=*$/, '');
  const forms = [mark, base64, bytes.toString('hex')];
  return forms.some((form) => text.toLowerCase().includes(form.toLowerCase()));
}
