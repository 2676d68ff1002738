import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { baseEnvironment } from './base-environment.js';
import { readEnvironment } from './environment.js';

const complete = {
  PORT: '8101',
  DATABASE_URL: 'postgres://nk:secret@127.0.0.1/directive',
  BUS_DATABASE_URL: 'postgres://nk:secret@127.0.0.1/bus',
  OIDC_ISSUER: 'https://namkhong.example/oidc',
};

describe('readEnvironment', () => {
  it('fills in what is left out', () => {
    const reading = readEnvironment(baseEnvironment, { ...complete, REDIS_URL: '' });
    expect(reading).toMatchObject({
      ok: true,
      value: {
        PORT: 8101,
        HOST: '127.0.0.1',
        BUS: 'postgres',
        OIDC_AUDIENCE: 'urn:namkhong:api',
        LOG_LEVEL: 'info',
      },
    });
  });

  it('lists every fault at once, those that hang together too', () => {
    const schema = baseEnvironment.extend({ SMS_SENDER: z.string() });
    const reading = readEnvironment(schema, {
      ...complete,
      PORT: '99999',
      DATABASE_URL: 'mysql://x',
      BUS: 'kafka',
    });
    const names = reading.ok ? [] : reading.faults.map((fault) => fault.split(':')[0]);
    expect(names).toEqual(['PORT', 'DATABASE_URL', 'SMS_SENDER', 'KAFKA_BROKERS']);
  });

  it('says nothing of a value: it may be a secret', () => {
    const reading = readEnvironment(baseEnvironment, {
      ...complete,
      DATABASE_URL: 'mysql://user:hunter2@db',
    });
    expect(JSON.stringify(reading)).not.toContain('hunter2');
  });

  it('reads brokers from a list', () => {
    const given = { ...complete, BUS: 'kafka', KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092' };
    expect(readEnvironment(baseEnvironment, given)).toMatchObject({
      value: { KAFKA_BROKERS: ['kafka-1:9092', 'kafka-2:9092'] },
    });
    expect(readEnvironment(baseEnvironment, { ...given, KAFKA_BROKERS: 'kafka-1' }).ok).toBe(false);
  });
});
