import { describe, expect, it } from '@jest/globals';
import { readStartOptions } from './start-options.js';

describe('readStartOptions', () => {
  it('starts on PostgreSQL, seeded, where nothing is said', () => {
    expect(readStartOptions([])).toMatchObject({ bus: 'postgres', seed: true, freePorts: false });
    expect(readStartOptions([]).dataDir).toMatch(/\/\.local$/);
  });

  it('keeps the data of each bus apart, unless told where', () => {
    expect(readStartOptions(['--bus', 'kafka']).dataDir).toMatch(/\/\.local\/with-kafka$/);
    expect(readStartOptions(['--bus', 'kafka', '--data', '/d']).dataDir).toBe('/d');
  });

  it('takes the rest', () => {
    expect(readStartOptions(['--no-seed', '--free-ports', '--port', '9000'])).toMatchObject({
      ...{ seed: false, freePorts: true, port: 9000 },
    });
  });

  it.each([
    [['--bus', 'rabbit'], '--bus is postgres or kafka'],
    [['--port', 'http'], '--port is a number'],
    [['--sedd'], '--sedd'],
  ])('refuses %j', (args, reason) => {
    expect(() => readStartOptions(args)).toThrow(reason);
  });
});
