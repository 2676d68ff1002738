import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttachmentView, DocumentView, IssuerView } from '@namkhong/contracts/http/directive-documents';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { bootDirective, type Answer, type Asker, type BootedDirective } from '../testing/booted-directive.js';
import { documentDesk } from '../testing/document-desk.js';
import { pdf, png } from '../testing/scans.js';

let directive: BootedDirective;
let desk: ReturnType<typeof documentDesk>;
let issuer: IssuerView;
let document: DocumentView;
beforeAll(async () => {
  directive = await bootDirective();
  desk = documentDesk(directive);
  issuer = await desk.addIssuer('Ủy ban nhân dân minh họa', 'UBND', 'state');
  document = await desk.issued(issuer.issuerId, 'decision');
}, 30_000);
afterAll(async () => directive.close());

const octets = { 'content-type': 'application/octet-stream' };
const upload = (
  asker: Asker,
  { documentId }: DocumentView,
  fileName: string,
  body: Buffer,
  headers: Record<string, string> = octets,
): Promise<Answer> =>
  directive.send(asker, `documents/${documentId}/attachments?fileName=${encodeURIComponent(fileName)}`, {
    ...{ method: 'POST', body, headers },
  });
const stored = async () => {
  const [row] = await directive.service.database.read((session) =>
    session.query<{ count: number }>('SELECT count(*)::int AS count FROM attachments'),
  );
  return row?.count;
};
/** The raw answer: a file is no JSON. */
const fetchFile = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${directive.service.url}/api/directive/v1/${path}`, { headers });

describe('a scan of a signed document', () => {
  it('is kept with its hash, once, and given to anybody byte for byte', async () => {
    // Larger than one part of the download.
    const scan = Buffer.concat([pdf().subarray(0, 9), Buffer.alloc(700_000, 0x20), pdf().subarray(9)]);
    const answer = await upload(desk.office, document, 'Quyết định đã ký.pdf', scan);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ...{ fileName: 'Quyết định đã ký.pdf', mediaType: 'application/pdf', size: scan.length },
        sha256: createHash('sha256').update(scan).digest('hex'),
      },
    });
    const again = await upload(desk.office, document, 'tên khác.pdf', scan);
    expect(again.body).toEqual(answer.body);
    const { attachmentId } = answer.body as AttachmentView;
    const { body: shown } = await directive.get(null, `directives/${document.documentId}`);
    expect(shown.attachments).toEqual([answer.body]);

    const file = await fetchFile(`directives/${document.documentId}/attachments/${attachmentId}`);
    expect(file.status).toBe(200);
    expect(Buffer.from(await file.arrayBuffer()).equals(scan)).toBe(true);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(scan.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="Quyet dinh da ky.pdf"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%C4%91%C3%A3%20k%C3%BD.pdf`,
    });
  });

  it('can be taken back, with the reason kept and the bytes gone', async () => {
    const { body } = await upload(desk.office, document, 'nhầm.png', png());
    const path = `documents/${document.documentId}/attachments/${body.attachmentId}`;
    const reason = encodeURIComponent('Có dữ liệu cá nhân');
    expect((await directive.send(desk.office, path, { method: 'DELETE' })).status).toBe(422);
    expect((await directive.send(desk.office, `${path}?reason=${reason}`, { method: 'DELETE' })).status).toBe(
      204,
    );
    const gone = await directive.get(
      null,
      `directives/${document.documentId}/attachments/${body.attachmentId}`,
    );
    expect(gone).toMatchObject({ status: 404, body: { code: 'attachment-unknown' } });
    const rows = await directive.service.database.read((session) =>
      session.query(
        'SELECT content IS NULL AS gone, withdrawal_reason AS reason FROM attachments WHERE attachment_id = $1',
        [body.attachmentId],
      ),
    );
    expect(rows).toEqual([{ gone: true, reason: 'Có dữ liệu cá nhân' }]);
    // The same bytes may come again, where they were right after all.
    expect((await upload(desk.office, document, 'đúng.png', png())).status).toBe(201);
  });

  it('of a document that is not public is for those who work on it', async () => {
    const signed = await desk.signed(issuer.issuerId, 'decision');
    const { body } = await upload(desk.office, signed, 'ký.pdf', pdf());
    const tail = `${signed.documentId}/attachments/${body.attachmentId}`;
    expect((await fetchFile(`directives/${tail}`)).status).toBe(404);
    expect((await fetchFile(`documents/${tail}`)).status).toBe(401);
    const { headers } = await directive.service.as('unit-head');
    const file = await fetchFile(`documents/${tail}`, headers);
    expect(Buffer.from(await file.arrayBuffer()).equals(pdf())).toBe(true);
    expect((await upload('unit-head', signed, 'ký.pdf', pdf())).status).toBe(403);
    expect((await upload(null, signed, 'ký.pdf', pdf())).status).toBe(401);
  });

  it.each([
    ['cài đặt.pdf', Buffer.from('MZ\u0090\u0000', 'latin1'), 'attachment-executable', 422],
    ['văn bản.docx', Buffer.from('PK\u0003\u0004', 'latin1'), 'attachment-type-refused', 422],
    ['hình.pdf', png(), 'attachment-not-what-it-claims', 422],
    ['đứt.pdf', pdf().subarray(0, -8), 'attachment-damaged', 422],
    ['tên\u202Efdp.pdf', pdf(), 'character-forbidden', 422],
    ['lớn.pdf', Buffer.alloc(20 * 1024 * 1024 + 1), 'attachment-too-large', 413],
  ])('%j is refused, and nothing of it is stored: %#', async (name, bytes, code, status) => {
    const before = await stored();
    expect(await upload(desk.office, document, name, bytes)).toMatchObject({ status, body: { code } });
    expect(await stored()).toBe(before);
  });

  it('is refused before the signature, of secret documents, and as anything but bytes', async () => {
    const draft = await desk.draft(issuer.issuerId, 'plan');
    expect((await upload(desk.office, draft, 'a.pdf', pdf())).body.code).toBe('attachment-too-early');
    const secret = await desk.issued(issuer.issuerId, 'plan', { secrecy: 'mat' });
    expect((await upload(desk.office, secret, 'a.pdf', pdf())).body.code).toBe('secret-content-refused');
    const json = { 'content-type': 'application/json' };
    const asJson = await upload(desk.office, document, 'a.pdf', Buffer.from('{}'), json);
    expect(asJson).toMatchObject({ status: 415, body: { code: 'media-type-unsupported' } });
    const asPdf = await upload(desk.office, document, 'a.pdf', pdf(), { 'content-type': 'application/pdf' });
    expect(asPdf.status).toBe(415);
  });
});

