import { describe, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { busContract } from '../testing/contract/bus-contract.js';
import { createKafkaClient } from './kafka-client.js';

const brokers = process.env['TEST_KAFKA_BROKERS']?.split(',');

if (brokers) {
  const kafka = createKafkaClient({ brokers, clientId: 'contract-tools', log: () => undefined });
  const admin = kafka.admin();
  busContract('Apache Kafka', async () => {
    await admin.connect();
    return {
      config: { kind: 'kafka', brokers, clientId: 'contract' },
      async expire(topic, partition, below) {
        // Deleting needs to know the leader, which asking for the offsets finds out.
        await admin.fetchTopicOffsets(topic);
        await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(below) }] });
      },
      instants: instantsOf,
      close: () => admin.disconnect(),
    };
  });

  /** Reads the topic to its end in a group of its own. */
  const instantsOf = async (topic: string): Promise<Date[]> => {
    const marks = await admin.fetchTopicOffsets(topic);
    const count = marks.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
    const groupId = `contract.${randomUUID()}`;
    const consumer = kafka.consumer({ groupId });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const instants: Date[] = [];
    await new Promise<void>((resolve) => {
      void consumer.run({
        eachMessage: ({ message }) => {
          instants.push(new Date(Number(message.timestamp)));
          if (instants.length >= count) resolve();
          return Promise.resolve();
        },
      });
    });
    await consumer.disconnect();
    await admin.deleteGroups([groupId]);
    return instants;
  };
} else {
  const reason = 'TEST_KAFKA_BROKERS is not set: npm test provides Apache Kafka';
  if (process.env['CI']) throw new Error(reason);
  describe('the bus on Apache Kafka', () => {
    it.skip(`not run: ${reason}`, () => undefined);
  });
}
