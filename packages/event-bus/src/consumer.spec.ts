import { describe, expect, it } from '@jest/globals';
import { Consumer } from './consumer.js';
import type { SqlSession } from './sql-session.js';
import type { Batch, SubscribeOptions, Transport } from './transport.js';

/** What PostgreSQL says where somebody else held a lock for too long, and where a row breaks a rule. */
const [lockNotAvailable, checkViolation] = ['55P03', '23514'];

/** A consumer whose every transaction fails with a state, and a batch of one record for it. */
async function failingWith(code: string) {
  let transactions = 0;
  let options: SubscribeOptions | undefined;
  const consumer = new Consumer<SqlSession>({
    group: 'scoring.ratings',
    topics: ['feedback.rating.v1'],
    transport: {
      clusterId: () => Promise.resolve('log'),
      subscribe: (given: SubscribeOptions) => {
        options = given;
        return Promise.resolve({});
      },
    } as unknown as Transport,
    transactor: {
      transaction: (work) => {
        transactions++;
        const position = { cluster_id: 'log', next_offset: '0' };
        // The first one asks where the group stands.
        return transactions === 1
          ? work({ query: <R>() => Promise.resolve([position as R]) })
          : Promise.reject(Object.assign(new Error(code), { code }));
      },
    },
    handle: () => Promise.resolve(),
    onError: () => undefined,
    attempts: 1,
  });
  await consumer.start();
  const headers = { ce_type: 'namkhong.directive.unknown.v1' };
  const batch: Batch = {
    ...{ topic: 'feedback.rating.v1', partition: 0, highWatermark: 1n },
    records: [{ topic: 'feedback.rating.v1', partition: 0, offset: 0n, key: 'unit', headers, value: '' }],
    heartbeat: () => Promise.resolve(),
    isStale: () => false,
  };
  const outcome = await options?.onBatch(batch).catch((error: unknown) => (error as { code: string }).code);
  return { outcome, transactions };
}

describe('a batch that cannot be committed', () => {
  it('comes again as it is where a lock was held for too long', async () => {
    expect(await failingWith(lockNotAvailable)).toEqual({ outcome: lockNotAvailable, transactions: 2 });
  });

  it('is tried record by record where anything else is wrong', async () => {
    expect(await failingWith(checkViolation)).toEqual({ outcome: checkViolation, transactions: 3 });
  });
});
