import type { Action, TargetUnit } from '@namkhong/domain';
import { Problem, requireVersion, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import { DocumentRepository, type DocumentRow } from './document.repository.js';

/** A document that the caller may act upon. */
export interface OpenedDocument {
  readonly document: DocumentRow;
  /** The issuer's unit; null where it has none and only grants over everything count. */
  readonly unit: TargetUnit | null;
}

/** Opens documents for those who may. To anybody else a document does not exist: neither a draft nor a secret is told of. */
@Injectable()
export class DocumentAccess {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly units: UnitReader,
  ) {}

  /** Under lock, for a change. Throws Problem 404 `document-unknown`, 403 `permission-denied`, 412, 428. */
  async open(
    session: Session,
    caller: Caller,
    action: Action,
    directiveId: string,
    ifMatch: string | undefined,
  ): Promise<OpenedDocument> {
    const opened = await this.enter(
      session,
      caller,
      action,
      directiveId,
      await this.documents.lock(session, directiveId),
    );
    requireVersion(ifMatch, opened.document.version);
    return opened;
  }

  /** A draft, under lock, for an edit. Throws as `open` does, and Problem 409 `document-frozen` for anything else. */
  async openDraft(
    session: Session,
    caller: Caller,
    directiveId: string,
    ifMatch: string | undefined,
  ): Promise<DocumentRow> {
    const { document } = await this.open(session, caller, 'document.draft', directiveId, ifMatch);
    if (document.state !== 'draft') throw new Problem(409, 'document-frozen', { state: document.state });
    return document;
  }

  /** Marks that the document under lock was changed. */
  async raise(session: Session, directiveId: string): Promise<void> {
    await this.documents.raise(session, directiveId);
  }

  /** Under lock, whatever its version: for what does not depend on it. Throws Problem 404, 403. */
  async seize(
    session: Session,
    caller: Caller,
    action: Action,
    directiveId: string,
  ): Promise<OpenedDocument> {
    return this.enter(session, caller, action, directiveId, await this.documents.lock(session, directiveId));
  }

  /** For reading. Throws Problem 404 `document-unknown`. */
  async read(session: Session, caller: Caller, directiveId: string): Promise<DocumentRow> {
    const found = await this.documents.find(session, directiveId);
    return (await this.enter(session, caller, 'document.read', directiveId, found)).document;
  }

  /** What a permission over the issuer's documents is asked for. */
  async requireFor(
    session: Session,
    caller: Caller,
    action: Action,
    unitId: string | null,
  ): Promise<TargetUnit | null> {
    const unit = await this.unitOf(session, unitId);
    caller.require(action, unit ?? 'whole-organisation');
    return unit;
  }

  private async enter(
    session: Session,
    caller: Caller,
    action: Action,
    directiveId: string,
    document: DocumentRow | null,
  ): Promise<OpenedDocument> {
    const unit = document === null ? null : await this.unitOf(session, document.unitId);
    if (document === null || !caller.permits('document.read', unit ?? 'whole-organisation')) {
      throw new Problem(404, 'document-unknown', { text: directiveId });
    }
    caller.require(action, unit ?? 'whole-organisation');
    return { document, unit };
  }

  private async unitOf(session: Session, unitId: string | null): Promise<TargetUnit | null> {
    if (unitId === null) return null;
    const unit = await this.units.target(session, unitId);
    if (unit === null) throw new Error(`an issuer names unit ${unitId}, which does not exist`);
    return unit;
  }
}
