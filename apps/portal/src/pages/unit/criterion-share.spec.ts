import { describe, expect, it } from '@jest/globals';
import { criterionShare } from './criterion-share.js';

describe('criterionShare', () => {
  it("gives the share of levels 4 and 5 with Wilson's interval", () => {
    // 81 of 263, Wilson at z = 1.959964: 0.2553–0.3662 (Newcombe 1998, table I).
    expect(criterionShare([100, 50, 32, 40, 41])).toEqual({ value: '30.8', lower: '25.5', upper: '36.7' });
  });

  it('has nothing to say without answers', () => {
    expect(criterionShare([0, 0, 0, 0, 0])).toBeNull();
  });
});
