/** The smallest files that are whole: one page, one pixel. */

export function pdf(catalogue = ''): Buffer {
  const text = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R ${catalogue} >> endobj
2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
xref
0 3
trailer << /Size 3 /Root 1 0 R >>
startxref
112
%%EOF`;
  return Buffer.from(text, 'latin1');
}

export function png(): Buffer {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
}

export function jpeg(): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
    Buffer.from([0xff, 0xdb, 0, 3, 0, 0xff, 0xd9]),
  ]);
}

export function tiff(order: 'little' | 'big'): Buffer {
  const bytes = Buffer.alloc(8 + 2 + 12 + 4);
  if (order === 'little') {
    bytes.write('II*\0', 'latin1');
    bytes.writeUInt32LE(8, 4);
    bytes.writeUInt16LE(1, 8);
  } else {
    bytes.write('MM\0*', 'latin1');
    bytes.writeUInt32BE(8, 4);
    bytes.writeUInt16BE(1, 8);
  }
  return bytes;
}
