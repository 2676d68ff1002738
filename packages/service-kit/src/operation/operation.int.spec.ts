import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { grantRecordedV1 } from '@namkhong/contracts';
import { v7 } from 'uuid';
import { type BaseEnvironment, ServiceKitModule } from '../index.js';
import { eventually, testService, type TestService } from '../testing/index.js';
import { RunningParts } from './running-parts.js';

const unitId = '0199c0de-0000-7000-8000-000000000001';

let service: TestService;
beforeAll(async () => {
  service = await testService({
    name: 'notes',
    module: (environment: BaseEnvironment) =>
      ServiceKitModule.forRoot({ name: 'notes', entities: [], migrations: [], environment, problems: {} }),
    environment: (base) => base,
  });
});
afterAll(async () => service.close());

describe('a service', () => {
  it('tells operators how it stands, and nobody else', async () => {
    const operator = await service.as('operator');
    const answer = await operator.inject({ url: '/api/notes/v1/operation' });
    expect(answer.json).toMatchObject({
      ...{ service: 'notes', ready: true, parts: { database: 'ok', bus: 'ok' } },
      outbox: { waiting: expect.any(Number) },
    });
    expect(answer.json.consumers).toContainEqual({
      ...{ group: 'notes.grants', halted: null },
      topics: [{ topic: 'directive.grant.v1', lag: expect.any(Number) }],
    });
    const ofAUnit = await service.as('operator', { unitId });
    for (const path of ['operation', 'dead-letters']) {
      expect((await ofAUnit.inject({ url: `/api/notes/v1/${path}` })).status).toBe(403);
      expect((await service.inject({ url: `/api/notes/v1/${path}` })).status).toBe(401);
    }
  });

  it('shows what a group put aside without what it says, and puts it back for an operator', async () => {
    const operator = await service.as('operator');
    const letters = async () => {
      const { json } = await operator.inject({ url: '/api/notes/v1/dead-letters' });
      return json.items as { topic: string; offset: string; eventId: string }[];
    };
    const before = (await letters()).length;
    const secret = 'a-word-of-the-record';
    const eventId = v7();
    await service.app
      .get(RunningParts)
      .get()
      .bus.transport.publish([
        {
          topic: 'directive.grant.v1',
          key: 'somebody',
          headers: {
            ...{
              ce_specversion: '1.0',
              ce_id: eventId,
              ce_source: '/directive',
              ce_type: grantRecordedV1.type,
            },
            ...{ ce_time: '2026-11-23T00:00:00.000Z', ce_correlationid: v7(), ce_subject: 'somebody' },
          },
          value: JSON.stringify({ subject: secret }),
        },
      ]);
    await eventually(async () => expect(await letters()).toHaveLength(before + 1));
    const [letter] = (await letters()).filter((each) => each.eventId === eventId);
    expect(letter).toMatchObject({ group: 'notes.grants', handled: false, type: grantRecordedV1.type });
    expect(JSON.stringify(letter)).not.toContain(secret);
    const replay = (body: object) =>
      operator.inject({ method: 'POST', url: '/api/notes/v1/dead-letters/replay', body });
    const { topic, offset } = letter ?? { topic: '', offset: '' };
    expect((await replay({ topic, offset })).status).toBe(202);
    // It fails again, and is put aside again: nothing of it is lost.
    await eventually(async () => expect(await letters()).toHaveLength(before + 2));
    expect((await replay({ topic, offset: '99999' })).json).toMatchObject({ code: 'dead-letter-unknown' });
    expect((await replay({ topic: 'scoring.flag.v1', offset })).status).toBe(404);
    const { json } = await operator.inject({ url: '/api/notes/v1/audit?act=dlq.replay' });
    expect(json.items[0].content).toMatchObject({
      targets: [eventId],
      details: { topic, group: 'notes.grants' },
    });
  });
});
