import { describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { eventually } from '../testing/eventually.js';
import { Rounds } from './rounds.js';

describe('rounds', () => {
  it('go on after one that failed, never two at once, and end with the one that runs', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
    let [begun, running, most] = [0, 0, 0];
    const rounds = new Rounds({
      everyMs: 1,
      logger,
      failure: 'nothing came of it',
      work: async () => {
        begun += 1;
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        if (begun === 1) throw new Error('the first one');
      },
    });
    await eventually(async () => {
      expect(begun).toBeGreaterThanOrEqual(3);
    });
    await rounds.stop();
    const ended = begun;
    expect([running, most]).toEqual([0, 1]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(begun).toBe(ended);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('nothing came of it');
  });

  it('begin at once where that is asked for, and after the first pause otherwise', async () => {
    const begun: string[] = [];
    const settings = { everyMs: 3_600_000, logger: pino({ level: 'silent' }), failure: 'nothing came of it' };
    const later = new Rounds({ ...settings, work: async () => begun.push('later') });
    const now = new Rounds({ ...settings, atOnce: true, work: async () => begun.push('now') });
    await Promise.all([later.stop(), now.stop()]);
    expect(begun).toEqual(['now']);
  });

  it('are not made up for while one takes long', async () => {
    let begun = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const rounds = new Rounds({
      everyMs: 1,
      atOnce: true,
      logger: pino({ level: 'silent' }),
      failure: 'nothing came of it',
      work: () => {
        begun += 1;
        return promise;
      },
    });
    await new Promise((done) => setTimeout(done, 20));
    const stopped = rounds.stop();
    resolve();
    await stopped;
    expect(begun).toBe(1);
  });
});
