import { describe, expect, it } from '@jest/globals';
import { AFRelationship, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import {
  CommentRangeStart,
  CommentReference,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { deflateSync } from 'node:zlib';
import writeExcelFile from 'write-excel-file/node';
import { cleanFile } from './clean-file.js';

const author = 'NguyenThiMai';
const camera = 'SM-A155F 9.1768,105.1524';
const words = 'Noi dung bang chung';
const text = (of: string) => new TextEncoder().encode(of);
const has = (bytes: Uint8Array, of: string) => Buffer.from(bytes).includes(Buffer.from(of));

async function cleaned(bytes: Uint8Array) {
  const found = await cleanFile(bytes, 1);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

/** The smallest JPEG with a segment of camera data. */
function photo(): Uint8Array {
  const segment = (marker: number, body: Uint8Array) =>
    Uint8Array.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe1, text(`Exif\0\0${camera}`)),
    ...segment(0xdb, new Uint8Array(65).fill(1)),
    ...segment(0xda, Uint8Array.from([1, 1, 0, 0, 63, 0])),
    ...[1, 2, 3, 0xff, 0xd9],
  ]);
}

describe('a PDF', () => {
  const dict = (document: PDFDocument, of: Record<string, PDFString | PDFName>) =>
    document.context.obj(of as never);

  async function written(): Promise<PDFDocument> {
    const document = await PDFDocument.create();
    document.setAuthor(author);
    document.setProducer(author);
    const page = document.addPage([200, 200]);
    page.drawText(words, { x: 20, y: 100, size: 12 });
    const { context, catalog } = document;
    const xmp = PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML' }), text(`<x>${author}</x>`));
    catalog.set(PDFName.of('Metadata'), context.register(xmp));
    catalog.set(
      PDFName.of('OpenAction'),
      dict(document, { S: PDFName.of('JavaScript'), JS: PDFString.of(author) }),
    );
    const note = context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9] });
    note.set(PDFName.of('T'), PDFString.of(author));
    note.set(PDFName.of('M'), PDFString.of('D:20261120'));
    note.set(PDFName.of('Contents'), PDFString.of('Xem cho nay'));
    page.node.set(PDFName.of('Annots'), context.obj([context.register(note)]));
    const picture = PDFRawStream.of(
      context.obj({ Type: 'XObject', Subtype: 'Image', Filter: 'DCTDecode', Width: 1, Height: 1 }),
      photo(),
    );
    page.node.setXObject(PDFName.of('Im1'), context.register(picture));
    await document.attach(text(author), `${author}.txt`, { afRelationship: AFRelationship.Source });
    return document;
  }
  const save = (document: PDFDocument) => document.save({ useObjectStreams: false });
  /** Without packing, so that whatever stands in it can be searched for. */
  const unpacked = async (bytes: Uint8Array) =>
    save(await PDFDocument.load(bytes, { updateMetadata: false }));

  it('keeps its pages and what is written on them, and loses who wrote it, when, and with which camera', async () => {
    const source = await save(await written());
    expect([has(source, `<x>${author}`), has(source, camera), has(source, author)]).toEqual([
      true,
      true,
      true,
    ]);
    const { file, isClean } = await cleaned(source);
    expect([isClean, file.name, file.mediaType]).toEqual([true, 'tep-1.pdf', 'application/pdf']);
    const all = await unpacked(file.bytes);
    const mark = Buffer.from(author).toString('hex');
    for (const trace of [
      author,
      mark,
      mark.toUpperCase(),
      camera,
      'JavaScript',
      'D:20261120',
      'EmbeddedFile',
    ])
      expect([trace, has(all, trace)]).toEqual([trace, false]);
    const read = await PDFDocument.load(file.bytes, { updateMetadata: false });
    expect(read.getPageCount()).toBe(1);
    expect([read.getAuthor(), read.getProducer(), read.getModificationDate()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(has(all, 'Xem cho nay')).toBe(true);
    // What is drawn on the page is what was drawn.
    const drawn = (document: PDFDocument) => document.getPage(0).node.Contents()?.toString().length;
    expect(drawn(read)).toBe(drawn(await PDFDocument.load(source)));
    expect(Object.keys(read.getPage(0).node.normalizedEntries())).toEqual(
      expect.arrayContaining(['Annots', 'Resources']),
    );
  });

  it('loses what an earlier version left in it', async () => {
    const document = await written();
    const left = document.context.register(dict(document, { Words: PDFString.of('ban nhap cua Mai') }));
    const source = await save(document);
    expect(has(source, 'ban nhap cua Mai')).toBe(true);
    expect(left.objectNumber).toBeGreaterThan(0);
    expect(has(await unpacked((await cleaned(source)).file.bytes), 'ban nhap cua Mai')).toBe(false);
  });

  it('stays as it is, and is told to be unclean, where it is signed, encrypted, broken or holds other pictures', async () => {
    const signed = await written();
    signed.catalog.set(PDFName.of('Perms'), signed.context.obj({ ByteRange: [0, 1, 2, 3] }));
    const encrypted = await written();
    encrypted.encrypt({ userPassword: 'mat-khau', ownerPassword: 'mat-khau' });
    const other = await written();
    const jpx = other.context.obj({ Subtype: 'Image', Filter: 'JPXDecode' });
    other
      .getPage(0)
      .node.setXObject(PDFName.of('Im2'), other.context.register(PDFRawStream.of(jpx, text(author))));
    const sources = await Promise.all([signed, encrypted, other].map(save));
    for (const source of [...sources, text('%PDF-1.7 ')]) {
      const { file, isClean } = await cleaned(source);
      expect([isClean, Buffer.from(file.bytes).equals(Buffer.from(source))]).toEqual([false, true]);
    }
  });
});

