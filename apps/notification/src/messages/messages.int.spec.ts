import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { assignmentIssuedV1, deliveryChangedV1 } from '@namkhong/contracts';
import type { Faults } from '@namkhong/infra-local';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { startNotification } from '../sms/testing/start-notification.js';

jest.setTimeout(60_000);

const assignment = (unitId: string) => ({
  assignmentId: v7(),
  kind: 'directive' as const,
  directiveId: v7(),
  directiveNumber: '01-CT/MH',
  clauseId: v7(),
  caseId: null,
  unitId,
  title: 'Quán triệt năm không',
  dueOn: '2026-12-15',
  urgency: 'normal' as const,
  illustrative: true,
});

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

async function begin(faults: Partial<Faults> = {}, { at }: { readonly at?: Date } = {}) {
  const night = at && { at, change: { SMS_DEMONSTRATION: false } };
  const house = await startNotification({ faults, ...night });
  closing.push(house.close);
  const { service, operator } = house;
  return {
    ...house,
    importContacts: (csv: string) =>
      operator.inject({
        method: 'POST',
        url: '/api/notification/v1/imports/contacts',
        body: csv,
        headers: { 'content-type': 'text/csv' },
      }),
    /** A unit with a head whose phone is known. */
    unitWithHead: async (code: string, phone: string) => {
      const unitId = v7();
      return { unitId, officialId: await house.addOfficial(code, phone, unitId) };
    },
    statesOf: async (assignmentId: string) => {
      const events = await service.published(deliveryChangedV1);
      return events.flatMap(({ data }) => (data.assignmentId === assignmentId ? [data.state] : []));
    },
    messageOf: async (assignmentId: string) => {
      const answer = await operator.inject({
        url: `/api/notification/v1/messages?assignmentId=${assignmentId}`,
      });
      return answer.json.items[0];
    },
  };
}

describe('an assignment', () => {
  let house: Awaited<ReturnType<typeof begin>>;
  beforeAll(async () => {
    house = await begin();
  });

  it('becomes one SMS to the head of its unit, and its delivery is told', async () => {
    const { unitId, officialId } = await house.unitWithHead('CB-1', '0599 000 001');
    const given = assignment(unitId);
    await house.service.publish(assignmentIssuedV1, given);
    await eventually(async () =>
      expect(await house.statesOf(given.assignmentId)).toEqual(['queued', 'submitted', 'delivered']),
    );
    const sent = house.sent();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      from: 'NAMKHONG',
      maskedTo: '+84•••••0001',
      text: 'Nam Khong: don vi dong chi duoc giao nhiem vu theo van ban 01-CT/MH, han 15/12/2026. Xem va xac nhan tai https://namkhong.example/work',
      encoding: 'gsm-7',
      parts: 1,
    });
    expect(await house.messageOf(given.assignmentId)).toMatchObject({
      unitId,
      officialId,
      maskedPhone: '+84•••••0001',
      state: 'delivered',
      attempts: 1,
      segments: 1,
    });
  });

  it('waits for a head and a phone that come later, and says for what', async () => {
    const unitId = v7();
    const given = assignment(unitId);
    await house.service.publish(assignmentIssuedV1, given);
    await eventually(async () =>
      expect(await house.messageOf(given.assignmentId)).toMatchObject({
        state: 'queued',
        failure: 'head-unknown',
      }),
    );
    expect(await house.statesOf(given.assignmentId)).toEqual(['queued']);
    expect(house.sent()).toHaveLength(1);
    await house.addOfficial('CB-2', '0599000002', unitId);
    house.clock.advance(5_000);
    await eventually(async () =>
      expect(await house.statesOf(given.assignmentId)).toEqual(['queued', 'submitted', 'delivered']),
    );
    expect(await house.messageOf(given.assignmentId)).toMatchObject({ failure: null, attempts: 1 });
  });

  it('shows messages to those who may see them, and to nobody else', async () => {
    const analyst = await house.service.as('analyst');
    expect((await analyst.inject({ url: '/api/notification/v1/messages' })).status).toBe(403);
    expect((await house.service.inject({ url: '/api/notification/v1/messages' })).status).toBe(401);
  });

  it('keeps phones out of the database in the clear', async () => {
    const rows = await house.service.database.read((session) =>
      session.query<{ row: string }>(`SELECT contact::text AS row FROM contact`),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain('599000001');
  });

  it('takes over good contacts and names the lines of bad ones', async () => {
    const answer = await house.importContacts(
      'official_code,phone\nCB-1,0599000009\nCB-0,0599000002\nCB-1,x\n"CB-1\n',
    );
    expect(answer.json).toMatchObject({ read: 4, accepted: 1, unchanged: 0 });
    expect(
      answer.json.rejected.map(({ line, code }: { line: number; code: string }) => [line, code]),
    ).toEqual([
      [3, 'official-unknown'],
      [4, 'phone-not-a-number'],
      [5, 'csv-quotes-invalid'],
    ]);
    expect((await house.importContacts('phone\n1\n')).json).toMatchObject({ code: 'csv-header-invalid' });
  });
});

