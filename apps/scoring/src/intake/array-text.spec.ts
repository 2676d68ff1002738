import { describe, expect, it } from '@jest/globals';
import { arrayText } from './array-text.js';

describe('a list as text of PostgreSQL', () => {
  it.each([
    [[], '{}'],
    [[1, -2n, true, null, undefined], '{1,-2,true,NULL,NULL}'],
    [['land/approved', 'null', ''], '{"land/approved","null",""}'],
    [['{1,2}', 'a"b', 'c\\d', 'e,f'], String.raw`{"{1,2}","a\"b","c\\d","e,f"}`],
  ])('%j is %s', (elements, text) => {
    expect(arrayText(elements)).toBe(text);
  });
});
