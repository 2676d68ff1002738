import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { assignmentIssuedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { startNotification, type TestNotification } from '../sms/testing/start-notification.js';

jest.setTimeout(60_000);

const unitId = v7();
let house: TestNotification;
let head: Awaited<ReturnType<TestNotification['service']['as']>>;
let other: typeof head;
const reading: AbortController[] = [];

beforeAll(async () => {
  house = await startNotification();
  const officialId = await house.addOfficial('CB-21', '0599000021', unitId);
  head = await house.service.as('unit-head', { unitId, officialId });
  other = await house.service.as('official', { unitId, officialId: v7() });
});
afterAll(async () => {
  // Streams that are still open end with the service.
  await house.close();
  for (const each of reading) each.abort();
});

const url = '/api/notification/v1/notices';
const issue = (directiveNumber: string) =>
  house.service.publish(assignmentIssuedV1, {
    ...{
      assignmentId: v7(),
      kind: 'directive',
      directiveId: v7(),
      directiveNumber,
      clauseId: v7(),
      caseId: null,
    },
    ...{ unitId, title: 'Việc', dueOn: '2026-12-15', urgency: 'normal', illustrative: true },
  });

/** Reads a stream over a real connection; `events` grows as they come. */
async function listen() {
  const controller = new AbortController();
  reading.push(controller);
  const answer = await fetch(`${house.service.url}${url}/stream`, {
    ...{ headers: head.headers, signal: controller.signal },
  });
  const events: unknown[] = [];
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      const text = decoder.decode(chunk as Uint8Array);
      for (const [, data = ''] of text.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(data));
    }
  };
  void read().catch(() => undefined);
  return { answer, events, stop: () => controller.abort() };
}

describe('notices in the portal', () => {
  it('are no e-mails where no mail server was named, and officials are told so', async () => {
    const { json } = await head.inject({ url: '/api/notification/v1/preferences' });
    expect(json).toMatchObject({ mailAvailable: false, maskedEmail: null });
  });

  it('come live to the official they are for, are read once, and are nobody else’s', async () => {
    const stream = await listen();
    expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
    await eventually(() => expect(stream.events).toEqual([{ unread: 0 }]));
    await issue('21-CT/MH');
    await eventually(() => expect(stream.events).toEqual([{ unread: 0 }, { unread: 1 }]));
    const [notice] = (await head.inject({ url })).json.items;
    expect(notice).toMatchObject({ template: 'assignment-issued', readAt: null });
    expect(notice.text).toContain('21-CT/MH');
    const read = (who: typeof head) =>
      who.inject({ method: 'POST', url: `${url}/${notice.noticeId as string}/read` });
    expect((await other.inject({ url })).json.items).toEqual([]);
    expect(await read(other)).toMatchObject({ status: 404, json: { code: 'notice-unknown' } });
    expect((await read(head)).status).toBe(204);
    expect((await read(head)).status).toBe(204);
    await eventually(() => expect(stream.events.at(-1)).toEqual({ unread: 0 }));
    expect((await head.inject({ url })).json.items[0].readAt).not.toBeNull();
    stream.stop();
  });

  it('are paged', async () => {
    await issue('22-CT/MH');
    await eventually(async () => expect((await head.inject({ url })).json.items).toHaveLength(2));
    const first = (await head.inject({ url: `${url}?limit=1` })).json;
    const second = (await head.inject({ url: `${url}?limit=1&cursor=${first.next as string}` })).json;
    expect(first.items[0].text).toContain('22-CT/MH');
    expect(second.items[0].text).toContain('21-CT/MH');
    expect(second.next).toBeNull();
  });

  it('are for officials with an account of their own, five pages at once', async () => {
    expect((await house.operator.inject({ url })).status).toBe(403);
    const without = await house.service.as('unit-head', { unitId });
    expect(await without.inject({ url })).toMatchObject({
      status: 403,
      json: { code: 'account-without-official' },
    });
    await eventually(async () => {
      const open = [];
      for (let index = 0; index < 5; index++) open.push(await listen());
      const refused = await listen();
      const statuses = open.map(({ answer }) => answer.status);
      for (const each of open) each.stop();
      expect(statuses).toEqual([200, 200, 200, 200, 200]);
      expect(refused.answer.status).toBe(429);
      expect(refused.answer.headers.get('retry-after')).toBe('60');
    });
    await eventually(async () => {
      const again = await listen();
      again.stop();
      expect(again.answer.status).toBe(200);
    });
  });
});
