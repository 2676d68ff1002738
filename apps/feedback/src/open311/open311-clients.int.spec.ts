import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { open311Clients, runsInCi } from '../testing/environment.js';
import { unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

jest.setTimeout(60_000);

const describeWithClients = open311Clients === null && !runsInCi ? describe.skip : describe;
const ward = unitOf('H05.1');
/** As many as a unit must have before any of them is listed. */
const enough = 10;

/** civicbot (PyPI) discovers the services, sends what it checked against them, and asks after it; in JSON. */
const civicbot = `
import json, sys
from civicbot.http import HttpError, HttpTransport, RateLimiter
from civicbot.open311 import Open311Client
from civicbot.registry import Endpoint

root, enough = sys.argv[1], int(sys.argv[2])
endpoint = Endpoint(id='test', name='Test', base_url=root, write=True, api_key_required_for_write=False)
client = Open311Client(endpoint, HttpTransport(rate_limiter=RateLimiter(0)), jurisdiction_id='namkhong.example')
def send(**fields):
    sent = client.create_request('roads', dry_run=False, confirm='SEND', validate_remote=True, **fields)
    return sent.response[0]
def refused(ask):
    try:
        return ask()
    except HttpError as error:
        return [error.status, json.loads(error.body)[0]['code']]
sent = [send(lat=9.1769, lng=105.1524, description='Đèn hỏng & tối', first_name='Nobody') for _ in range(enough)]
first = sent[0]['service_request_id']
print(json.dumps({
    'services': sorted(each['service_code'] for each in client.list_services()),
    'definition': client.get_service_definition('roads'),
    'ids': [each['service_request_id'] for each in sent],
    'notice': sent[0]['service_notice'],
    'one': client.get_request(first)['status'],
    'several': len(client.list_requests(service_request_ids=[each['service_request_id'] for each in sent])),
    'token': refused(lambda: client.get_token('1')),
    'unknown service': refused(lambda: client.create_request('nowhere', dry_run=False, confirm='SEND', address_string='x', description='x')),
    'unknown request': refused(lambda: client.get_request('0')),
}))
`;

/** georeport (PyPI) reads what is listed, in both formats. */
const georeport = `
import json, sys
from georeport import GeoReport

root, first = sys.argv[1:3]
for output in ('json', 'xml'):
    client = GeoReport(root, output_format=output, jurisdiction='namkhong.example')
    def listed(**filters):
        try:
            found = client.get_service_requests(**filters) or []
        except TypeError:
            found = []  # What it makes of an XML list without elements.
        return len(found) if isinstance(found, list) else 1
    print(json.dumps({
        'services': sorted(each['service_code'] for each in client.get_service_list()),
        'definition': client.get_service_definition('roads')['service_code'],
        'request': client.get_service_request(first)['description'],
        'listed': [
            listed(),
            listed(service_code='other,roads', status='open,closed'),
            listed(start_date='2026-11-01T00:00:00+07:00', end_date='2026-11-30T16:59:59Z'),
            listed(status='closed'),
            listed(service_code='other'),
            listed(end_date='2026-10-31T00:00:00Z'),
        ],
    }))
`;

describeWithClients('clients of GeoReport v2 that nobody here wrote (OPEN311_CLIENTS)', () => {
  let feedback: TestFeedback;
  beforeAll(async () => {
    if (open311Clients === null) throw new Error('CI=true, but OPEN311_CLIENTS names no folder');
    feedback = await startFeedback('2026-11-23T01:00:00Z');
    await feedback.learn({ units: [ward] });
    const topic = {
      name: { vi: 'Đường sá', en: 'Roads' },
      description: { vi: 'Ổ gà & đèn đường', en: 'Holes & lamps' },
      workingDays: 3,
      unitId: ward.unitId,
    };
    await feedback.put('/requests/topics/roads', topic, { as: 'committee-office' });
  });
  afterAll(() => feedback.stop());

  const run = async (script: string, argument: string) => {
    const { stdout } = await promisify(execFile)(
      'python3',
      ['-c', script, `${feedback.url}/api/feedback/v1/open311/v2`, argument],
      { env: { ...process.env, PYTHONPATH: open311Clients ?? '', PYTHONIOENCODING: 'utf-8' } },
    );
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  const office = (path: string, body: object, version: number) =>
    feedback.post(path, body, { as: 'committee-office', headers: { 'if-match': `"${version}"` } });

  it('send requests, and read them in JSON and XML with every filter', async () => {
    const [told] = await run(civicbot, String(enough));
    expect(told).toMatchObject({
      services: ['other', 'roads'],
      definition: { service_code: 'roads', attributes: [] },
      one: 'open',
      several: enough,
      token: [404, 404],
      'unknown service': [404, 404],
      'unknown request': [404, 404],
    });
    const ids = told?.['ids'] as string[];
    expect(new Set(ids).size).toBe(enough);
    const receiptCode = String(told?.['notice']).split(': ')[1];
    expect((await feedback.post('/requests/status', { receiptCode }, {})).body).toMatchObject({
      state: 'received',
      topic: 'roads',
    });

    // Somebody accepts the first and frees its text: it is listed from then on.
    const freed = { title: 'Đèn', text: 'Đèn hỏng & tối <đường 1>', answer: null };
    const head = { as: 'unit-head', unitId: ward.unitId, headers: { 'if-match': '"1"' } } as const;
    await feedback.post(`/requests/${ids[0]}/reply`, { reply: 'accept' }, head);
    expect(await office(`/requests/${ids[0]}/publication`, freed, 2)).toMatchObject({ status: 200 });
    const read = {
      services: ['other', 'roads'],
      definition: 'roads',
      request: freed.text,
      listed: [1, 1, 1, 0, 0, 0],
    };
    expect(await run(georeport, ids[0] ?? '')).toEqual([read, read]);
  });
});