describe('a message centre that throttles', () => {
  it('delays messages and loses none', async () => {
    const house = await begin({ throttleShare: 0.5 });
    const { unitId } = await house.unitWithHead('CB-1', '0599000001');
    const given = Array.from({ length: 12 }, () => assignment(unitId));
    await house.service.publish(assignmentIssuedV1, ...given);
    await eventually(async () => {
      const states = await Promise.all(given.map(({ assignmentId }) => house.statesOf(assignmentId)));
      expect(states.map((each) => each.at(-1))).toEqual(given.map(() => 'delivered'));
    }, 30_000);
    expect(house.sent()).toHaveLength(12);
    for (const { assignmentId } of given)
      expect(await house.messageOf(assignmentId)).toMatchObject({ attempts: 1 });
  });
});

describe('a message centre whose answer is lost', () => {
  it('leaves the message unknown, and does not simply send it again', async () => {
    const house = await begin({ dropResponseShare: 1 });
    const { unitId } = await house.unitWithHead('CB-1', '0599000001');
    const given = assignment(unitId);
    await house.service.publish(assignmentIssuedV1, given);
    await eventually(async () =>
      expect(await house.messageOf(given.assignmentId)).toMatchObject({
        state: 'unknown',
        failure: 'no-answer',
      }),
    );
    expect(house.sent()).toHaveLength(1);
  });
});

describe('a message centre whose receipts are in decimal, early and doubled', () => {
  it('has its messages delivered, each told of once', async () => {
    const house = await begin({ receiptIds: 'decimal', earlyReceiptShare: 0.5, duplicateReceiptShare: 0.5 });
    const { unitId } = await house.unitWithHead('CB-1', '0599000001');
    const given = Array.from({ length: 12 }, () => assignment(unitId));
    await house.service.publish(assignmentIssuedV1, ...given);
    await eventually(async () => {
      const states = await Promise.all(given.map(({ assignmentId }) => house.statesOf(assignmentId)));
      expect(states).toEqual(given.map(() => ['queued', 'submitted', 'delivered']));
    }, 30_000);
    expect(await house.sql(`SELECT gateway_id FROM early_receipt`)).toEqual([]);
  });
});

describe('a message centre that goes away', () => {
  it('is found again, and what was due is sent', async () => {
    const house = await begin();
    const { unitId } = await house.unitWithHead('CB-1', '0599000001');
    await house.restartSimulator();
    const given = assignment(unitId);
    await house.service.publish(assignmentIssuedV1, given);
    await eventually(async () => expect((await house.statesOf(given.assignmentId)).at(-1)).toBe('delivered'));
  });
});

describe('the hours of officials', () => {
  it('are kept by what was due by day and can only leave at night', async () => {
    const house = await begin({}, { at: new Date('2026-11-26T20:55:00+07:00') });
    const unitId = v7();
    const [given, express] = [assignment(unitId), { ...assignment(unitId), urgency: 'express' as const }];
    await house.service.publish(assignmentIssuedV1, given, express);
    await eventually(async () => {
      for (const { assignmentId } of [given, express])
        expect(await house.messageOf(assignmentId)).toMatchObject({ failure: 'head-unknown' });
    });
    house.clock.advance(30 * 60_000);
    await house.addOfficial('CB-1', '0599000001', unitId);
    house.clock.advance(5_000);
    await eventually(async () =>
      expect((await house.statesOf(express.assignmentId)).at(-1)).toBe('delivered'),
    );
    await eventually(async () =>
      expect(await house.messageOf(given.assignmentId)).toMatchObject({ state: 'queued', failure: null }),
    );
    expect(house.sent()).toHaveLength(1);
    house.clock.advance(10 * 3_600_000);
    await eventually(async () => expect((await house.statesOf(given.assignmentId)).at(-1)).toBe('delivered'));
  });
});
