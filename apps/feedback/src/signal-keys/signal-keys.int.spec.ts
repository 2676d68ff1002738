import { createSecretKey, type KeyObject } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@namkhong/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { entities, migrations } from '../database/data-source.js';
import { SignalKeysRepository } from './signal-keys.repository.js';

jest.setTimeout(30_000);

describe('SignalKeysRepository', () => {
  let own: TestDatabase;
  const keyFor = (keys: SignalKeysRepository, day: string) =>
    own.database.transaction((session) => keys.keyFor(session, day));

  beforeAll(async () => {
    own = await testDatabase({ entities, migrations });
  });
  afterAll(() => own.close());

  it('gives every instance one key for a half-year and another one for the next', async () => {
    const [a, b] = await Promise.all([
      keyFor(new SignalKeysRepository(), '2026-11-23'),
      keyFor(new SignalKeysRepository(), '2026-12-31'),
    ]);
    expect(a.symmetricKeySize).toBe(32);
    expect(b.equals(a)).toBe(true);
    expect((await keyFor(new SignalKeysRepository(), '2027-01-01')).equals(a)).toBe(false);
  });

  it('does not remember a key that was rolled back', async () => {
    const keys = new SignalKeysRepository();
    let lost: KeyObject | undefined;
    const failing = own.database.transaction(async (session) => {
      lost = await keys.keyFor(session, '2028-02-01');
      throw new Error('the rating could not be written');
    });
    await expect(failing).rejects.toThrow('could not be written');
    expect((await keyFor(keys, '2028-02-01')).equals(lost ?? createSecretKey(Buffer.alloc(32)))).toBe(false);
  });

  it('destroys a key ninety days after its half-year', async () => {
    const kept = (day: string) =>
      own.database.transaction(async (session) => {
        await new SignalKeysRepository().keyFor(session, day);
        const rows = await session.query<{ half: string }>(
          `select half_year as half from signal_key order by half_year`,
        );
        return rows.map((row) => row.half);
      });
    await own.database.transaction((session) => session.query('delete from signal_key'));
    await kept('2030-06-30');
    expect(await kept('2030-09-28')).toEqual(['2030-H1', '2030-H2']);
    expect(await kept('2030-09-29')).toEqual(['2030-H2']);
  });
});
