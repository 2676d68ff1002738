import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { servicePointRecordedV1 } from '@namkhong/contracts';
import { permissions } from '@namkhong/domain';
import { eventually, type TestRequest } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { dossierOf, postOf, setOf, unitOf } from './testing/fixtures.js';
import { hostileRequests, type Description } from './testing/hostile-requests.js';
import { startFeedback, type TestFeedback } from './testing/start-feedback.js';

const ward = unitOf('W-1', { illustrative: true });
const post = postOf('CB-1', ward);
const codes = ['access', 'result'];

jest.setTimeout(120_000);

describe('every route of the service', () => {
  let feedback: TestFeedback;
  let description: Description;
  const tokens: string[] = [];
  let receipt = '';
  let receiptCode = '';
  let requestId = '';

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-24T03:00:00Z');
    await feedback.learn({ units: [ward], posts: [post], sets: [setOf('sipas', 1, '2026-01-01', codes)] });
    await feedback.publish(servicePointRecordedV1, {
      servicePointId: v7(),
      code: 'Q-1',
      name: 'Quầy 1',
      kind: 'counter',
      pointId: null,
      units: [{ unitId: ward.unitId, validFrom: null, validTo: null }],
      validFrom: '2026-01-01',
      validTo: null,
      illustrative: true,
    });
    await eventually(async () =>
      expect(await feedback.sql('select 1 from directory_service_point')).toHaveLength(1),
    );
    const dossiers = Array.from({ length: 20 }, (_, n) => dossierOf(n, 'W-1', { officialCode: 'CB-1' }));
    const { body } = await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
    tokens.push(...(body as { ballots: { token: string }[] }).ballots.map(({ token }) => token));
    const [token = ''] = tokens;
    const levels = { access: 4 };
    const rated = await feedback.post('/ratings', { levels }, { headers: { 'nk-ballot': token } });
    ({ receipt } = rated.body as { receipt: string });
    const topic = {
      ...{ name: { vi: 'Đường', en: 'Roads' }, description: { vi: 'Đường hỏng', en: 'Broken roads' } },
      ...{ workingDays: 10, unitId: ward.unitId, isOpen: true },
    };
    await feedback.put('/requests/topics/land', topic, { as: 'committee-office' });
    const asked = { kind: 'suggestion', topic: 'land', title: 'Ổ gà', text: 'Trước cổng chợ' };
    const requested = await feedback.post('/requests', asked, {});
    ({ receiptCode } = requested.body as { receiptCode: string });
    requestId = String((await feedback.sql('select request_id from request'))[0]?.['request_id']);
    description = (await feedback.describe()) as Description;
  });
  afterAll(() => feedback.stop());

  it('answers whatever is sent to it, never with a fault of its own', async () => {
    const known = {
      uuids: [ward.unitId, post.officialId, requestId, v7()],
      days: ['2026-11-24', '2026-11', '2026-10-31'],
      texts: [
        'W-1',
        'CB-1',
        'Q-1',
        'land',
        'sipas',
        'access',
        'overall',
        '000.00.05.H12-261102-0001',
        receiptCode,
      ],
      headers: {
        'nk-ballot': tokens.slice(1),
        'nk-receipt': [receipt, 'không có'],
        'if-match': ['"1"', '"2"'],
      },
    };
    const routes = hostileRequests(description, { seed: 20_261_124, perRoute: 8, known });
    const faults: string[] = [];
    for (const { operationId, action, requests } of routes) {
      const headers = await feedback.account(`fuzz-${operationId}`, holderOf(action));
      for (const request of requests) {
        const answer = await feedback.inject(withHeaders(request, action === undefined ? {} : headers));
        // A bare 400 is Fastify's own word on an address that is none.
        if (answer.status >= 500 || (answer.status >= 400 && !answer.text.includes('"code":')))
          faults.push(
            `${operationId} ${answer.status} ${answer.text.slice(0, 200)} to ${JSON.stringify(request).slice(0, 500)}`,
          );
      }
    }
    expect(routes.length).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });
});

function withHeaders(request: TestRequest, headers: Record<string, string>): TestRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}

function holderOf(action: string | undefined) {
  const found = Object.entries(permissions).find(([name]) => name === action);
  return found?.[1].heldBy[0] ?? 'analyst';
}
