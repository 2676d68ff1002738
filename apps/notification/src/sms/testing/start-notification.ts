import { expect } from '@jest/globals';
import { postRecordedV1 } from '@namkhong/contracts';
import { startSimulator, type Faults, type RunningSimulator } from '@namkhong/infra-local';
import { eventually, testService, type TestService } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import type { Environment } from '../../environment.js';
import { NotificationModule } from '../../notification.module.js';
import { SmppSession } from '../smpp-session.js';
import { MovableClock } from './movable-clock.js';

const account = { systemId: 'namkhong', password: 'secret' };

/** Thursday morning in Hà Nội, when messages may arrive. */
const MORNING = new Date('2026-11-26T09:00:00+07:00');

interface Settings {
  readonly faults?: Partial<Faults>;
  readonly at?: Date;
  readonly change?: Partial<Environment>;
  readonly logged?: (line: string) => void;
}

/** The real service, its real SMPP session, and a message centre that can be made to misbehave. Close it in `afterAll`. */
export async function startNotification({ faults = {}, at = MORNING, change = {}, logged }: Settings = {}) {
  let simulator: RunningSimulator = await startSimulator({ ...account, faults, deliveryMs: 50 });
  const clock = new MovableClock(at);
  const sms = new SmppSession({
    url: simulator.smppUrl,
    from: 'NAMKHONG',
    window: 4,
    perSecond: 200,
    receiptIds: faults.receiptIds === 'decimal' ? 'decimal' : 'same',
    submitTimeoutMs: 1_000,
    enquireLinkMs: 5_000,
    reconnect: { base: 50, limit: 500 },
    log: () => undefined,
  });
  const service: TestService = await testService({
    name: 'notification',
    module: (environment: Environment) => NotificationModule.with(environment, sms),
    clock,
    ...(logged ? { logged } : {}),
    environment: (base): Environment => ({
      ...base,
      SMPP_URL: simulator.smppUrl,
      SMS_FROM: 'NAMKHONG',
      SMS_WINDOW: 4,
      SMS_PER_SECOND: 200,
      SMS_RECEIPT_IDS: 'same',
      FIELD_KEYS: [Buffer.alloc(32, 7)],
      PUBLIC_ORIGIN: 'https://namkhong.example',
      SMS_DEMONSTRATION: true,
      WEBHOOK_NETWORKS: ['127.0.0.1/32'],
      ...change,
    }),
  });
  const operator = await service.as('operator');
  return {
    clock,
    service,
    operator,
    /** What the phones got, oldest first. */
    sent: (to?: string) => simulator.messages(to).toReversed(),
    /** Somebody writes to the platform; true once it has stored that. */
    write: (from: string, text: string) => simulator.reply(from, 'NAMKHONG', text),
    /** Ends every connection, and begins again where it was. */
    async restartSimulator() {
      const { smppPort } = simulator;
      await simulator.stop();
      simulator = await startSimulator({ ...account, smppPort, deliveryMs: 50 });
    },
    sql: (text: string, values: unknown[] = []) =>
      service.database.read((session) => session.query(text, values)),
    /** A post and the phone of whoever holds it. */
    async addOfficial(
      code: string,
      phone: string,
      unitId: string,
      role: 'head' | 'deputy' | 'staff' = 'head',
    ) {
      const officialId = v7();
      await service.publish(postRecordedV1, {
        ...{ postId: v7(), officialId, officialCode: code, unitId, role },
        ...{ validFrom: '2026-01-01', validTo: null, illustrative: true },
      });
      await eventually(async () => {
        const answer = await operator.inject({
          method: 'POST',
          url: '/api/notification/v1/imports/contacts',
          body: `official_code,phone\n${code},${phone}\n`,
          headers: { 'content-type': 'text/csv' },
        });
        expect(answer.json).toMatchObject({ rejected: [] });
      });
      return officialId;
    },
    close: async () => {
      await service.close();
      await simulator.stop();
    },
  };
}

export type TestNotification = Awaited<ReturnType<typeof startNotification>>;
