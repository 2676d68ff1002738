import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { create } from 'xmlbuilder2';
import { unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

jest.setTimeout(60_000);

const ward = unitOf('H05.1');
let feedback: TestFeedback;
beforeAll(async () => {
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

const get = (path: string) => feedback.ask({ url: `/open311/v2/${path}` });
/** A form as browsers and the clients of the standard send it. */
const post = (format: 'json' | 'xml', fields: Record<string, string>) =>
  feedback.ask({
    method: 'POST',
    url: `/open311/v2/requests.${format}`,
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  });
const readXml = (text: string) => create(text).end({ format: 'object' }) as unknown;

describe('the exchange by GeoReport v2', () => {
  it('lists what is taken, in both formats', async () => {
    const listed = await get('services.json');
    expect(listed.headers['content-type']).toMatch(/^application\/json/);
    expect(listed.json).toContainEqual({
      service_code: 'roads',
      service_name: 'Đường sá',
      description: 'Ổ gà & đèn đường',
      metadata: false,
      type: 'realtime',
      keywords: '',
      group: '',
    });
    const xml = await get('services.xml');
    expect(xml.headers['content-type']).toMatch(/^text\/xml/);
    expect(readXml(xml.text)).toMatchObject({
      services: {
        service: expect.arrayContaining([
          expect.objectContaining({ service_code: 'roads', metadata: 'false' }),
        ]),
      },
    });
    expect((await get('services/roads.json')).json).toEqual({ service_code: 'roads', attributes: [] });
  });

  it('is discovered at its public address, in the two shapes that the standard has', async () => {
    const endpoint = {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: 'https://namkhong.example/api/feedback/v1/open311/v2',
      type: 'production',
    };
    const formats = ['application/json', 'text/xml'];
    expect((await get('discovery.json')).json).toMatchObject({ endpoints: [{ ...endpoint, formats }] });
    expect(readXml((await get('discovery.xml')).text)).toMatchObject({
      discovery: {
        contact: 'https://namkhong.example/open-data',
        endpoints: { endpoint: { ...endpoint, formats: { format: formats } } },
      },
    });
  });

  it('takes the example of the standard, keeps nothing that names somebody, and answers a receipt that works', async () => {
    // GeoReport v2, POST Service Request, sample body, with our service code.
    const answer = await post('json', {
      api_key: 'xyz',
      jurisdiction_id: 'city.gov',
      service_code: 'roads',
      lat: '37.76524078',
      long: '-122.4212043',
      address_string: '1234 5th street',
      email: 'smit333@sfgov.edu',
      device_id: 'tt222111',
      account_id: '123456',
      first_name: 'john',
      last_name: 'smith',
      phone: '111111111',
      description: 'A large sinkhole is destroying the street',
      media_url: 'http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg',
    });
    expect(answer.status).toBe(201);
    const [{ service_request_id: id, service_notice: notice }] = answer.json;
    const receiptCode = notice.split(': ')[1];
    expect((await feedback.post('/requests/status', { receiptCode }, {})).body).toMatchObject({
      state: 'received',
      topic: 'roads',
    });
    const kept = JSON.stringify(await feedback.dump(['request', 'request_step', 'bus_outbox']));
    expect(kept).toContain('1234 5th street');
    for (const word of ['smit333', 'john', 'smith', 'tt222111', '111111111', 'flickr'])
      expect(kept).not.toContain(word);

    expect((await get(`requests/${id}.json`)).json).toMatchObject([
      {
        service_request_id: id,
        status: 'open',
        description: '',
        agency_responsible: ward.name,
        requested_datetime: '2026-11-01T00:00:00+07:00',
      },
    ]);
    expect(readXml((await get(`requests/${id}.xml`)).text)).toMatchObject({
      service_requests: { request: { service_request_id: id, status: 'open' } },
    });
    // Nobody has looked at it yet, and the ward has too few requests: it is in no list.
    expect((await get('requests.json')).json).toEqual([]);
    expect((await get(`requests.json?service_request_id=${id},${ward.unitId}`)).json).toHaveLength(1);
  });

  it('tells errors as the standard does, with our code in front', async () => {
    const missing = await post('xml', { service_code: 'roads' });
    expect(missing.status).toBe(400);
    expect(readXml(missing.text)).toMatchObject({
      errors: { error: { code: '400', description: expect.stringMatching(/^input-invalid: .*description/) } },
    });
    expect((await post('json', { service_code: 'nowhere', description: 'x' })).json).toMatchObject([
      { code: 404, description: expect.stringMatching(/^request-topic-unknown: /) },
    ]);
    for (const path of ['services/nowhere.json', 'requests/nobody.json', 'requests/0.json', 'tokens/1.json'])
      expect(await get(path)).toMatchObject({ status: 404, json: [{ code: 404 }] });
    expect((await get('requests.json?status=broken')).status).toBe(400);
    expect((await get('requests.json?start_date=yesterday')).status).toBe(400);
  });

  it('takes a field that is sent empty as one that is not sent', async () => {
    expect(await get('requests.json?status=&start_date=&end_date=&service_code=')).toMatchObject({
      status: 200,
      json: [],
    });
    const empty = { lat: '', long: '', address_string: '', 'attribute[unit_id]': '' };
    const [{ service_request_id: id }] = (
      await post('json', { service_code: 'roads', description: 'Đèn hỏng', ...empty })
    ).json;
    const { request: kept } = await feedback.dump(['request']);
    expect(kept?.find(({ request_id }) => request_id === id)).toMatchObject({ place: null });
  });
});
