import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { deliveryChangedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { startNotification, type TestNotification } from '../sms/testing/start-notification.js';

jest.setTimeout(60_000);

interface Peer {
  readonly url: string;
  readonly got: { headers: IncomingHttpHeaders; body: string }[];
  answer: number | 'hang';
}

const servers: Server[] = [];
let house: TestNotification;
beforeAll(async () => {
  house = await startNotification();
});
afterAll(async () => {
  await house.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** A real peer that answers as it is told. */
async function peer(answer: Peer['answer']): Promise<Peer> {
  const got: Peer['got'] = [];
  const self = { url: '', got, answer };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      if (self.answer === 'hang') return;
      response.writeHead(self.answer, { location: 'http://127.0.0.1:1/' }).end('x'.repeat(100_000));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return self;
}

const url = '/api/notification/v1/webhooks';
const register = async (to: string) => {
  const answer = await house.operator.inject({
    ...{ method: 'POST', url, body: { url: to }, headers: { 'idempotency-key': randomUUID() } },
  });
  expect(answer.status).toBe(201);
  return answer.json as { webhookId: string; secret: string };
};
const end = (webhookId: string) => house.operator.inject({ method: 'DELETE', url: `${url}/${webhookId}` });
const happen = () =>
  house.service.publish(deliveryChangedV1, {
    ...{ messageId: v7(), assignmentId: v7(), unitId: v7(), officialId: v7(), channel: 'sms' },
    ...{ state: 'delivered', at: '2026-11-26T02:00:00.000Z' },
  });
const deliveries = (webhookId: string) =>
  house.sql(`SELECT state, attempts, failure FROM webhook_delivery WHERE webhook_id = $1`, [webhookId]);
const inMinutes = (minutes: number) =>
  house.clock.set(new Date(house.clock.now().getTime() + minutes * 60_000));

describe('a webhook', () => {
  it('is posted each event once, signed with the secret that was shown once', async () => {
    const receiver = await peer(204);
    const { webhookId, secret } = await register(receiver.url);
    await happen();
    await eventually(() => expect(receiver.got).toHaveLength(1));
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.got;
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    expect(JSON.parse(body)).toMatchObject({ type: deliveryChangedV1.type, data: { state: 'delivered' } });
    await eventually(async () =>
      expect(await deliveries(webhookId)).toEqual([{ state: 'delivered', attempts: 1, failure: null }]),
    );
    const list = await house.operator.inject({ url });
    expect(list.text).not.toContain(secret);
    expect((await end(webhookId)).status).toBe(204);
    expect((await end(webhookId)).json.code).toBe('webhook-unknown');
  });

  it('that answers 500 is tried seven times in a day and given up, and gets better where it does', async () => {
    const [broken, mended] = [await peer(500), await peer(302)];
    const [first, second] = [await register(broken.url), await register(mended.url)];
    await happen();
    await eventually(() => expect(mended.got).toHaveLength(1));
    await eventually(async () =>
      expect(await deliveries(second.webhookId)).toMatchObject([{ state: 'queued', failure: 'status-302' }]),
    );
    mended.answer = 200;
    for (const [index, minutes] of [1, 5, 30, 120, 360, 900].entries()) {
      await eventually(async () =>
        expect(await deliveries(first.webhookId)).toMatchObject([{ attempts: index + 1 }]),
      );
      inMinutes(minutes);
    }
    await eventually(async () =>
      expect(await deliveries(first.webhookId)).toEqual([
        { state: 'failed', attempts: 7, failure: 'status-500' },
      ]),
    );
    expect(broken.got).toHaveLength(7);
    expect(new Set(broken.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(mended.got).toHaveLength(2);
    await end(first.webhookId);
    await end(second.webhookId);
  });

  it('that hangs is left after ten seconds, and does not hold up the others', async () => {
    const [hanging, prompt] = [await peer('hang'), await peer(200)];
    const [first, second] = [await register(hanging.url), await register(prompt.url)];
    await happen();
    await eventually(() => expect(prompt.got).toHaveLength(1));
    await eventually(
      async () =>
        expect(await deliveries(first.webhookId)).toEqual([
          { state: 'queued', attempts: 1, failure: 'timed-out' },
        ]),
      20_000,
    );
    await end(first.webhookId);
    await end(second.webhookId);
  });

  it('is never posted within the house: not by address, not by name', async () => {
    const inside = await peer(200);
    const { port } = new URL(inside.url);
    for (const host of ['127.0.0.2', '[::1]', '169.254.169.254', '[::ffff:127.0.0.2]', '0x7f.2']) {
      const { webhookId } = await register(`http://${host}:${port}/`);
      await happen();
      await eventually(async () =>
        expect(await deliveries(webhookId)).toEqual([
          { state: 'failed', attempts: 1, failure: 'address-refused' },
        ]),
      );
      await end(webhookId);
    }
    expect(inside.got).toEqual([]);
  });

  it('that is gone ends by itself', async () => {
    const { webhookId } = await register((await peer(410)).url);
    await happen();
    await eventually(async () =>
      expect(await deliveries(webhookId)).toMatchObject([{ state: 'failed', failure: 'gone' }]),
    );
    expect((await end(webhookId)).status).toBe(404);
  });

  it('is registered by operators alone, without credentials in its address', async () => {
    const office = await house.service.as('committee-office');
    expect((await office.inject({ url })).status).toBe(403);
    for (const [bad, code] of [
      ['https://user:secret@example.org/', 'webhook-url-refused'],
      ['ftp://example.org/', 'input-invalid'],
      ['nowhere', 'input-invalid'],
    ]) {
      const answer = await house.operator.inject({
        ...{ method: 'POST', url, body: { url: bad }, headers: { 'idempotency-key': randomUUID() } },
      });
      expect(answer).toMatchObject({ status: 422, json: { code } });
    }
  });
});
