import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { cleanFile } from './clean-file.js';

const text = (words: string) => new TextEncoder().encode(words);
const join = (...parts: (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => (value >>> (8 * (bytes - 1 - index))) & 255);
const little = (value: number, bytes: number) => big(value, bytes).reverse();
const segment = (marker: number, body: Uint8Array | readonly number[]) =>
  join([0xff, marker], big(body.length + 2, 2), body);
const place = 'GPS 9.1768,105.1524 SM-A155F Nguyễn Văn A';

/** EXIF in big-endian order: the orientation, then words. */
const exif = (orientation: number) =>
  segment(
    0xe1,
    join(
      text('Exif\0\0MM\0*'),
      big(8, 4),
      big(1, 2),
      big(0x0112, 2),
      big(3, 2),
      big(1, 4),
      big(orientation, 2),
      [0, 0],
      big(0, 4),
      text(place),
    ),
  );
const scan = join(segment(0xda, [1, 1, 0, 0, 63, 0]), [1, 2, 0xff, 0, 3], [0xff, 0xd9]);
const tables = segment(0xdb, new Array<number>(65).fill(1));
const jfif = segment(0xe0, join(text('JFIF\0'), [1, 1, 0, 0, 1, 0, 1, 0, 0]));
const cleaned = async (bytes: Uint8Array) => {
  const found = await cleanFile(bytes, 1);
  if (typeof found === 'string') throw new Error(found);
  return found;
};
const has = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(Buffer.from(words));

describe('a picture', () => {
  it('in JPEG keeps its picture and which side is up, and nothing else', async () => {
    const photo = join(
      [0xff, 0xd8],
      jfif,
      exif(6),
      segment(0xe2, text(`ICC ${place}`)),
      segment(0xfe, text(place)),
      tables,
      scan,
      text(place),
    );
    const { file, isClean } = await cleaned(photo);
    expect(isClean).toBe(true);
    expect(file).toMatchObject({ name: 'tep-1.jpg', mediaType: 'image/jpeg' });
    expect(has(file.bytes, 'SM-A155F')).toBe(false);
    const upright = Uint8Array.from([0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6].slice(2));
    expect(Buffer.from(file.bytes).includes(Buffer.from(upright))).toBe(true);
    const end = join(tables, scan);
    expect([...file.bytes.slice(-end.length)]).toEqual([...end]);
    // Clean once, it is the same again.
    expect([...(await cleaned(file.bytes)).file.bytes]).toEqual([...file.bytes]);
    expect(await cleanFile(photo.slice(0, 60), 1)).toBe('broken');
  });

  it('in PNG keeps pixels alone, up to its end', async () => {
    const chunk = (name: string, body: Uint8Array) =>
      join(big(body.length, 4), text(name), body, [0, 0, 0, 0]);
    const head = join([0x89], text('PNG\r\n'), [0x1a, 0x0a]);
    const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 1, 2, 3])));
    const start = chunk('IHDR', Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]));
    const end = chunk('IEND', new Uint8Array());
    const photo = join(
      head,
      start,
      chunk('tEXt', text(place)),
      chunk('eXIf', text(place)),
      pixels,
      chunk('tIME', text('2026')),
      end,
      text(place),
    );
    expect([...(await cleaned(photo)).file.bytes]).toEqual([...join(head, start, pixels, end)]);
  });

  it('in WebP loses EXIF and XMP, and says so in its head', async () => {
    const chunk = (name: string, body: Uint8Array) =>
      join(text(name), little(body.length, 4), body, body.length % 2 ? [0] : []);
    const riff = (body: Uint8Array) => join(text('RIFF'), little(body.length + 4, 4), text('WEBP'), body);
    const vp8x = (flags: number) => chunk('VP8X', Uint8Array.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const pixels = chunk('VP8 ', Uint8Array.from([1, 2, 3]));
    const photo = riff(join(vp8x(0x3c), pixels, chunk('EXIF', text(place)), chunk('XMP ', text(place))));
    expect([...(await cleaned(photo)).file.bytes]).toEqual([...riff(join(vp8x(0x10), pixels))]);
  });
});

