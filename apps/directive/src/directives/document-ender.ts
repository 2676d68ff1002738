import { isSecret, type CivilDate } from '@namkhong/domain';
import { Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { OpenedDocument } from './document-access.js';
import { DocumentStepper } from './document-stepper.js';
import { RegisterJournal } from './register-journal.js';

/** How a document of the register goes out of force. */
export interface Ending {
  readonly action: 'supersede' | 'revoke';
  readonly caller: Caller;
  readonly reason: string;
  /** The document that ordered it; null where the register does not show it. */
  readonly byDirectiveId: string | null;
  readonly effectiveOn: CivilDate;
}

/** Supersedes and revokes. The number stays with the document for ever. */
@Injectable()
export class DocumentEnder {
  constructor(
    private readonly stepper: DocumentStepper,
    private readonly journal: RegisterJournal,
  ) {}

  /** Throws Problem 409 `transition-not-allowed`, 422 `reason-missing`, `effective-before-issue`. */
  async end(session: Session, opened: OpenedDocument, ending: Ending): Promise<void> {
    const { document } = opened;
    const { directiveId, number, issuedOn, secrecy } = document;
    const { action, effectiveOn, byDirectiveId } = ending;
    const state = this.stepper.decide(opened, { ...ending, permission: 'document.issue' });
    if (number === null || issuedOn === null) throw new Error(`document ${directiveId} has no number`);
    if (effectiveOn < issuedOn)
      throw new Problem(422, 'effective-before-issue', { date: effectiveOn, issuedOn });
    await this.stepper.take(session, opened, { ...ending, action, permission: 'document.issue' }, number);
    if (isSecret(secrecy)) return;
    await this.journal.announceChanged(session, secrecy, {
      ...{ directiveId, number, state, effectiveOn, byDirectiveId },
      clauses: [],
    });
  }
}
