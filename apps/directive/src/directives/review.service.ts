import type { DocumentView, signatureRequest } from '@namkhong/contracts/http/directive-documents';
import { isSecret, localDate, type Action, type DocumentAction } from '@namkhong/domain';
import { Clock, Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DocumentAccess, type OpenedDocument } from './document-access.js';
import { DocumentReader } from './document.reader.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentStepper } from './document-stepper.js';
import { refuseForbidden } from './text-fault.js';
import { requireSound } from './draft-writer.js';

interface Asked {
  readonly action: DocumentAction;
  readonly permission: Action;
  readonly reason: string | null;
}

/** Takes drafts to review, back, and to the signature. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly access: DocumentAccess,
    private readonly documents: DocumentRepository,
    private readonly stepper: DocumentStepper,
    private readonly reader: DocumentReader,
    private readonly clock: Clock,
  ) {}

  /** Throws Problem 404, 403, 409, 412, 422 `clauses-missing`. */
  async submit(directiveId: string, caller: Caller, ifMatch: string | undefined): Promise<DocumentView> {
    const asked = { action: 'submit', permission: 'document.draft', reason: null } as const;
    return this.take(directiveId, caller, ifMatch, asked, async (session, { document }) => {
      const view = await this.reader.find(session, directiveId);
      if (!isSecret(document.secrecy) && view?.clauses.length === 0)
        throw new Problem(422, 'clauses-missing');
      await this.documents.saveSubmitter(session, directiveId, caller.subject);
    });
  }

  /** Takes a draft back from review, or gives it up. Throws Problem 404, 403, 409, 412, 422. */
  async takeBack(
    action: 'withdraw' | 'discard',
    directiveId: string,
    reason: string,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    return this.take(directiveId, caller, ifMatch, { action, permission: 'document.draft', reason });
  }

  /** Sends a draft back, even a signed one, whose signature goes with it. Throws Problem 404, 403, 409, 412, 422. */
  async giveBack(
    directiveId: string,
    reason: string,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    const asked = { action: 'return', permission: 'document.sign', reason } as const;
    return this.take(directiveId, caller, ifMatch, asked, (session) =>
      this.documents.saveSignature(session, directiveId, null),
    );
  }

  /** Throws Problem 404, 403, 409 `signer-submitted`, 412, 422 `signed-in-future`. */
  async sign(
    directiveId: string,
    { post, capacity, signedOn }: z.output<typeof signatureRequest>,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    const today = localDate(this.clock.now());
    const day = signedOn ?? today;
    const asked = { action: 'sign', permission: 'document.sign', reason: null } as const;
    return this.take(directiveId, caller, ifMatch, asked, async (session) => {
      requireSound(refuseForbidden([['post', post]]));
      if (day > today) throw new Problem(422, 'signed-in-future', { date: day });
      await this.documents.saveSignature(session, directiveId, {
        ...{ signedBy: caller.subject, signedOn: day, signerPost: post, signingCapacity: capacity },
      });
    });
  }

  private async take(
    directiveId: string,
    caller: Caller,
    ifMatch: string | undefined,
    { action, permission, reason }: Asked,
    write: (session: Session, opened: OpenedDocument) => Promise<void> = () => Promise.resolve(),
  ): Promise<DocumentView> {
    return this.database.transaction(async (session) => {
      const opened = await this.access.open(session, caller, permission, directiveId, ifMatch);
      const step = { action, permission, caller, reason };
      this.stepper.decide(opened, step);
      requireSound(refuseForbidden([['reason', reason]]));
      await write(session, opened);
      await this.stepper.take(session, opened, step, null);
      const view = await this.reader.find(session, directiveId);
      if (view === null) throw new Error(`document ${directiveId} vanished`);
      return view;
    });
  }
}
