import { findDocumentType, isSecret, type CivilDate } from '@namkhong/domain';
import { Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { OpenedDocument } from './document-access.js';
import { DocumentLinkRepository } from './document-link.repository.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentStepper } from './document-stepper.js';
import { NumberAllocator } from './number-allocator.js';
import { findDateFault } from './plan-number.js';
import { RegisterPublisher } from './register-publisher.js';

export interface IssueOrder {
  readonly issuedOn: CivilDate;
  readonly termBeginsOn: CivilDate | null;
  readonly today: CivilDate;
}

export interface IssuedDocument {
  /** Its id where the public register shows it, null of a secret document. */
  readonly shownId: string | null;
  /** Why documents that it ends go out of force. */
  readonly reason: string;
  readonly endings: readonly { readonly kind: 'supersedes' | 'revokes'; readonly targetId: string }[];
}

/** Gives a signed document its number and puts it into the register. */
@Injectable()
export class DocumentIssuer {
  constructor(
    private readonly stepper: DocumentStepper,
    private readonly allocator: NumberAllocator,
    private readonly documents: DocumentRepository,
    private readonly links: DocumentLinkRepository,
    private readonly publisher: RegisterPublisher,
  ) {}

  /** Within the caller's transaction. Throws Problem 409 `transition-not-allowed`, 422 for a day or a term. */
  async issue(
    session: Session,
    opened: OpenedDocument,
    { issuedOn, termBeginsOn, today }: IssueOrder,
    caller: Caller,
  ): Promise<IssuedDocument> {
    const { document } = opened;
    const { directiveId, issuerId, department, secrecy, signedOn } = document;
    const step = { action: 'issue', permission: 'document.issue', caller, reason: null } as const;
    this.stepper.decide(opened, step);
    const fault = findDateFault(issuedOn, signedOn, today);
    if (fault !== null) throw new Problem(422, fault, { date: issuedOn, signedOn: signedOn ?? '', today });
    const type = findDocumentType(document.type);
    if (type === null) throw new Error(`document ${directiveId} is of type ${document.type}, which is none`);
    const { number, period } = await this.allocator.allocate(
      session,
      { directiveId, issuerId, type, department, secrecy, issuedOn, termBeginsOn, actor: caller.subject },
      today,
    );
    await this.documents.saveIssue(session, directiveId, { number, numberingPeriod: period, issuedOn });
    await this.stepper.take(session, opened, { ...step, effectiveOn: issuedOn }, number);
    await this.links.resolve(session, directiveId);
    await this.publisher.publish(session, document, { number, issuedOn });
    return {
      shownId: isSecret(secrecy) ? null : directiveId,
      reason: isSecret(secrecy) ? 'theo văn bản khác' : number,
      endings: await this.links.endings(session, directiveId),
    };
  }
}