describe('a connection that breaks', () => {
  /** Announces a whole file, sends part of it, and tears the connection off. */
  const breakOff = async (announced: number, sent: Buffer) => {
    const { headers } = await directive.service.as('committee-office');
    const path = `/api/directive/v1/documents/${document.documentId}/attachments?fileName=a.pdf`;
    await new Promise<void>((resolve) => {
      const client = request(`${directive.service.url}${path}`, {
        method: 'POST',
        headers: { ...headers, ...octets, 'content-length': announced },
      });
      client.on('error', () => resolve());
      client.on('close', () => resolve());
      client.write(sent, () => setTimeout(() => client.destroy(), 50));
    });
  };

  it('leaves nothing behind, not even where what came is a whole file', async () => {
    const before = await stored();
    await Promise.all([
      breakOff(1_000_000, Buffer.alloc(300_000, 0x25)),
      breakOff(pdf().length + 1, pdf()),
      breakOff(1_000_000, pdf()),
      breakOff(1_000_000, Buffer.from('%PDF-')),
    ]);
    // All four places for uploads are free again: four more are read.
    await directive.eventually(async () => {
      const answers = await Promise.all(
        ['a', 'b', 'c', 'd'].map((name) => upload(desk.office, document, `${name}.pdf`, pdf(`% ${name}`))),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    });
    expect(await stored()).toBe((before ?? 0) + 4);
  });

  it('too large a file is refused before it has come', async () => {
    const { headers } = await directive.service.as('committee-office');
    const path = `/api/directive/v1/documents/${document.documentId}/attachments?fileName=a.pdf`;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const client = request(`${directive.service.url}${path}`, {
        method: 'POST',
        headers: { ...headers, ...octets, 'content-length': 10_000_000_000 },
      });
      client.on('response', (response) => {
        resolve(response.statusCode);
        client.destroy();
      });
      client.on('error', reject);
      client.write(pdf());
    });
    expect(status).toBe(413);
  });
});
