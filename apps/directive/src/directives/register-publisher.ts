import { isSecret, type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClauseRepository } from './clause.repository.js';
import { DirectiveRepository } from './directive.repository.js';
import { DocumentLinkRepository } from './document-link.repository.js';
import type { DocumentRow } from './document.repository.js';
import { RegisterJournal } from './register-journal.js';

/** Puts issued documents before the public: search, links and events. Secret ones are passed over. */
@Injectable()
export class RegisterPublisher {
  constructor(
    private readonly directives: DirectiveRepository,
    private readonly clauses: ClauseRepository,
    private readonly links: DocumentLinkRepository,
    private readonly journal: RegisterJournal,
  ) {}

  /** A document that has just got its number. */
  async publish(
    session: Session,
    document: DocumentRow,
    { number, issuedOn }: { readonly number: string; readonly issuedOn: CivilDate },
  ): Promise<void> {
    const { directiveId, secrecy, title, issuer, status, illustrative } = document;
    if (isSecret(secrecy)) return;
    await this.clauses.putInForce(session, directiveId, issuedOn);
    await this.directives.resolveLinks(session, directiveId, number, issuer);
    const clauses = await this.clauses.of(session, directiveId);
    await this.index(session, { ...document, number });
    await this.journal.announceRecorded(session, secrecy, {
      ...{ directiveId, number, title, issuer, issuedOn, status, illustrative },
      basedOn: await this.links.bases(session, directiveId),
      clauses: clauses.map(({ clauseId, ordinal, text }) => ({ clauseId, ordinal, text, asReported: false })),
    });
  }

  /** Makes the document findable by the words that are in force. */
  async index(session: Session, document: DocumentRow): Promise<void> {
    const { directiveId, number, title, issuer, secrecy } = document;
    if (isSecret(secrecy) || number === null) return;
    const clauses = await this.clauses.of(session, directiveId);
    const inForce = clauses.filter(({ repealed }) => !repealed);
    const texts = { number, title, issuer, clauses: inForce.map(({ text }) => text) };
    await this.directives.index(session, directiveId, texts);
  }
}
