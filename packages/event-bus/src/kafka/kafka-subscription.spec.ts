import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { Kafka } from './kafka-client.js';
import { KafkaSubscription } from './kafka-subscription.js';

/** A consumer that gives up as kafkajs does on what it deems final: run resolves, and nothing is read. */
class FakeConsumer extends EventEmitter {
  readonly events = { GROUP_JOIN: 'join', CRASH: 'crash' };
  runs = 0;

  constructor(private readonly failures: number) {
    super();
  }

  async connect(): Promise<void> {}
  async subscribe(): Promise<void> {}
  pause(): void {}

  async run(): Promise<void> {
    this.runs++;
    if (this.runs > this.failures) this.emit('join');
    else this.emit('crash', { payload: { error: new Error('no coordinator'), restart: false } });
  }
}

async function subscribed(failures: number) {
  const consumer = new FakeConsumer(failures);
  const errors: unknown[] = [];
  const subscription = new KafkaSubscription({ consumer: () => consumer } as unknown as Kafka, {
    group: 'scoring.ratings',
    topics: ['feedback.rating.v1'],
    position: () => Promise.resolve(null),
    onBatch: () => Promise.resolve({ nextOffset: 0n }),
    onError: (error) => errors.push(error),
  });
  const joined = new Promise((resolve) => consumer.once('join', resolve));
  await subscription.start();
  return { consumer, subscription, joined, errors };
}

describe('a group that kafkajs has given up', () => {
  it('begins anew until it is joined, and says why each time', async () => {
    const { consumer, joined, errors } = await subscribed(2);
    await joined;
    expect(consumer.runs).toBe(3);
    expect(errors).toHaveLength(2);
  });

  it('stays down when it is being stopped', async () => {
    const { consumer, subscription } = await subscribed(1);
    subscription.pause();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(consumer.runs).toBe(1);
  });
});
