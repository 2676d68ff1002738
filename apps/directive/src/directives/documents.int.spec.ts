import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directiveChangedV1, directiveRecordedV1 } from '@namkhong/contracts';
import type { DocumentView, IssuerView } from '@namkhong/contracts/http/directive-documents';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';
import { documentDesk, expectStatus } from '../testing/document-desk.js';

let directive: BootedDirective;
let desk: ReturnType<typeof documentDesk>;
let issuer: IssuerView;
beforeAll(async () => {
  directive = await bootDirective();
  desk = documentDesk(directive);
  issuer = await desk.addIssuer('Ủy ban nhân dân minh họa', 'UBND', 'state');
}, 30_000);
afterAll(async () => directive.close());

const change = (document: DocumentView, path: string, body: unknown, method: 'PUT' | 'DELETE' = 'PUT') =>
  directive.send(desk.office, `documents/${document.documentId}/${path}`, {
    ...{ method, headers: desk.tag(document.version) },
    ...(body === undefined ? {} : { body }),
  });
const texts = (document: DocumentView) => document.clauses.map(({ text }) => text);

describe('a document', () => {
  it('goes from its draft through review and signature into the register, step by step in its history', async () => {
    let document = await desk.draft(issuer.issuerId, 'directive', { title: 'Về phục vụ người dân' });
    expect(document).toMatchObject({ state: 'draft', number: null, version: 1, clauses: [] });
    expect((await directive.get(null, `directives/${document.documentId}`)).status).toBe(404);
    document = await desk.addClause(document, 'Nội dung thứ nhất');
    document = (await desk.step(desk.office, document, 'submission')).body;
    document = (await desk.step(desk.head, document, 'return', { reason: 'Thiếu thời hạn' })).body;
    expect(document).toMatchObject({ state: 'draft' });
    document = (await desk.step(desk.office, document, 'submission')).body;
    document = (await desk.step(desk.head, document, 'signature', { post: 'Phó Chủ tịch', capacity: 'KT.' }))
      .body;
    expect(document.signature).toEqual({ post: 'Phó Chủ tịch', capacity: 'KT.', signedOn: '2026-11-23' });
    const issued = await desk.issue(document);
    expect(issued.headers['etag']).toBe(`"${issued.body.version}"`);
    expect(issued.body).toMatchObject({ state: 'issued', number: '01/CT-UBND', issuedOn: '2026-11-23' });
    const { body: shown } = await directive.get(null, `directives/${document.documentId}`);
    expect(shown).toMatchObject({
      number: '01/CT-UBND',
      state: 'issued',
      status: 'issued',
      type: 'directive',
    });
    // Clauses keep their ids from the draft on: assignments are cut from them.
    expect(shown.clauses[0].clauseId).toBe(document.clauses[0]?.clauseId);
    expect((await directive.published(directiveRecordedV1)).at(-1)?.data).toMatchObject({
      ...{ directiveId: document.documentId, number: '01/CT-UBND', status: 'issued' },
      clauses: [{ clauseId: document.clauses[0]?.clauseId, ordinal: 1, text: 'Nội dung thứ nhất' }],
    });
    const { body: history } = await directive.get(desk.office, `documents/${document.documentId}/history`);
    expect(
      history.items.map(({ action, from, to, reason }: Record<string, string | null>) => [
        action,
        from,
        to,
        reason,
      ]),
    ).toEqual([
      ['draft', null, 'draft', null],
      ['submit', 'draft', 'in-review', null],
      ['return', 'in-review', 'draft', 'Thiếu thời hạn'],
      ['submit', 'draft', 'in-review', null],
      ['sign', 'in-review', 'signed', null],
      ['issue', 'signed', 'issued', null],
    ]);
  });

  it('is edited while it is a draft, clause by clause, and frozen after', async () => {
    let document = await desk.draft(issuer.issuerId, 'plan');
    for (const text of ['Một', 'Hai']) document = await desk.addClause(document, text);
    const first = document.clauses[0]?.clauseId ?? '';
    const added = await desk.step(desk.office, document, 'clauses', { text: 'Một rưỡi', after: first });
    document = expectStatus(201, added);
    document = expectStatus(
      201,
      await desk.step(desk.office, document, 'clauses', { text: 'Không', after: null }),
    );
    expect(texts(document)).toEqual(['Không', 'Một', 'Một rưỡi', 'Hai']);
    const last = document.clauses[3]?.clauseId ?? '';
    document = expectStatus(200, await change(document, `clauses/${last}`, { text: 'Hai, viết lại' }));
    const clauseIds = document.clauses.map(({ clauseId }) => clauseId).toReversed();
    document = expectStatus(200, await change(document, 'clause-order', { clauseIds }));
    expect(texts(document)).toEqual(['Hai, viết lại', 'Một rưỡi', 'Một', 'Không']);
    document = expectStatus(200, await change(document, `clauses/${first}`, undefined, 'DELETE'));
    expect(document.clauses.map(({ ordinal, text }) => [ordinal, text])).toEqual([
      [1, 'Hai, viết lại'],
      [2, 'Một rưỡi'],
      [3, 'Không'],
    ]);
    expect((await change(document, 'clause-order', { clauseIds: clauseIds.slice(1) })).body.code).toBe(
      'clause-unknown',
    );
    const some = document.clauses.slice(1).map(({ clauseId }) => clauseId);
    expect((await change(document, 'clause-order', { clauseIds: some })).body.code).toBe(
      'clause-order-incomplete',
    );
    document = expectStatus(200, await desk.step(desk.office, document, 'submission'));
    const frozen = { status: 409, body: { code: 'document-frozen', state: 'in-review' } };
    expect(await desk.step(desk.office, document, 'clauses', { text: 'Muộn' })).toMatchObject(frozen);
    expect(await change(document, `clauses/${last}`, { text: 'Muộn' })).toMatchObject(frozen);
    expect(await change(document, `clauses/${last}`, undefined, 'DELETE')).toMatchObject(frozen);
  });

  it('gives way to the one of two people who was first', async () => {
    const document = await desk.draft(issuer.issuerId, 'plan');
    const body = { issuerId: issuer.issuerId, type: 'plan', title: 'Bản của tôi', illustrative: true };
    const put = () =>
      directive.send(desk.office, `documents/${document.documentId}`, {
        ...{ method: 'PUT', body, headers: desk.tag(document.version) },
      });
    const answers = await Promise.all([put(), put(), put()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    expect(answers.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'version-stale' });
    const bare = await directive.post(desk.office, `documents/${document.documentId}/submission`);
    expect(bare).toMatchObject({ status: 428, body: { code: 'version-missing' } });
  });

  it('is signed by the head of the issuer’s unit, never by whoever submitted it', async () => {
    const unit = await directive.addUnit('MH-VB-1', 'Phường Minh Họa', {
      kind: 'phuong',
      illustrative: true,
    });
    const other = await directive.addUnit('MH-VB-2', 'Phường Khác', { kind: 'phuong', illustrative: true });
    const own = await desk.addIssuer('Ủy ban nhân dân Phường Minh Họa', 'UBND', 'state', {
      unitId: unit.unitId,
    });
    let document = await desk.addClause(await desk.draft(own.issuerId, 'notice'), 'Một');
    document = expectStatus(200, await desk.step(desk.office, document, 'submission'));
    const elsewhere: Asker = { role: 'unit-head', unitId: other.unitId };
    expect(await desk.step(elsewhere, document, 'signature', { post: 'Chủ tịch' })).toMatchObject({
      status: 404,
      body: { code: 'document-unknown' },
    });
    expect((await desk.step(desk.office, document, 'signature', { post: 'Chủ tịch' })).status).toBe(403);
    const here: Asker = { role: 'unit-head', unitId: unit.unitId };
    const { body: mine } = await directive.get(here, 'documents');
    expect(mine.items).toMatchObject([{ documentId: document.documentId, state: 'in-review' }]);
    expect((await directive.get(elsewhere, 'documents')).body.items).toEqual([]);
    expect((await desk.step(here, document, 'signature', { post: 'Chủ tịch' })).body.state).toBe('signed');

    const both = await directive.service.as('committee-office');
    await directive.service.grant(both.subject, 'unit-head');
    const asker: Asker = { subject: both.subject };
    const alone = await desk.addClause(await desk.draft(own.issuerId, 'notice'), 'Một');
    const submitted = expectStatus<DocumentView>(200, await desk.step(asker, alone, 'submission'));
    expect(await desk.step(asker, submitted, 'signature', { post: 'Chủ tịch' })).toMatchObject({
      status: 409,
      body: { code: 'signer-submitted' },
    });
  });

  it.each([
    ['submission', {}, 'transition-not-allowed', 409],
    ['issuance', {}, 'transition-not-allowed', 409],
    ['discarding', { reason: 'Bỏ' }, 'transition-not-allowed', 409],
    ['revocation', {}, 'input-invalid', 422],
    ['revocation', { reason: '   ' }, 'input-invalid', 422],
    ['revocation', { reason: 'Bỏ', effectiveOn: '2026-11-24' }, 'effective-in-future', 422],
    ['revocation', { reason: 'Bỏ', effectiveOn: '2026-11-22' }, 'effective-before-issue', 422],
    ['revocation', { reason: 'a\u0000b' }, 'input-invalid', 422],
    [
      'supersession',
      { reason: 'Thay', byDirectiveId: '0198aaaa-0000-7000-8000-000000000000' },
      'link-unknown',
      422,
    ],
  ])('that is issued refuses %s with %j: %s', async (step, body, code, status) => {
    const document = await desk.issued(issuer.issuerId, 'report');
    expect(await desk.step(desk.office, document, step, body)).toMatchObject({ status, body: { code } });
    const { body: after } = await directive.get(desk.office, `documents/${document.documentId}`);
    expect(after).toEqual(document);
  });

  it.each([
    [{ type: 'nonsense' }, 'document-type-unknown'],
    [{ type: 'party-plan' }, 'document-type-unknown'],
    [{ type: 'official-letter' }, 'department-missing'],
    [{ department: 'NC' }, 'department-unneeded'],
    [{ type: 'official-letter', department: 'nội chính' }, 'symbol-unwritable'],
    [{ title: 'Chỉ thị \u202Egiả' }, 'character-forbidden'],
    [{ title: 'a\u0000b' }, 'input-invalid'],
    [{ links: [{ kind: 'based-on', number: '693//TU' }] }, 'document-number-invalid'],
    [{ issuerId: '0198aaaa-0000-7000-8000-000000000000' }, 'issuer-unknown'],
    [{ urgency: 'gấp' }, 'input-invalid'],
  ])('is not begun with %j: %s', async (more, code) => {
    const body = { issuerId: issuer.issuerId, type: 'plan', title: 'Thử', ...more };
    expect(await directive.post(desk.office, 'documents', body)).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  it('of ten megabytes is refused, and nothing of it is kept', async () => {
    const document = await desk.draft(issuer.issuerId, 'plan');
    const huge = await desk.step(desk.office, document, 'clauses', { text: 'ă'.repeat(5_000_001) });
    expect(huge).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
    const long = await desk.step(desk.office, document, 'clauses', { text: 'ă'.repeat(5_001) });
    expect(long).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
    expect((await directive.get(desk.office, `documents/${document.documentId}`)).body).toEqual(document);
  });

  it('without a clause is not submitted', async () => {
    const document = await desk.draft(issuer.issuerId, 'plan');
    expect(await desk.step(desk.office, document, 'submission')).toMatchObject({
      status: 422,
      body: { code: 'clauses-missing' },
    });
  });
});

describe('what one document does to another', () => {
  it('ends it in the transaction that issues the one', async () => {
    const old = await desk.issued(issuer.issuerId, 'regulation');
    const links = [{ kind: 'supersedes', number: old.number, directiveId: old.documentId }];
    const next = await desk.issued(issuer.issuerId, 'regulation', { links });
    const { body: ended } = await directive.get(null, `directives/${old.documentId}`);
    expect(ended).toMatchObject({
      state: 'superseded',
      linkedFrom: [{ kind: 'supersedes', number: next.number, directiveId: next.documentId }],
    });
    expect((await directive.published(directiveChangedV1)).at(-1)?.data).toEqual({
      ...{ directiveId: old.documentId, number: old.number, state: 'superseded' },
      ...{ effectiveOn: '2026-11-23', byDirectiveId: next.documentId, clauses: [] },
    });
    const again = await desk.signed(issuer.issuerId, 'regulation', { links });
    expect(await desk.issue(again)).toMatchObject({
      status: 409,
      body: { code: 'transition-not-allowed', number: old.number, state: 'superseded' },
    });
  });

  it('amends it: clauses get new wordings and keep their ids, the old ones stay readable', async () => {
    let old = await desk.draft(issuer.issuerId, 'rules');
    for (const text of ['Mỗi tháng báo cáo', 'Sẽ bãi bỏ']) old = await desk.addClause(old, text);
    old = expectStatus(200, await desk.step(desk.office, old, 'submission'));
    old = expectStatus(200, await desk.step(desk.head, old, 'signature', { post: 'Chủ tịch' }));
    old = expectStatus(200, await desk.issue(old));
    const [first = '', second = ''] = old.clauses.map(({ clauseId }) => clauseId);
    const by = await desk.issued(issuer.issuerId, 'rules');
    const body = {
      ...{ reason: 'Bớt báo cáo', byDirectiveId: by.documentId },
      changes: [
        { kind: 'replace', clauseId: first, text: 'Mỗi quý báo cáo' },
        { kind: 'repeal', clauseId: second },
        { kind: 'add', text: 'Công khai kết quả' },
      ],
    };
    const amended = expectStatus<DocumentView>(200, await desk.step(desk.office, old, 'amendment', body));
    expect(amended.state).toBe('amended');
    const { body: shown } = await directive.get(null, `directives/${old.documentId}`);
    expect(shown.clauses).toMatchObject([
      { clauseId: first, ordinal: 1, text: 'Mỗi quý báo cáo', version: 2, repealed: false },
      { clauseId: second, ordinal: 2, text: 'Sẽ bãi bỏ', version: 2, repealed: true },
      { ordinal: 3, text: 'Công khai kết quả', version: 1, repealed: false },
    ]);
    const path = `directives/${old.documentId}/clauses/${first}/versions`;
    const day = '2026-11-23';
    expect((await directive.get(null, path)).body.items).toEqual([
      { version: 1, text: 'Mỗi tháng báo cáo', from: day, until: day, amendedBy: null },
      { version: 2, text: 'Mỗi quý báo cáo', from: day, until: null, amendedBy: by.documentId },
    ]);
    expect((await directive.published(directiveChangedV1)).at(-1)?.data).toMatchObject({
      ...{ directiveId: old.documentId, state: 'amended', byDirectiveId: by.documentId },
      clauses: [{ clauseId: first, version: 2 }, { repealed: true }, { ordinal: 3 }],
    });
    const again = (changes: unknown) => desk.step(desk.office, amended, 'amendment', { ...body, changes });
    expect((await again([{ kind: 'replace', clauseId: second, text: 'x' }])).body.code).toBe(
      'clause-repealed',
    );
    const twice = [
      { kind: 'replace', clauseId: first, text: 'x' },
      { kind: 'repeal', clauseId: first },
    ];
    expect((await again(twice)).body.code).toBe('clause-changed-twice');
    expect((await again([{ kind: 'repeal', clauseId: by.documentId }])).body.code).toBe('clause-unknown');
  });

  it('is said by number until the register holds it, and then leads there, and takes effect', async () => {
    const owner = 'Hội đồng nhân dân minh họa';
    const links = [
      { kind: 'based-on', number: '15/NQ-HĐND', issuer: owner },
      { kind: 'revokes', number: '9 / NQ-HĐND', issuer: owner },
    ];
    const document = await desk.issued(issuer.issuerId, 'decision', { links });
    const seen = async () => (await directive.get(null, `directives/${document.documentId}`)).body;
    expect(await seen()).toMatchObject({ basedOn: [{ number: '15/NQ-HĐND', directiveId: null }] });
    const record = async (number: string) =>
      (
        await directive.post(desk.office, 'directives', {
          ...{ number, issuer: owner, issuedOn: '2024-05-06', status: 'historical', title: 'Nghị quyết' },
          ...{ clauses: [{ text: 'Nội dung' }], illustrative: true },
        })
      ).body;
    const basis = await record('15/NQ-HĐND');
    const ended = await record('09/NQ-HĐND');
    expect(await seen()).toMatchObject({
      basedOn: [{ number: '15/NQ-HĐND', directiveId: basis.directiveId }],
      links: [
        { kind: 'based-on' },
        { kind: 'revokes', number: '09/NQ-HĐND', directiveId: ended.directiveId },
      ],
    });
    expect(ended).toMatchObject({ status: 'historical', state: 'revoked' });
  });
});

describe('a secret document', () => {
  it('is registered by its number and in no way told of', async () => {
    const secret = 'Bố trí lực lượng bảo vệ kho Lúa Vàng';
    const events = async () => [
      ...(await directive.published(directiveRecordedV1)),
      ...(await directive.published(directiveChangedV1)),
    ];
    const before = (await events()).length;
    const document = await desk.issued(issuer.issuerId, 'scheme', { title: secret, secrecy: 'tuyet-mat' });
    expect(document).toMatchObject({ number: '01/ĐA-UBND', secrecy: 'tuyet-mat', state: 'issued' });
    await desk.step(desk.office, document, 'revocation', { reason: 'Hết nhiệm vụ' });

    expect(await events()).toHaveLength(before);
    expect((await directive.get(null, `directives/${document.documentId}`)).status).toBe(404);
    const everything = await Promise.all([
      directive.get(null, 'directives?limit=200'),
      directive.get(null, `directives/by-number?number=${encodeURIComponent('01/ĐA-UBND')}`),
      directive.get(null, `directives/search?q=${encodeURIComponent('lúa vàng')}`),
      directive.get(null, `directives/search?q=${encodeURIComponent('01/ĐA-UBND')}`),
      directive.service
        .inject({ url: '/api/directive/v1/directives?format=csv' })
        .then(({ text }) => ({ body: text })),
    ]);
    for (const { body } of everything) {
      expect(JSON.stringify(body)).not.toContain('Lúa Vàng');
      expect(JSON.stringify(body)).not.toContain(document.documentId);
    }
    const rows = await directive.service.database.read((session) =>
      session.query<{ found: number }>(
        `SELECT (SELECT count(*) FROM directives WHERE directive_id = $1 AND words IS NOT NULL)::int
              + (SELECT count(*) FROM bus_outbox WHERE value::text LIKE '%' || $1 || '%')::int AS found`,
        [document.documentId],
      ),
    );
    expect(rows).toEqual([{ found: 0 }]);
    // Nor can it be cut into assignments, of which messages would tell.
    const cut = await directive.post(desk.office, `directives/${document.documentId}/assignments`, {
      units: 'all-current-communes',
      assignments: [{ clauseId: document.documentId, title: 'x', dueOn: '2026-12-15', urgency: 'normal' }],
    });
    expect(cut).toMatchObject({ status: 404, body: { code: 'directive-unknown' } });
    expect((await directive.get('analyst', `documents/${document.documentId}`)).status).toBe(403);
  });

  it('holds no text, and is not made of a draft that does', async () => {
    const secret = await desk.draft(issuer.issuerId, 'plan', { secrecy: 'mat' });
    const refused = { status: 422, body: { code: 'secret-content-refused' } };
    expect(await desk.step(desk.office, secret, 'clauses', { text: 'Nội dung' })).toMatchObject(refused);
    const open = await desk.addClause(await desk.draft(issuer.issuerId, 'plan'), 'Nội dung');
    const body = { issuerId: issuer.issuerId, type: 'plan', title: 'Thử', secrecy: 'mat' };
    const headers = desk.tag(open.version);
    const put = await directive.send(desk.office, `documents/${open.documentId}`, {
      method: 'PUT',
      body,
      headers,
    });
    expect(put).toMatchObject(refused);
  });
});
