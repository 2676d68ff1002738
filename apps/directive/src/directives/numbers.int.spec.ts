import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentView, IssuerView } from '@namkhong/contracts/http/directive-documents';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';
import { documentDesk } from '../testing/document-desk.js';

/** The clock stands at Monday 23 November 2026. */
const TODAY = '2026-11-23';

let directive: BootedDirective;
let desk: ReturnType<typeof documentDesk>;
let issuers = 0;
beforeAll(async () => {
  directive = await bootDirective();
  desk = documentDesk(directive);
}, 30_000);
afterAll(async () => directive.close());

const people = async () => desk.addIssuer(`Ủy ban nhân dân minh họa ${++issuers}`, 'UBND', 'state');
const committee = async (closedOn: string | null = '2025-10-15'): Promise<IssuerView> => {
  const issuer = await desk.addIssuer(`Thành ủy minh họa ${++issuers}`, 'TU', 'party');
  return closedOn === null ? issuer : desk.addTerm(issuer.issuerId, closedOn);
};
const numbersOf = async (documents: readonly DocumentView[], body: object = {}) => {
  const numbers: unknown[] = [];
  for (const document of documents) numbers.push((await desk.issue(document, body)).body.number);
  return numbers;
};
const historical = (issuer: string, number: string, issuedOn: string) =>
  directive.post('committee-office', 'directives', {
    ...{ issuer, number, issuedOn, status: 'historical', title: 'Văn bản cũ' },
    clauses: [{ text: 'Nội dung' }],
    illustrative: true,
  });

describe('numbers of a state authority (NĐ 30/2020)', () => {
  it('run by type, with the year in legal acts and the drafting unit in công văn', async () => {
    const { issuerId } = await people();
    const issue = async (type: string, more: object = {}) => (await desk.issued(issuerId, type, more)).number;
    expect(await issue('decision')).toBe('01/QĐ-UBND');
    expect(await issue('decision')).toBe('02/QĐ-UBND');
    expect(await issue('directive')).toBe('01/CT-UBND');
    expect(await issue('legal-decision')).toBe('01/2026/QĐ-UBND');
    expect(await issue('official-letter', { department: 'NC' })).toBe('01/UBND-NC');
    expect(await issue('official-letter', { department: 'KGVX' })).toBe('02/UBND-KGVX');
  });

  it('begin anew on 1 January, and go on in December where it was left', async () => {
    const { issuerId } = await people();
    const documents = [await desk.signed(issuerId, 'decision'), await desk.signed(issuerId, 'decision')];
    const late = await desk.signed(issuerId, 'decision', { title: 'Ký cuối năm' });
    expect(await numbersOf(documents.slice(0, 1))).toEqual(['01/QĐ-UBND']);
    directive.clock.set(new Date('2027-01-04T03:00:00Z'));
    try {
      expect(await numbersOf(documents.slice(1))).toEqual(['01/QĐ-UBND']);
      expect((await desk.issue(late, { issuedOn: '2026-12-31' })).body.number).toBe('02/QĐ-UBND');
    } finally {
      directive.clock.set(new Date('2026-11-23T03:00:00Z'));
    }
  });

  it('have a series of their own for secret documents', async () => {
    const { issuerId } = await people();
    expect((await desk.issued(issuerId, 'decision')).number).toBe('01/QĐ-UBND');
    expect((await desk.issued(issuerId, 'decision', { secrecy: 'mat' })).number).toBe('01/QĐ-UBND');
    expect((await desk.issued(issuerId, 'decision')).number).toBe('02/QĐ-UBND');
  });

  it('follow the days of issue', async () => {
    const { issuerId } = await people();
    const [first, second, third] = [
      await desk.signed(issuerId, 'plan'),
      await desk.signed(issuerId, 'plan'),
      await desk.signed(issuerId, 'plan'),
    ];
    expect(await desk.issue(first, { issuedOn: '2026-11-24' })).toMatchObject({
      status: 422,
      body: { code: 'issued-in-future', today: TODAY },
    });
    expect(await desk.issue(first, { issuedOn: '2026-11-22' })).toMatchObject({
      status: 422,
      body: { code: 'issued-before-signed', signedOn: TODAY },
    });
    directive.clock.set(new Date('2026-11-24T03:00:00Z'));
    try {
      expect((await desk.issue(second)).body.number).toBe('01/KH-UBND');
      expect(await desk.issue(third, { issuedOn: TODAY })).toMatchObject({
        status: 422,
        body: { code: 'issued-before-last', lastNumber: 1, lastIssuedOn: '2026-11-24' },
      });
    } finally {
      directive.clock.set(new Date('2026-11-23T03:00:00Z'));
    }
    expect((await desk.issue(third, { issuedOn: TODAY })).status).toBe(422);
  });

  it('run over all types where the head of the authority decided so, legal acts apart', async () => {
    const name = `Sở minh họa ${++issuers}`;
    const { issuerId } = await desk.addIssuer(name, 'SNV', 'state', { numbering: 'common' });
    expect((await desk.issued(issuerId, 'decision')).number).toBe('01/QĐ-SNV');
    expect((await desk.issued(issuerId, 'plan')).number).toBe('02/KH-SNV');
    expect((await desk.issued(issuerId, 'legal-decision')).number).toBe('01/2026/QĐ-SNV');
  });
});

