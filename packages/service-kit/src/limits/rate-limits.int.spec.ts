import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { eventually } from '../testing/eventually.js';
import { testRedisUrl } from '../testing/test-redis.js';
import { connectLimitStore, type LimitStore } from './limit-store.js';
import { RateLimits } from './rate-limits.js';

const url = testRedisUrl();
const rule = { points: 2, seconds: 60 };
const silent = pino({ level: 'silent' });
const refused = { status: 429, code: 'rate-limited' };

describe('RateLimits without Redis', () => {
  it('refuses beyond the limit, per key, and says when to come back', async () => {
    const limits = new RateLimits('test', undefined);
    await limits.consume('route', 'a', rule);
    await limits.consume('route', 'a', rule);
    await expect(limits.consume('route', 'a', rule)).rejects.toMatchObject({ ...refused, retryAfter: 60 });
    await limits.consume('route', 'b', rule);
    await limits.consume('other-route', 'a', rule);
  });

  it('counts in this process while a Redis cannot be reached, without an error anywhere', async () => {
    const store = connectLimitStore('redis://127.0.0.1:1', silent);
    const limits = new RateLimits('test', store);
    await limits.consume('route', 'a', rule);
    await limits.consume('route', 'a', rule);
    await expect(limits.consume('route', 'a', rule)).rejects.toMatchObject(refused);
    store.close();
  });
});

(url ? describe : describe.skip)('RateLimits on Redis (TEST_REDIS_URL)', () => {
  let first: LimitStore;
  let second: LimitStore;

  beforeAll(async () => {
    first = connectLimitStore(url ?? '', silent);
    second = connectLimitStore(url ?? '', silent);
    await eventually(() => expect([first.client.isReady, second.client.isReady]).toEqual([true, true]));
    await first.client.flushDb();
  });
  afterAll(() => {
    first.close();
    second.close();
  });

  it('counts over all instances, and a flush resets limits and nothing else', async () => {
    const [one, other] = [new RateLimits('test', first), new RateLimits('test', second)];
    await one.consume('route', 'a', rule);
    await other.consume('route', 'a', rule);
    await expect(one.consume('route', 'a', rule)).rejects.toMatchObject(refused);
    await second.client.flushDb();
    await one.consume('route', 'a', rule);
  });

  it('keeps neither a network nor a token in Redis, nor the same hash of it for two limits', async () => {
    const limits = new RateLimits('test', first);
    await limits.consume('hidden', 'network-of-somebody', rule);
    await limits.consume('hidden-too', 'network-of-somebody', rule);
    const keys = await second.client.keys('nk:limit:test:hidden*');
    expect(keys).toHaveLength(2);
    expect(keys.join()).not.toContain('network-of-somebody');
    expect(new Set(keys.map((key) => key.split(':').at(-1))).size).toBe(2);
  });

  it('goes on alone when its connection is killed, and comes back', async () => {
    const limits = new RateLimits('test', first);
    await limits.consume('killed', 'a', rule);
    await second.client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
    await limits.consume('killed', 'a', rule);
    await eventually(() => expect(first.client.isReady).toBe(true));
    await limits.consume('killed', 'b', rule);
  });
});
