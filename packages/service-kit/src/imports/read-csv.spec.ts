import { describe, expect, it } from '@jest/globals';
import { readCsv } from './read-csv.js';

describe('readCsv', () => {
  it('names the columns that are missing', () => {
    expect(readCsv('code;name\n1;a', ['code', 'name'])).toEqual({ missingColumns: ['code', 'name'] });
    expect(readCsv('', ['code'])).toEqual({ missingColumns: ['code'] });
  });

  it('reads columns in any order, with a byte order mark, CRLF and quotes', () => {
    const text = '\uFEFFname,extra,code\r\n"Xã ""A"", mới",x,1\r\n\r\nXã B,y,2\r\n';
    expect(readCsv(text, ['code', 'name'])).toEqual({
      missingColumns: [],
      rows: [
        { line: 2, value: { code: '1', name: 'Xã "A", mới' } },
        { line: 4, value: { code: '2', name: 'Xã B' } },
      ],
      rejected: [],
    });
  });

  it('reads an optional column where the header names it', () => {
    const rows = (text: string) => readCsv(text, ['code'], ['email']);
    expect(rows('code,email\n1,\n2,a@example.vn')).toMatchObject({
      rows: [{ value: { code: '1', email: '' } }, { value: { code: '2', email: 'a@example.vn' } }],
    });
    expect(rows('code,other\n1,x')).toMatchObject({ rows: [{ value: { code: '1' } }] });
    expect(rows('code,other\n1,x')).not.toHaveProperty('rows.0.value.email');
  });

  it('loses only the line that is broken', () => {
    const text = 'code,name\n1,"a" b\n2,ok\n3,"open\n4,ok\n5,a,b\n6,ok';
    const read = readCsv(text, ['code', 'name']);
    expect(read).toMatchObject({
      rows: [{ line: 3 }, { line: 5 }, { line: 7 }],
      rejected: [
        { line: 2, reason: { code: 'csv-quotes-invalid' } },
        { line: 4, reason: { code: 'csv-quotes-invalid' } },
        { line: 6, reason: { code: 'csv-columns-differ', params: { expected: 2, found: 3 } } },
      ],
    });
  });
});
