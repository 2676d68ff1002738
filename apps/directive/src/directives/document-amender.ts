import { isSecret, type CivilDate } from '@namkhong/domain';
import { Ids, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { amendClauses, type ClauseChange } from './amend-clauses.js';
import type { LinkKind } from './check-links.js';
import { ClauseRepository } from './clause.repository.js';
import type { OpenedDocument } from './document-access.js';
import { DocumentLinkRepository } from './document-link.repository.js';
import type { DocumentRow } from './document.repository.js';
import { DocumentStepper } from './document-stepper.js';
import { requireSound } from './draft-writer.js';
import { RegisterJournal } from './register-journal.js';
import { RegisterPublisher } from './register-publisher.js';

/** What one document of the register changes in another. */
export interface Amendment {
  readonly byDirectiveId: string;
  readonly reason: string;
  readonly effectiveOn: CivilDate;
  readonly changes: readonly ClauseChange[];
  readonly caller: Caller;
}

/** Gives clauses new wordings; the old ones stay readable. */
@Injectable()
export class DocumentAmender {
  constructor(
    private readonly stepper: DocumentStepper,
    private readonly clauses: ClauseRepository,
    private readonly links: DocumentLinkRepository,
    private readonly publisher: RegisterPublisher,
    private readonly journal: RegisterJournal,
    private readonly ids: Ids,
  ) {}

  /** Within the caller's transaction. Throws Problem 409 `transition-not-allowed`, 422 with what is wrong. */
  async amend(session: Session, opened: OpenedDocument, amendment: Amendment): Promise<void> {
    const { document } = opened;
    const { directiveId, number, issuedOn, secrecy } = document;
    const { byDirectiveId, effectiveOn, caller, reason, changes } = amendment;
    const step = { action: 'amend', permission: 'document.issue', caller, reason } as const;
    const state = this.stepper.decide(opened, step);
    if (number === null || issuedOn === null) throw new Error(`document ${directiveId} has no number`);
    if (isSecret(secrecy)) throw new Problem(422, 'secret-content-refused', { text: secrecy });
    if (effectiveOn < issuedOn)
      throw new Problem(422, 'effective-before-issue', { date: effectiveOn, issuedOn });
    await this.link(session, document, 'amends', byDirectiveId);
    const standing = await this.clauses.of(session, directiveId);
    const amended = requireSound(amendClauses(standing, changes, () => this.ids.next()));
    await this.clauses.amend(session, directiveId, amended, { amendedBy: byDirectiveId, effectiveOn });
    await this.stepper.take(session, opened, { ...step, byDirectiveId, effectiveOn }, number);
    await this.publisher.index(session, document);
    await this.journal.announceChanged(session, secrecy, {
      ...{ directiveId, number, state, effectiveOn, byDirectiveId },
      clauses: await this.clauses.of(session, directiveId),
    });
  }

  /** Has the ordering document say what it does to this one. Throws Problem 422 `link-unknown`. */
  async link(session: Session, document: DocumentRow, kind: LinkKind, byDirectiveId: string): Promise<void> {
    const { directiveId, number, issuer } = document;
    const known = await this.links.registered(session, [byDirectiveId]);
    if (number === null || byDirectiveId === directiveId || !known.has(byDirectiveId)) {
      throw new Problem(422, 'link-unknown', { number: byDirectiveId });
    }
    // A public document must not name a secret one.
    if (isSecret(document.secrecy)) return;
    await this.links.add(session, byDirectiveId, { kind, number, issuer, targetId: directiveId });
  }
}
