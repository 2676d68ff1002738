import { describe, expect, it } from '@jest/globals';
import type { Matrix } from '@namkhong/contracts/http/directive-matrix';
import { narrowRows } from './narrow-rows.js';

const figure = {
  counts: [0, 0, 1, 0] as [number, number, number, number],
  due: 0,
  done: null,
  doneInTime: null,
  overdue: null,
};
const row = (code: string, name: string, cells: string): Matrix['items'][number] => ({
  ...{ unitId: code, code, name, cells, selfClosed: figure, verified: figure },
});
const rows = [row('31825', 'Phường Bạc Liêu', 'XN'), row('32248', 'Xã Đất Mũi', 'DD')];

describe('narrowRows', () => {
  it('finds a unit with or without accents, and by code', () => {
    expect(narrowRows(rows, 'dat mui', 'all')).toEqual([rows[1]]);
    expect(narrowRows(rows, 'Bạc', 'all')).toEqual([rows[0]]);
    expect(narrowRows(rows, '32248', 'all')).toEqual([rows[1]]);
  });

  it('keeps units that stand so with some clause', () => {
    expect(narrowRows(rows, '', 'X')).toEqual([rows[0]]);
    expect(narrowRows(rows, 'mũi', 'X')).toEqual([]);
    expect(narrowRows(rows, ' ', 'all')).toEqual(rows);
  });
});