describe('numbers of a committee (36-HD/VPTW)', () => {
  it('run through the term, secret documents among the others', async () => {
    const { issuerId } = await committee();
    expect((await desk.issued(issuerId, 'party-official-letter')).number).toBe('01-CV/TU');
    expect((await desk.issued(issuerId, 'party-official-letter', { secrecy: 'toi-mat' })).number).toBe(
      '02-CV/TU',
    );
    directive.clock.set(new Date('2027-01-04T03:00:00Z'));
    try {
      expect((await desk.issued(issuerId, 'party-official-letter')).number).toBe('03-CV/TU');
      expect((await desk.issued(issuerId, 'party-directive')).number).toBe('01-CT/TU');
    } finally {
      directive.clock.set(new Date('2026-11-23T03:00:00Z'));
    }
  });

  it('begin anew the day after the congress closes, and then no more of the old term are given out', async () => {
    const { issuerId } = await committee('2025-10-15');
    const [old, same, next, stray] = [
      await desk.signed(issuerId, 'party-directive'),
      await desk.signed(issuerId, 'party-directive'),
      await desk.signed(issuerId, 'party-directive'),
      await desk.signed(issuerId, 'party-directive'),
    ];
    expect((await desk.issue(old)).body.number).toBe('01-CT/TU');
    await desk.addTerm(issuerId, '2026-11-24');
    expect((await desk.issue(same, { termBeginsOn: '2026-11-25' })).body).toMatchObject({
      code: 'term-wrong',
    });
    expect((await desk.issue(same, { termBeginsOn: '2025-10-16' })).body.number).toBe('02-CT/TU');
    directive.clock.set(new Date('2026-11-25T03:00:00Z'));
    try {
      expect((await desk.issue(next)).body.number).toBe('01-CT/TU');
      expect(await desk.issue(stray, { issuedOn: '2026-11-24' })).toMatchObject({
        status: 422,
        body: { code: 'term-over', beginsOn: '2026-11-25' },
      });
    } finally {
      directive.clock.set(new Date('2026-11-23T03:00:00Z'));
    }
  });

  it('are refused without a term, and before the first', async () => {
    const none = await committee(null);
    expect((await desk.issue(await desk.signed(none.issuerId, 'party-plan'))).body).toMatchObject({
      code: 'term-missing',
      date: TODAY,
    });
    const later = await committee('2026-12-01');
    expect((await desk.issue(await desk.signed(later.issuerId, 'party-plan'))).body).toMatchObject({
      code: 'date-before-term',
      beginsOn: '2026-12-02',
    });
  });

  it('move older documents into a term that is entered later, but never a number that was given out', async () => {
    const issuer = await committee(null);
    expect((await historical(issuer.name, '05-NQ/TU', '2025-11-03')).status).toBe(201);
    await desk.addTerm(issuer.issuerId, '2025-10-15');
    const again = await historical(issuer.name, '05-NQ/TU', '2026-02-02');
    expect(again).toMatchObject({ status: 409, body: { code: 'document-number-taken' } });
    await desk.issued(issuer.issuerId, 'party-resolution');
    const body = { name: 'Nhiệm kỳ chen vào', congressClosedOn: '2026-11-22' };
    expect(await directive.post('operator', `issuers/${issuer.issuerId}/terms`, body)).toMatchObject({
      status: 409,
      body: { code: 'term-has-numbers', number: '01-NQ/TU' },
    });
    const twice = { name: 'Lặp', congressClosedOn: '2025-10-15' };
    expect(await directive.post('operator', `issuers/${issuer.issuerId}/terms`, twice)).toMatchObject({
      status: 409,
      body: { code: 'term-taken' },
    });
  });
});

