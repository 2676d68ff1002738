import { describe, expect, it } from '@jest/globals';
import { listBody, readList } from './read-list.js';

describe('a list that is sent', () => {
  it('says the same as CSV and as JSON', () => {
    const csv = readList('code,note,flag\n1,a,true\n2,,false', ['code', 'note', 'flag']);
    const json = readList(
      [
        { code: 1, note: 'a', flag: true },
        { code: '2', flag: false, more: 'ignored' },
      ],
      ['code', 'note', 'flag'],
    );
    const values = (reading: typeof csv) => ('rows' in reading ? reading.rows.map(({ value }) => value) : []);
    expect(values(json)).toEqual(values(csv));
    expect('rows' in json && json.rows.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('names the columns that no item has', () => {
    expect(readList([{ code: '1' }, { note: null }], ['code', 'note', 'flag'])).toEqual({
      missingColumns: ['flag'],
    });
  });

  it.each([[''], [[]], [[1]], [[{ code: { deep: 1 } }]], [{ code: '1' }], [null]])('%j is none', (body) => {
    expect(listBody.safeParse(body).success).toBe(false);
  });
});
