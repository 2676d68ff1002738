import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { listDeadLetters, replayDeadLetter } from '../../dead-letters.js';
import { createTransport, type TransportConfig } from '../../create-transport.js';
import { partitionOf } from '../../partition-of.js';
import { Relay } from '../../relay.js';
import { appendToOutbox } from '../../outbox.js';
import type { Transport } from '../../transport.js';
import { createTestDatabase, PgTransactor } from '../pg-transactor.js';
import {
  changeAggregate,
  countingConsumer,
  countingHandler,
  effectSql,
  versionedEvent,
  type ChildOrders,
} from './counting-service.js';
import { recording } from './recording-transport.js';

/** Children run the built code: `npm test` builds before it tests. */
const child = fileURLToPath(new URL('../../../dist/testing/contract/child.js', import.meta.url));
const partitions = 3;

/** A log to be tested, and what only its own tools can do. */
export interface LogUnderTest {
  readonly config: TransportConfig;
  /** Makes the records of a partition below an offset expire. */
  expire(topic: string, partition: number, below: bigint): Promise<void>;
  /** The instants the log keeps with the records of a topic. */
  instants(topic: string): Promise<Date[]>;
  close(): Promise<void>;
}

/** What every transport has to hold; each runs the same suite. */
export function busContract(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`the bus on ${name}`, () => {
    jest.setTimeout(60_000);
    const errors: unknown[] = [];
    const onError = (error: unknown) => void errors.push(error);
    const closers: (() => Promise<unknown>)[] = [];
    let log: LogUnderTest;
    let transport: Transport;
    let transactor: PgTransactor;
    let databaseUrl: string;
    let topic: string;
    let group: string;

    beforeAll(async () => {
      log = await open();
      transport = createTransport(log.config, (_level, message) => void errors.push(message));
      closers.push(
        () => transport.close(),
        () => log.close(),
      );
    });

    afterAll(async () => {
      for (const close of closers) await close();
    });

    /** A topic, a group and a service's database of its own for each test. */
    const begin = async () => {
      topic = `test.${randomUUID()}`;
      group = `test.${randomUUID()}`;
      await transport.ensureTopics([
        { name: topic, partitions, retentionMs: 90 * 24 * 60 * 60_000 },
        { name: `${topic}.dlq`, partitions: 1, retentionMs: null },
      ]);
      const database = await createTestDatabase({ busTables: true });
      databaseUrl = database.url;
      const own = new PgTransactor(databaseUrl);
      transactor = own;
      closers.unshift(async () => {
        await own.close();
        await database.drop();
      });
      for (const sql of effectSql) await query(sql);
    };
    const query = <R = Record<string, unknown>>(sql: string, params?: unknown[]) =>
      transactor.transaction((session) => session.query<R>(sql, params));
    const relay = () => new Relay({ transactor, transport, onError });
    const consumer = (more: Partial<Parameters<typeof countingConsumer>[2]> = {}) =>
      countingConsumer(transport, transactor, { group, topics: [topic], onError, ...more });
    const effects = async () =>
      Number((await query<{ n: string }>(`SELECT count(*) AS n FROM effect`))[0]?.n);
    /** Records that were ever written to the topic. */
    const written = async () =>
      [...(await transport.watermarks(topic)).values()].reduce((sum, { high }) => sum + high, 0n);
    const publish = async (count: number, aggregate = randomUUID()) => {
      await query(`INSERT INTO aggregate (id) VALUES ($1) ON CONFLICT DO NOTHING`, [aggregate]);
      for (let index = 0; index < count; index++) {
        await transactor.transaction((session) => changeAggregate(session, topic, aggregate, randomUUID()));
      }
    };
    const spawn = (orders: Pick<ChildOrders, 'role' | 'dieAt'>): ChildProcess =>
      fork(child, [JSON.stringify({ ...orders, databaseUrl, transport: log.config, group, topic })], {
        stdio: 'inherit',
        execArgv: [],
      });
    const expectEachOnce = async (count: number) => {
      await eventually(async () => expect(await effects()).toBe(count));
      const [row] = await query<{ n: string; ordered: boolean }>(
        `SELECT count(DISTINCT event_id) AS n,
                bool_and(version > coalesce(before, 0)) AS ordered
           FROM (SELECT event_id, version, lag(version) OVER (PARTITION BY aggregate ORDER BY place) AS before FROM effect) e`,
      );
      expect(row).toEqual({ n: String(count), ordered: true });
    };

    it('keeps the order of a key, and places keys as Kafka does', async () => {
      await begin();
      const keys = Array.from({ length: 20 }, () => randomUUID());
      await transport.publish(
        Array.from({ length: 200 }, (_, index) =>
          versionedEvent(topic, keys[index % 20] ?? '', index + 1, randomUUID()),
        ),
      );
      for (let partition = 0; partition < partitions; partition++) {
        const records = await transport.read(topic, partition, 0n, 500);
        expect(records.map((record) => record.offset)).toEqual(records.map((_, index) => BigInt(index)));
        for (const key of keys) {
          const values = records.filter((record) => record.key === key).map((record) => record.value);
          expect(values).toHaveLength(partitionOf(key, partitions) === partition ? 10 : 0);
          expect(values).toEqual(values.toSorted());
        }
      }
    });

    it('misses nothing that was committed, with 16 writers of which some commit seconds late', async () => {
      await begin();
      const aggregates = Array.from({ length: 8 }, () => randomUUID());
      await query(`INSERT INTO aggregate (id) SELECT unnest($1::uuid[])`, [aggregates]);
      const running = [relay(), relay()];
      for (const each of running) each.start();
      const reader = consumer();
      await reader.start();
      const perWriter = 25;
      const write = async (writer: number) => {
        for (let index = 0; index < perWriter; index++) {
          await transactor.transaction(async (session) => {
            // A late writer has taken its outbox id long before others, who commit first.
            const late = index % 10 === writer % 10;
            if (late) await appendToOutbox(session, [versionedEvent(topic, randomUUID(), 1, randomUUID())]);
            else await changeAggregate(session, topic, aggregates[(writer + index) % 8] ?? '', randomUUID());
            if (late) await new Promise((resolve) => setTimeout(resolve, 200 + 180 * writer));
          });
        }
      };
      await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
      await expectEachOnce(16 * perWriter);
      await reader.stop();
      for (const each of running) await each.stop();
    });

    it.each(['in-effect', 'after-commit'] as const)(
      'makes each effect once when the consumer is killed %s',
      async (dieAt) => {
        await begin();
        await publish(50);
        while ((await relay().drainOnce()) > 0);
        const victim = spawn({ role: 'consumer', dieAt });
        expect(await signalOf(victim)).toBe('SIGKILL');
        const survivor = spawn({ role: 'consumer', dieAt: 'never' });
        await publish(10);
        while ((await relay().drainOnce()) > 0);
        await expectEachOnce(60);
        survivor.kill('SIGKILL');
        await signalOf(survivor);
      },
    );

    it('makes each effect once when the relay is killed between publishing and marking', async () => {
      await begin();
      await publish(40);
      const victim = spawn({ role: 'relay', dieAt: 'before-mark' });
      expect(await signalOf(victim)).toBe('SIGKILL');
      expect(await written()).toBe(40n);
      // The dead relay's lock is free when the server has noticed that its connection is gone.
      await eventually(async () => {
        await relay().drainOnce();
        expect(await written()).toBe(80n);
      });
      const reader = consumer();
      await reader.start();
      await eventually(async () => {
        const rows = await query<{ n: string | null }>(`SELECT sum(next_offset) AS n FROM bus_offset`);
        expect(rows[0]?.n).toBe('80');
      });
      await expectEachOnce(40);
      await reader.stop();
    });

    it('makes each effect once while members join and leave', async () => {
      await begin();
      const sender = relay();
      sender.start();
      const first = consumer();
      await first.start();
      const load = (async () => {
        for (let round = 0; round < 12; round++) {
          await Promise.all(Array.from({ length: 5 }, () => publish(4)));
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      })();
      const second = consumer();
      await second.start();
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await second.stop();
      await load;
      await expectEachOnce(240);
      await first.stop();
      await sender.stop();
    });

    it('puts what cannot be handled aside, with its reason, and goes on', async () => {
      await begin();
      const aggregate = randomUUID();
      const good = (version: number) => versionedEvent(topic, aggregate, version, randomUUID());
      const refused = good(2);
      await transport.publish([
        good(1),
        refused,
        { ...good(3), value: '{' },
        { ...good(4), headers: {} },
        good(5),
      ]);
      let broken = true;
      const handle = countingHandler(() => broken, refused.id);
      const reader = consumer({ handle, attempts: 2 });
      await reader.start();
      await eventually(async () => expect(await effects()).toBe(2));
      while ((await relay().drainOnce()) > 0);
      const letters = await listDeadLetters(transport, topic);
      expect(letters.map(({ code, topic: from, group: by }) => [code, from, by])).toEqual([
        ['handler-failed', topic, group],
        ['json-invalid', topic, group],
        ['envelope-invalid', topic, group],
      ]);
      expect(reader.status()).toMatchObject({ halted: null, deadLetters: 3 });
      broken = false;
      await replayDeadLetter(transport, topic, letters[0]?.offset ?? -1n);
      await eventually(async () => expect(await effects()).toBe(3));
      await reader.stop();
    });

    it('stops in order: pause, drain, commit, disconnect', async () => {
      await begin();
      await transport.publish([versionedEvent(topic, randomUUID(), 1, randomUUID())]);
      const steps: string[] = [];
      let begun: () => void = () => undefined;
      const working = new Promise<void>((resolve) => (begun = resolve));
      const reader = countingConsumer(recording(transport, steps), transactor, {
        group,
        topics: [topic],
        onError,
        handle: async () => {
          begun();
          await new Promise((resolve) => setTimeout(resolve, 500));
          steps.push('effect');
        },
      });
      await reader.start();
      await working;
      await reader.stop();
      expect(steps).toEqual(['pause', 'effect', 'drain', 'commit', 'disconnect']);
    });

    it.each([
      ['the log is another one', `UPDATE bus_offset SET cluster_id = 'another'`, 'of cluster another'],
      ['the log is shorter than it was', `UPDATE bus_offset SET next_offset = 1000`, 'which ends at'],
    ])('halts, and says why, where %s', async (_, change, reason) => {
      await begin();
      const aggregate = randomUUID();
      await transport.publish([versionedEvent(topic, aggregate, 1, randomUUID())]);
      const before = consumer();
      await before.start();
      await expectEachOnce(1);
      await before.stop();
      await query(change);
      await transport.publish([versionedEvent(topic, aggregate, 2, randomUUID())]);
      const after = consumer();
      await after.start();
      await eventually(async () => expect(after.status().halted).toContain(reason));
      expect(await effects()).toBe(1);
      await after.stop();
    });

    it('is woken by a commit, not only by its clock', async () => {
      await begin();
      const sender = new Relay({ transactor, transport, onError, idleMs: 3_600_000 });
      sender.start();
      for (let count = 1; count <= 3; count++) {
        await publish(1);
        sender.wake();
        await eventually(async () => expect(await written()).toBe(BigInt(count)));
      }
      await sender.stop();
    });

    it('reads on, and does not halt, where records it has not read have expired', async () => {
      await begin();
      const aggregate = randomUUID();
      const versions = (from: number, to: number) =>
        Array.from({ length: to - from + 1 }, (_, index) =>
          versionedEvent(topic, aggregate, from + index, randomUUID()),
        );
      await transport.publish(versions(1, 4));
      const before = consumer();
      await before.start();
      await expectEachOnce(4);
      await before.stop();
      await transport.publish(versions(5, 8));
      const partition = partitionOf(aggregate, partitions);
      await log.expire(topic, partition, 6n);
      expect((await transport.watermarks(topic)).get(partition)).toEqual({ low: 6n, high: 8n });
      const after = consumer();
      await after.start();
      await expectEachOnce(6);
      expect(after.status().halted).toBeNull();
      await after.stop();
    });

    it('keeps the day of an event, and nothing finer, in its own tables and in the log', async () => {
      await begin();
      await publish(3);
      while ((await relay().drainOnce()) > 0);
      const reader = consumer();
      await reader.start();
      await expectEachOnce(3);
      await reader.stop();
      const kept = await query<{ at: Date }>(
        `SELECT published_at AS at FROM bus_outbox UNION ALL SELECT processed_at FROM bus_processed`,
      );
      const instants = [...kept.map(({ at }) => at), ...(await log.instants(topic))];
      expect(instants).toHaveLength(9);
      for (const instant of instants) expect(instant.toISOString()).toMatch(/T00:00:00\.000Z$/);
    });

    it('lets one relay publish at a time, and another take over', async () => {
      await begin();
      await publish(1);
      let release: () => void = () => undefined;
      const blocked = new Promise<void>((resolve) => (release = resolve));
      const holder = new Relay({ transactor, transport, onError, beforeMark: () => blocked });
      const holding = holder.drainOnce();
      await eventually(async () => expect(await written()).toBe(1n));
      expect(await relay().drainOnce()).toBe(0);
      release();
      expect(await holding).toBe(1);
      await publish(1);
      expect(await relay().drainOnce()).toBe(1);
    });
  });
}

function signalOf(process: ChildProcess): Promise<NodeJS.Signals | null> {
  return new Promise((resolve) => {
    if (process.exitCode !== null || process.signalCode !== null) resolve(process.signalCode);
    else process.once('exit', (_, signal) => resolve(signal));
  });
}

async function eventually(assert: () => Promise<void>, timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await assert();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
