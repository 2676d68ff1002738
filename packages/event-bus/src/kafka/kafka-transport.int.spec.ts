import { describe, it } from '@jest/globals';
import { busContract } from '../contract/bus-contract.js';

const brokers = process.env['TEST_KAFKA_BROKERS'];

if (brokers) {
  busContract('Apache Kafka', () =>
    Promise.resolve({
      config: { kind: 'kafka', brokers: brokers.split(','), clientId: 'contract' },
      close: () => Promise.resolve(),
    }),
  );
} else {
  const reason = 'TEST_KAFKA_BROKERS is not set: npm test provides Apache Kafka';
  if (process.env['CI']) throw new Error(reason);
  describe('the bus on Apache Kafka', () => {
    it.skip(`not run: ${reason}`, () => undefined);
  });
}