describe('a film', () => {
  it('keeps every place in it, and loses where and when it was made', async () => {
    const box = (name: string, body: Uint8Array) => join(big(body.length + 8, 4), text(name), body);
    const head = box('ftyp', text('isom0000'));
    const time = join([0, 0, 0, 0], big(3_900_000_000, 4), big(3_900_000_001, 4), text('rest'));
    const film = join(
      head,
      box('moov', join(box('mvhd', time), box('trak', box('tkhd', time)), box('udta', text(place)))),
      box('mdat', text('pictures')),
    );
    const { file } = await cleaned(film);
    expect(file.bytes.length).toBe(film.length);
    expect(has(file.bytes, 'SM-A155F')).toBe(false);
    expect(Buffer.from(file.bytes).includes(Buffer.from(big(3_900_000_000, 4)))).toBe(false);
    expect(has(file.bytes, 'rest') && has(file.bytes, 'pictures')).toBe(true);
  });
});

describe('what is no evidence', () => {
  /** A ZIP with one entry, as its directory tells it. */
  const zip = (name: string, entry: { name: string; packed: number; size: number }) => {
    const local = join(
      text('PK'),
      [3, 4],
      new Array<number>(22).fill(0),
      little(name.length, 2),
      [0, 0],
      text(name),
    );
    const central = join(
      text('PK'),
      [1, 2],
      new Array<number>(16).fill(0),
      little(entry.packed, 4),
      little(entry.size, 4),
      little(entry.name.length, 2),
      new Array<number>(16).fill(0),
      text(entry.name),
    );
    const end = join(
      text('PK'),
      [5, 6],
      [0, 0, 0, 0],
      little(1, 2),
      little(1, 2),
      little(central.length, 4),
      little(local.length, 4),
      [0, 0],
    );
    return join(local, central, end);
  };

  it.each([
    ['a program named .jpg', join(text('MZ'), new Array<number>(100).fill(0)), 'executable'],
    ['a program of another system', join([0x7f], text('ELF'), [1, 2, 3]), 'executable'],
    ['a script', text('#!/bin/sh\nrm -rf /'), 'executable'],
    ['an old document with macros', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'executable'],
    [
      'a document with a program in it',
      zip('[Content_Types].xml', { name: 'word/run.exe', packed: 9, size: 9 }),
      'executable',
    ],
    [
      'a document with macros',
      zip('[Content_Types].xml', { name: 'word/vbaProject.bin', packed: 9, size: 9 }),
      'executable',
    ],
    [
      'a bomb',
      zip('[Content_Types].xml', { name: 'word/a.xml', packed: 1_000_000, size: 2_000_000_000 }),
      'bomb',
    ],
    [
      'a small bomb',
      zip('[Content_Types].xml', { name: 'word/a.xml', packed: 1000, size: 90_000_000 }),
      'bomb',
    ],
    ['a ZIP in a document', zip('[Content_Types].xml', { name: 'a.zip', packed: 9, size: 9 }), 'bomb'],
    ['any other ZIP', zip('photos/a.jpg', { name: 'photos/a.jpg', packed: 9, size: 9 }), 'archive'],
    ['a page with a script', text('<html><script>alert(1)</script>'), 'unknown'],
    ['a drawing with a script', text('<?xml version="1.0"?><svg onload="x()"/>'), 'unknown'],
    ['nothing', new Uint8Array(), 'empty'],
    ['bytes of no known kind', Uint8Array.from([1, 2, 3, 4]), 'unknown'],
  ])('%s is refused', async (_, bytes, fault) => {
    expect(await cleanFile(bytes, 1)).toBe(fault);
  });

  it('is not a text', async () => {
    expect(await cleaned(text('Lời kể bằng chữ'))).toMatchObject({
      isClean: true,
      file: { name: 'tep-1.txt' },
    });
  });
});
