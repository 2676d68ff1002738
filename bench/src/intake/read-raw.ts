import kafkajs from 'kafkajs';
import { randomUUID } from 'node:crypto';

/** Reads a topic to its end with kafkajs and does nothing; answers records per second from the first batch to the last. */
export async function readRaw(brokers: string, topic: string, records: number): Promise<number> {
  const kafka = new kafkajs.Kafka({
    clientId: 'bench-raw',
    brokers: [brokers],
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const consumer = kafka.consumer({ groupId: `bench.${randomUUID()}` });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    let read = 0;
    let began: { readonly read: number; readonly at: number } | undefined;
    return await new Promise<number>((resolve, reject) => {
      consumer
        .run({
          partitionsConsumedConcurrently: 4,
          eachBatch: ({ batch }) => {
            read += batch.messages.length;
            began ??= { read, at: performance.now() };
            if (read >= records) resolve((read - began.read) / ((performance.now() - began.at) / 1_000));
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}