describe('an Office document', () => {
  /** All its parts as text. */
  const partsOf = (bytes: Uint8Array) =>
    new Map(
      Object.entries(unzipSync(bytes)).map(([path, part]) => [path, Buffer.from(part).toString('utf8')]),
    );
  const allOf = (bytes: Uint8Array) => [...partsOf(bytes)].flat().join('\n');
  const changed = (bytes: Uint8Array, parts: Record<string, Uint8Array>) =>
    zipSync({ ...unzipSync(bytes), ...parts });

  async function letter(): Promise<Uint8Array> {
    const document = new Document({
      creator: author,
      lastModifiedBy: author,
      comments: {
        children: [
          {
            id: 0,
            author,
            initials: 'NTM',
            date: new Date('2026-11-20'),
            children: [new Paragraph('Xem cho nay')],
          },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun(words),
                new TextRun({ children: [new CommentReference(0)] }),
                new InsertedTextRun({ text: 'viết thêm', id: 1, author, date: '2026-11-20T00:00:00Z' }),
              ],
            }),
          ],
        },
      ],
    });
    return new Uint8Array(await Packer.toBuffer(document));
  }

  it('of Word keeps its words, notes and changes, and loses who made them and when', async () => {
    const source = await letter();
    expect(allOf(source)).toContain(`w:author="${author}"`);
    const { file, isClean } = await cleaned(source);
    expect([isClean, file.name]).toEqual([true, 'tep-1.docx']);
    const all = allOf(file.bytes);
    for (const trace of [author, 'NTM', '2026-11-20', 'rsid'])
      expect([trace, all.includes(trace)]).toEqual([trace, false]);
    for (const kept of [words, 'Xem cho nay', 'viết thêm', '<w:ins ']) expect(all).toContain(kept);
    // The first entry says what it is; no entry says when it was made.
    expect([...partsOf(file.bytes).keys()]).toContain('[Content_Types].xml');
    expect((await cleaned(file.bytes)).isClean).toBe(true);
  });

  it('of Word loses what Word itself writes: sessions, paths, people, custom properties, the picture of its first page', async () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const body = `<w:p w:rsidR="00AB12CD" w:rsidRDefault='00AB12CE'><w:r><w:t>Nói "w:author="x"" &gt; đúng</w:t></w:r></w:p>`;
    const rel = (target: string, more = '') => `<Relationship Id="r" Type="t" Target="${target}"${more}/>`;
    const { file, isClean } = await cleaned(
      changed(await letter(), {
        'word/document.xml': strToU8(
          `<w:document ${w}><!-- ${author} --><w:body>${body}</w:body></w:document>`,
        ),
        'word/settings.xml': strToU8(
          `<w:settings ${w}><w:attachedTemplate r:id="r"/><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:zoom w:percent="100"/></w:settings>`,
        ),
        'word/_rels/settings.xml.rels': strToU8(
          `<Relationships>${rel(`file:///C:\\Users\\${author}\\Normal.dotm`, ' TargetMode="External"')}</Relationships>`,
        ),
        'word/people.xml': strToU8(`<w15:people><w15:person w15:author="${author}"/></w15:people>`),
        'word/_rels/document.xml.rels': strToU8(
          `<Relationships>${rel('people.xml')}${rel('../customXml/item1.xml')}${rel('media/image1.jpeg')}</Relationships>`,
        ),
        'docProps/custom.xml': strToU8(`<Properties><p>${author}</p></Properties>`),
        'docProps/thumbnail.jpeg': photo(),
        'customXml/item1.xml': strToU8(`<x>${author}</x>`),
        'word/media/image1.jpeg': photo(),
        'word/printerSettings/printerSettings1.bin': strToU8(author),
      }),
    );
    expect(isClean).toBe(true);
    const parts = partsOf(file.bytes);
    const all = [...parts].flat().join('\n');
    for (const trace of [
      author,
      camera,
      '00AB12C',
      'C:\\Users',
      'people.xml',
      'customXml',
      'thumbnail',
      'printerSettings1',
    ])
      expect([trace, all.includes(trace)]).toEqual([trace, false]);
    expect(parts.get('word/document.xml')).toBe(
      `<w:document ${w}><w:body><w:p><w:r><w:t>Nói "w:author="x"" &gt; đúng</w:t></w:r></w:p></w:body></w:document>`,
    );
    expect(parts.get('word/settings.xml')).toBe(`<w:settings ${w}><w:zoom w:percent="100"/></w:settings>`);
    expect(parts.get('word/_rels/document.xml.rels')).toBe(
      `<Relationships>${rel('media/image1.jpeg')}</Relationships>`,
    );
  });

  it('of Excel keeps its cells and tables, and loses who noted in it and where it lay', async () => {
    const rows = [
      ['Hồ sơ', 'Tiền'],
      ['Sổ đỏ', 500_000],
    ];
    const made = await writeExcelFile(rows.map((row) => row.map((value) => ({ value })))).toBuffer();
    const source = changed(new Uint8Array(made), {
      'docProps/core.xml': strToU8(
        `<cp:coreProperties><dc:creator>${author}</dc:creator></cp:coreProperties>`,
      ),
      'xl/comments1.xml': strToU8(
        `<comments><authors><author>${author}</author></authors><t>Giá thật</t></comments>`,
      ),
      'xl/persons/person.xml': strToU8(
        `<personList><person displayName="${author}" id="{1}" userId="${author}"/></personList>`,
      ),
      'xl/tables/table1.xml': strToU8('<table displayName="BangGia" name="BangGia"/>'),
    });
    const { file, isClean } = await cleaned(source);
    expect([isClean, file.name]).toEqual([true, 'tep-1.xlsx']);
    const all = allOf(file.bytes);
    expect(all).not.toContain(author);
    for (const kept of ['<t>Giá thật</t>', '<author></author>', 'displayName="BangGia" name="BangGia"'])
      expect(all).toContain(kept);
    const [sheet] = await readExcelFile(Buffer.from(file.bytes));
    expect(sheet?.data).toEqual(rows);
  });

  it('of LibreOffice keeps its words, and loses who wrote and changed them', async () => {
    const mimetype = 'application/vnd.oasis.opendocument.text';
    const note = `<office:annotation><dc:creator>${author}</dc:creator><dc:date>2026-11-20</dc:date><text:p>Ghi chú</text:p></office:annotation>`;
    const source = zipSync({
      mimetype: [strToU8(mimetype), { level: 0 }],
      'meta.xml': strToU8(
        `<office:document-meta><meta:initial-creator>${author}</meta:initial-creator></office:document-meta>`,
      ),
      'settings.xml': strToU8(`<x>May in cua ${author}</x>`),
      'content.xml': strToU8(
        `<x><style officeooo:rsid="001a2b" officeooo:paragraph-rsid="001a2c"/>${note}<text:p>${words}</text:p></x>`,
      ),
      'Thumbnails/thumbnail.png': deflateSync(strToU8(author)),
      'Basic/Standard/run.xml': strToU8(author),
      'META-INF/manifest.xml': strToU8(
        `<manifest:manifest><manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/><manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>`,
      ),
    });
    const { file, isClean } = await cleaned(source);
    expect([isClean, file.name, file.mediaType]).toEqual([true, 'tep-1.odt', mimetype]);
    const parts = partsOf(file.bytes);
    const all = [...parts].flat().join('\n');
    for (const trace of [author, '001a2', '2026-11-20', 'thumbnail', 'Basic/'])
      expect([trace, all.includes(trace)]).toEqual([trace, false]);
    for (const kept of [words, 'Ghi chú']) expect(all).toContain(kept);
    // Known by its first entry, which is not packed: its name and content stand in the open.
    expect([...parts.keys()][0]).toBe('mimetype');
    expect(Buffer.from(file.bytes.slice(30, 38 + mimetype.length)).toString()).toBe(`mimetype${mimetype}`);
  });

  it.each([
    ['signed', { '_xmlsignatures/sig1.xml': strToU8('<Signature/>') }],
    ['carrying a document within', { 'word/embeddings/sheet.xlsx': strToU8('PK') }],
    ['with a drawing of another kind', { 'word/media/image1.emf': strToU8('emf') }],
    [
      'written so that it cannot be told',
      { 'word/document.xml': strToU8('<x><![CDATA[<w:p w:author="y">]]></x>') },
    ],
    ['in another alphabet', { 'word/document.xml': Uint8Array.from([0xff, 0xfe, 0x3c, 0]) }],
  ])('stays as it is, and is told to be unclean: %s', async (_, parts) => {
    const source = changed(await letter(), parts);
    const { file, isClean } = await cleaned(source);
    expect([isClean, Buffer.from(file.bytes).equals(Buffer.from(source))]).toEqual([false, true]);
  });

  it('that cannot be unpacked is broken', async () => {
    const source = await letter();
    source.fill(0, 40, 400);
    expect(await cleanFile(source, 1)).toBe('broken');
  });
});
