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
});
