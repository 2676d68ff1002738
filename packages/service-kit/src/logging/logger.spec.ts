import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';

describe('createLogger', () => {
  it('writes JSON lines without secrets or persons', () => {
    const lines: string[] = [];
    const logger = createLogger({
      name: 'test',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    });
    logger.info(
      { headers: { authorization: 'Bearer abc', cookie: 'c=1' }, phone: '0912345678', ip: '203.0.113.9' },
      'said',
    );
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', service: 'test', msg: 'said' });
    expect(lines[0]).not.toMatch(/abc|c=1|0912345678|203\.0\.113\.9/);
  });
});
