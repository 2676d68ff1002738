import { describe, expect, it } from '@jest/globals';
import { workExample } from './own-example.js';

describe('workExample', () => {
  it('gives the figures that were published of real counts', () => {
    // Deputy reporting, April 2023: printed 80; (46 + 2·153 + 3·419 + 4·528)·25/1169 = 79.58, 947/1169 = 81.01 %.
    expect(workExample([23, 46, 153, 419, 528])).toMatchObject({
      n: '1169',
      codes: '3721',
      score: '79.58',
      share: '81.01',
      status: 'rated',
    });
  });

  it('says what would not be told', () => {
    expect(workExample([0, 0, 0, 0, 0])).toBeNull();
    expect(workExample([0, 0, 0, 0, 1])).toMatchObject({ status: 'suppressed', lower: null, variance: null });
    expect(workExample([0, 0, 0, 0, 9])?.status).toBe('suppressed');
    expect(workExample([0, 0, 0, 0, 10])?.status).toBe('noInterval');
    expect(workExample([0, 0, 0, 0, 30])?.status).toBe('indicative');
  });

  it('is never certain: twenty answers at the top leave room below', () => {
    const { lower, upper } = workExample([0, 0, 0, 0, 20]) ?? {};
    expect(upper).toBe('100.00');
    expect(Number(lower)).toBeLessThan(96);
  });
});
