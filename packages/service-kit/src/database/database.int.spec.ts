import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendToOutbox } from '@namkhong/event-bus';
import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import type { Session } from './session.js';

describe('Database', () => {
  let test: TestDatabase;
  let told = 0;

  beforeAll(async () => {
    test = await testDatabase({ entities: [], migrations: [] });
    test.database.onEventsCommitted(() => told++);
  });
  beforeEach(() => {
    told = 0;
  });
  afterAll(() => test.close());

  const append = (session: Session) =>
    appendToOutbox(session, [{ id: randomUUID(), topic: 't', key: 'k', headers: {}, value: '' }]);

  it('tells of committed events once for each transaction, also where they were appended in a nested one', async () => {
    await test.database.transaction(async (session) => {
      await append(session);
      await test.database.transaction(append);
      expect(told).toBe(0);
    });
    expect(told).toBe(1);
  });

  it('tells nothing of a transaction without events, nor of one that was rolled back', async () => {
    await test.database.transaction((session) => session.query('SELECT 1'));
    const failing = test.database.transaction(async (session) => {
      await append(session);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(told).toBe(0);
  });
});
