import { expect, it, jest } from '@jest/globals';
import { assignmentIssuedV1 } from '@namkhong/contracts';
import { Database } from '@namkhong/service-kit';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { startNotification } from '../sms/testing/start-notification.js';
import { takeBack } from './messages.repository.js';

jest.setTimeout(60_000);

it('does not take back a message whose attempt begins meanwhile', async () => {
  const at = new Date('2026-11-26T22:00:00+07:00');
  const house = await startNotification({ at, change: { SMS_DEMONSTRATION: false } });
  try {
    const unitId = v7();
    await house.addOfficial('CB-1', '0599000001', unitId);
    const assignmentId = v7();
    await house.service.publish(assignmentIssuedV1, {
      ...{ assignmentId, kind: 'directive', directiveId: v7(), directiveNumber: '01-CT/MH', clauseId: v7() },
      ...{ caseId: null, unitId, title: 'Quán triệt năm không', dueOn: '2026-12-15', urgency: 'normal' },
      illustrative: true,
    });
    const waiting = () =>
      house.sql(`SELECT message_id, template, state FROM message WHERE assignment_id = $1`, [assignmentId]);
    await eventually(async () => expect(await waiting()).toMatchObject([{ state: 'queued' }]));
    const [message] = await waiting();

    const database = house.service.app.get(Database);
    const begun = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    // What a dispatcher does: it claims the message and commits its attempt before the text leaves.
    const leaving = database.transaction(async (session) => {
      await session.query(
        `UPDATE message SET retry_at = retry_at + interval '1 minute' WHERE message_id = $1`,
        [message?.['message_id']],
      );
      await session.query('INSERT INTO attempt (attempt_id, message_id, started_at) VALUES ($1, $2, now())', [
        v7(),
        message?.['message_id'],
      ]);
      begun.resolve();
      await mayCommit.promise;
    });
    await begun.promise;
    const which = { assignmentId, templates: [String(message?.['template'])] };
    const taken = database.transaction((session) => takeBack(session, which, 'overtaken', at));
    await eventually(async () =>
      expect(
        await house.sql(
          `SELECT count(*)::int AS n FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        ),
      ).toEqual([{ n: 1 }]),
    );
    mayCommit.resolve();
    await leaving;
    expect(await taken).toEqual([]);
    expect(await waiting()).toMatchObject([{ state: 'queued' }]);
  } finally {
    await house.close();
  }
});
