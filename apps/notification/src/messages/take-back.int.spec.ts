import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { assignmentIssuedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { startNotification, type TestNotification } from '../sms/testing/start-notification.js';
import { takeBack } from './messages.repository.js';

jest.setTimeout(60_000);

describe('taking back what a dispatcher is just about to send', () => {
  let house: TestNotification;
  beforeAll(async () => {
    house = await startNotification();
  });
  afterAll(() => house.close());

  /** A message that waits for the head of its unit, so that no dispatcher of the service claims it. */
  async function waiting(): Promise<{ assignmentId: string; messageId: string }> {
    const assignmentId = v7();
    await house.service.publish(assignmentIssuedV1, {
      ...{ assignmentId, kind: 'directive', directiveId: v7(), directiveNumber: '01-CT/MH', clauseId: v7() },
      ...{ caseId: null, unitId: v7(), title: 'Quán triệt năm không', dueOn: '2026-12-15' },
      ...{ urgency: 'normal', illustrative: true },
    });
    return eventually(async () => {
      const [row] = await house.sql(
        `SELECT message_id FROM message WHERE assignment_id = $1 AND failure = 'head-unknown'`,
        [assignmentId],
      );
      expect(row).toBeDefined();
      return { assignmentId, messageId: (row as { message_id: string }).message_id };
    });
  }

  const somebodyWaits = () =>
    eventually(async () =>
      expect(
        await house.sql(
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        ),
      ).not.toEqual([]),
    );

  /** Both at once: the row is the dispatcher's, and what takes the message back waits for it. */
  async function race(began: boolean) {
    const { assignmentId, messageId } = await waiting();
    const { database } = house.service;
    const held = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const dispatcher = database.transaction(async (session) => {
      await session.query(`UPDATE message SET retry_at = retry_at WHERE message_id = $1`, [messageId]);
      held.resolve();
      await goOn.promise;
      if (!began) return;
      const values = [v7(), messageId, house.clock.now()];
      await session.query(
        `INSERT INTO attempt (attempt_id, message_id, started_at) VALUES ($1, $2, $3)`,
        values,
      );
    });
    await held.promise;
    const which = { assignmentId, templates: ['assignment-issued'] };
    const back = database.transaction((session) => takeBack(session, which, 'overtaken', house.clock.now()));
    await somebodyWaits();
    goOn.resolve();
    await dispatcher;
    const taken = await back;
    const [row] = await house.sql(`SELECT state FROM message WHERE message_id = $1`, [messageId]);
    return { taken: taken.length, ...(row as { state: string }) };
  }

  it('leaves it alone where its attempt was committed while it waited for the row', async () => {
    expect(await race(true)).toEqual({ taken: 0, state: 'queued' });
  });

  it('takes it where the row was merely held', async () => {
    expect(await race(false)).toEqual({ taken: 1, state: 'failed' });
  });
});