describe('numbers from elsewhere', () => {
  it('do not disturb the series, and are stepped over when it reaches them', async () => {
    const issuer = await people();
    expect((await historical(issuer.name, '03/QĐ-UBND', '2026-02-02')).status).toBe(201);
    expect((await historical(issuer.name, '693/QĐ-UBND', '2026-02-03')).status).toBe(201);
    const given = [1, 2, 3].map(async () => desk.signed(issuer.issuerId, 'decision'));
    expect(await numbersOf(await Promise.all(given))).toEqual(['01/QĐ-UBND', '02/QĐ-UBND', '04/QĐ-UBND']);
    expect(await historical(issuer.name, '04/QĐ-UBND', '2026-02-04')).toMatchObject({
      status: 409,
      body: { code: 'document-number-taken' },
    });
  });

  it('are declared by the range where an office numbered on paper, and taken up by their documents', async () => {
    const issuer = await people();
    const body = {
      type: 'decision',
      issuedOn: '2026-03-02',
      from: 1,
      to: 340,
      reason: 'Sổ giấy đến 02/3/2026',
    };
    const path = `issuers/${issuer.issuerId}/declared-numbers`;
    expect(await directive.post('committee-office', path, body)).toMatchObject({
      status: 201,
      body: { period: '2026', declared: 340, unchanged: 0 },
    });
    expect((await directive.post('committee-office', path, { ...body, to: 341 })).body).toMatchObject({
      declared: 1,
      unchanged: 340,
    });
    expect((await desk.issued(issuer.issuerId, 'decision')).number).toBe('342/QĐ-UBND');
    expect((await historical(issuer.name, '7/QĐ-UBND', '2026-01-12')).status).toBe(201);
    expect((await historical(issuer.name, '07/QĐ-UBND', '2026-01-12')).status).toBe(409);
    const { body: series } = await directive.get('committee-office', `issuers/${issuer.issuerId}/series`);
    expect(series.items).toEqual([
      {
        ...{ type: 'decision', period: '2026', lastNumber: 342, lastIssuedOn: TODAY },
        ...{ allocated: 1, recorded: 1, declared: 340 },
      },
    ]);
  });

  it.each([
    [{ type: 'nonsense' }, 'document-type-unknown'],
    [{ type: 'party-plan' }, 'document-type-unknown'],
    [{ from: 5, to: 4 }, 'input-invalid'],
    [{ from: 0 }, 'input-invalid'],
    [{ to: 20_000 }, 'input-invalid'],
    [{ reason: 'a\u202Eb' }, 'character-forbidden'],
  ])('are not declared by %j: %s', async (change, code) => {
    const { issuerId } = await people();
    const body = { type: 'decision', issuedOn: TODAY, from: 1, to: 2, reason: 'Sổ giấy', ...change };
    const answer = await directive.post('committee-office', `issuers/${issuerId}/declared-numbers`, body);
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });
});

describe('many at once', () => {
  it('64 requests to issue get 64 numbers, without gap or double', async () => {
    const { issuerId } = await people();
    const documents = await Promise.all(Array.from({ length: 64 }, () => desk.signed(issuerId, 'decision')));
    const answers = await Promise.all(documents.map((document) => desk.issue(document)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 64 }, () => 200));
    const numbers = answers.map(({ body }) => Number(/^\d+/.exec(body.number as string)?.[0]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
  }, 60_000);

  it('those that fail in the middle use no number: some are stale, some end what cannot be ended', async () => {
    const { issuerId } = await people();
    const target = await desk.issued(issuerId, 'plan');
    const ends = { links: [{ kind: 'revokes', number: target.number, directiveId: target.documentId }] };
    const revoking = [1, 2, 3, 4].map(() => desk.signed(issuerId, 'decision', ends));
    const plain = [1, 2, 3, 4, 5, 6].map(() => desk.signed(issuerId, 'decision'));
    const documents = await Promise.all([...revoking, ...plain]);
    const stale = { ...(await desk.signed(issuerId, 'decision')), version: 1 };
    const doubled = documents.at(-1);
    const answers = await Promise.all(
      [...documents, stale, ...(doubled ? [doubled] : [])].map((document) => desk.issue(document)),
    );
    // Of four that revoke the same plan one does; of two requests for one document one does.
    const codes = answers.map(({ status, body }) => (status === 200 ? 'issued' : body.code)).toSorted();
    expect(codes).toEqual([
      ...Array.from({ length: 7 }, () => 'issued'),
      ...Array.from({ length: 3 }, () => 'transition-not-allowed'),
      ...Array.from({ length: 2 }, () => 'version-stale'),
    ]);
    const numbers = answers.flatMap(({ status, body }) =>
      status === 200 ? [Number(/^\d+/.exec(body.number as string)?.[0])] : [],
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    // The next one goes on where they ended: what failed left no hole.
    expect((await desk.issued(issuerId, 'decision')).number).toBe('08/QĐ-UBND');
  });

  it('a transaction that is torn off after the number was taken gives it back', async () => {
    const { issuerId } = await people();
    const first = await desk.signed(issuerId, 'decision');
    const second = await desk.signed(issuerId, 'decision');
    await directive.service.database.transaction((session) =>
      session.query(`
        CREATE FUNCTION tear() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'torn off'; END $$;
        CREATE TRIGGER tear BEFORE INSERT ON document_history FOR EACH ROW WHEN (NEW.action = 'issue')
          EXECUTE FUNCTION tear()`),
    );
    try {
      expect((await desk.issue(first)).status).toBe(500);
    } finally {
      await directive.service.database.transaction((session) => session.query('DROP FUNCTION tear CASCADE'));
    }
    expect((await desk.issue(second)).body.number).toBe('01/QĐ-UBND');
    expect((await desk.issue(first)).body.number).toBe('02/QĐ-UBND');
  });

  it('a number stays with its document, even when that is revoked', async () => {
    const { issuerId, name } = await people();
    const document = await desk.issued(issuerId, 'decision');
    await desk.step(desk.office, document, 'revocation', { reason: 'Ban hành nhầm' });
    expect((await desk.issued(issuerId, 'decision')).number).toBe('02/QĐ-UBND');
    expect((await historical(name, '01/QĐ-UBND', TODAY)).body.code).toBe('document-number-taken');
  });
});
