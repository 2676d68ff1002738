import type { DocumentView, IssuerView } from '@namkhong/contracts/http/directive-documents';
import type { Answer, Asker, BootedDirective } from './booted-directive.js';

/** An office that writes documents: what a test needs to take one from its draft to the register. */
export function documentDesk(directive: BootedDirective) {
  const office: Asker = 'committee-office';
  const head: Asker = 'unit-head';
  const tag = (version: number) => ({ 'if-match': `"${version}"` });

  const desk = {
    office,
    head,
    tag,
    /** A step of the document's life, on the version seen. */
    step: (asker: Asker, document: DocumentView, step: string, body: unknown = {}): Promise<Answer> =>
      directive.post(asker, `documents/${document.documentId}/${step}`, body, tag(document.version)),
    async addIssuer(name: string, symbol: string, system: 'state' | 'party', more: object = {}) {
      const body = { name, symbol, system, ...more };
      return expectStatus<IssuerView>(201, await directive.post(office, 'issuers', body));
    },
    async addTerm(issuerId: string, congressClosedOn: string): Promise<IssuerView> {
      const body = { name: `Nhiệm kỳ từ ${congressClosedOn}`, congressClosedOn };
      return expectStatus<IssuerView>(201, await directive.post(office, `issuers/${issuerId}/terms`, body));
    },
    async draft(issuerId: string, type: string, more: object = {}): Promise<DocumentView> {
      const body = { issuerId, type, title: 'Văn bản thử', illustrative: true, ...more };
      return expectStatus<DocumentView>(201, await directive.post(office, 'documents', body));
    },
    async addClause(document: DocumentView, text: string): Promise<DocumentView> {
      return expectStatus<DocumentView>(201, await desk.step(office, document, 'clauses', { text }));
    },
    /** A document with one clause, unless it is secret, and the head's signature. */
    async signed(issuerId: string, type: string, more: object = {}): Promise<DocumentView> {
      let document = await desk.draft(issuerId, type, more);
      if (document.secrecy === 'none') document = await desk.addClause(document, 'Nội dung thứ nhất');
      document = expectStatus(200, await desk.step(office, document, 'submission'));
      return expectStatus(200, await desk.step(head, document, 'signature', { post: 'Chủ tịch' }));
    },
    issue: (document: DocumentView, body: object = {}): Promise<Answer> =>
      desk.step(office, document, 'issuance', body),
    async issued(issuerId: string, type: string, more: object = {}): Promise<DocumentView> {
      return expectStatus(200, await desk.issue(await desk.signed(issuerId, type, more)));
    },
  };
  return desk;
}

/** The body of an answer that a test builds upon. */
export function expectStatus<Body>(status: number, answer: Answer): Body {
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Body;
}
