import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentDisposition, safeFileName } from './file-name.js';
import { sniffFile } from './sniff-file.js';
import { jpeg, pdf, png, tiff } from '../testing/scans.js';

const of = (...bytes: number[]) => Buffer.from(bytes);
const zipEnd = Buffer.concat([of(0x50, 0x4b, 0x05, 0x06), Buffer.alloc(18)]);

describe('a scan', () => {
  it.each([
    ['bản quét.pdf', pdf(), 'application/pdf'],
    ['trang.JPG', jpeg(), 'image/jpeg'],
    ['trang.jpeg', Buffer.concat([jpeg(), Buffer.alloc(7)]), 'image/jpeg'],
    ['trang.png', png(), 'image/png'],
    ['trang.tif', tiff('little'), 'image/tiff'],
    ['trang.tiff', tiff('big'), 'image/tiff'],
  ])('%s is taken for what it is', (name, bytes, type) => {
    expect(sniffFile(bytes, name)).toEqual({ ok: true, value: type });
  });

  it.each([
    ['trống.pdf', Buffer.alloc(0), 'attachment-empty'],
    ['cài đặt.exe', Buffer.from('MZ\u0090\u0000', 'latin1'), 'attachment-executable'],
    ['bản quét.pdf', Buffer.from('MZ%PDF-1.7 %%EOF startxref', 'latin1'), 'attachment-executable'],
    ['bản quét.pdf', of(0x7f, 0x45, 0x4c, 0x46, 2), 'attachment-executable'],
    ['bản quét.pdf', of(0xcf, 0xfa, 0xed, 0xfe), 'attachment-executable'],
    ['bản quét.pdf', of(0xca, 0xfe, 0xba, 0xbe), 'attachment-executable'],
    ['chạy.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'attachment-executable'],
    ['lối tắt.pdf', of(0x4c, 0, 0, 0, 1, 0x14, 2, 0), 'attachment-executable'],
    ['văn bản.docx', Buffer.concat([of(0x50, 0x4b, 3, 4), zipEnd]), 'attachment-type-refused'],
    ['trang.html', Buffer.from('<html><script>alert(1)</script>'), 'attachment-type-refused'],
    ['hình.svg', Buffer.from('<svg onload="alert(1)"/>'), 'attachment-type-refused'],
    ['macro.doc', of(0xd0, 0xcf, 0x11, 0xe0), 'attachment-type-refused'],
    ['trước.pdf', Buffer.concat([Buffer.from('\n'), pdf()]), 'attachment-type-refused'],
    ['hai trong một.png', Buffer.concat([png(), zipEnd]), 'attachment-type-refused'],
    ['hai trong một.pdf', Buffer.concat([pdf(), zipEnd]), 'attachment-type-refused'],
    ['đứt.pdf', pdf().subarray(0, -9), 'attachment-damaged'],
    ['đứt.png', png().subarray(0, -1), 'attachment-damaged'],
    ['đứt.jpg', jpeg().subarray(0, -1), 'attachment-damaged'],
    ['đứt.tif', tiff('little').subarray(0, -2), 'attachment-damaged'],
    ['mã.pdf', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'attachment-active'],
    ['mở.pdf', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>'), 'attachment-active'],
    ['trang.pdf', png(), 'attachment-not-what-it-claims'],
    ['trang.exe', pdf(), 'attachment-not-what-it-claims'],
    ['trang', pdf(), 'attachment-not-what-it-claims'],
    ['bản quét.pdf.exe', pdf(), 'attachment-not-what-it-claims'],
  ])('%s is refused: case %#', (name, bytes, code) => {
    expect(sniffFile(bytes, name)).toEqual({ ok: false, reason: { code, params: { fileName: name } } });
  });

  it('that is cut anywhere is never taken for whole', () => {
    for (const whole of [pdf(), jpeg(), png(), tiff('big')]) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: whole.length - 2 }), (length) => {
          for (const name of ['a.pdf', 'a.jpg', 'a.png', 'a.tif']) {
            expect(sniffFile(whole.subarray(0, length), name).ok).toBe(false);
          }
        }),
      );
    }
  });
});

describe('the name of a file', () => {
  it.each([
    ['Công văn 693.pdf', 'Công văn 693.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\a\\bản quét.pdf', 'bản quét.pdf'],
    ['..hidden.pdf', 'hidden.pdf'],
    ['a"b;c%d\r\nx.pdf', 'abcdx.pdf'],
    [`${'ă'.repeat(300)}.pdf`, `${'ă'.repeat(116)}.pdf`],
  ])('%j is kept as %j', (text, name) => {
    expect(safeFileName(text)).toBe(name);
  });

  // RFC 6266 and RFC 8187.
  it('goes out with its marks and without', () => {
    expect(contentDisposition('Số 12 (bản quét).pdf')).toBe(
      `attachment; filename="So 12 (ban quet).pdf"; filename*=UTF-8''S%E1%BB%91%2012%20%28b%E1%BA%A3n%20qu%C3%A9t%29.pdf`,
    );
  });

  it('never breaks out of its header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const header = contentDisposition(safeFileName(text.toWellFormed()));
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w\-.~%]*$/,
        );
      }),
    );
  });
});
