import type {
  DocumentHistory,
  documentsQuery,
  DocumentSummary,
  DocumentView,
} from '@namkhong/contracts/http/directive-documents';
import { Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { pageOf, readCursor, type Page } from '../page-cursor.js';
import { DocumentAccess } from './document-access.js';
import { DocumentHistoryRepository } from './document-history.repository.js';
import { DocumentReader } from './document.reader.js';
import { DraftWriter, type Draft } from './draft-writer.js';
import { RegisterJournal } from './register-journal.js';

/** Begins drafts, changes them, and shows documents to those who work on them. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly database: Database,
    private readonly access: DocumentAccess,
    private readonly writer: DraftWriter,
    private readonly journal: RegisterJournal,
    private readonly history: DocumentHistoryRepository,
    private readonly reader: DocumentReader,
  ) {}

  /** Throws Problem 403 `permission-denied`, 422 with what is wrong with the draft. */
  async begin(draft: Draft, caller: Caller): Promise<DocumentView> {
    return this.database.transaction(async (session) => {
      const issuer = await this.writer.issuer(session, draft.issuerId);
      const unit = await this.access.requireFor(session, caller, 'document.draft', issuer.unitId);
      const directiveId = await this.writer.begin(session, draft, issuer, caller.subject);
      await this.journal.write(session, {
        ...{ act: 'document.draft', caller, unit, secrecy: draft.secrecy, number: null },
        ...{ directiveId, version: 1, action: 'draft', from: null, to: 'draft' },
        ...{ reason: null, byDirectiveId: null, effectiveOn: null },
      });
      return this.view(session, directiveId);
    });
  }

  /** Throws Problem 404 `document-unknown`, 403, 409 `document-frozen`, 412, 422 with what is wrong with the draft. */
  async change(
    directiveId: string,
    draft: Draft,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    return this.database.transaction(async (session) => {
      await this.access.openDraft(session, caller, directiveId, ifMatch);
      const issuer = await this.writer.issuer(session, draft.issuerId);
      await this.access.requireFor(session, caller, 'document.draft', issuer.unitId);
      const { clauses } = await this.view(session, directiveId);
      await this.writer.change(session, directiveId, draft, issuer, clauses.length);
      await this.access.raise(session, directiveId);
      return this.view(session, directiveId);
    });
  }

  /** Throws Problem 404 `document-unknown`. */
  async read(directiveId: string, caller: Caller): Promise<DocumentView> {
    return this.database.read(async (session) => {
      await this.access.read(session, caller, directiveId);
      return this.view(session, directiveId);
    });
  }

  async list(query: z.output<typeof documentsQuery>, caller: Caller): Promise<Page<DocumentSummary>> {
    const { state, issuerId, limit } = query;
    const units = caller.unitsFor('document.read');
    const scope = units === 'everything' ? null : units;
    const after = readCursor(z.uuid(), query.cursor);
    const found = await this.database.read((session) =>
      this.reader.list(session, { state, issuerId, scope, after, limit: limit + 1 }),
    );
    return pageOf(found, limit, ({ documentId }) => documentId);
  }

  /** Throws Problem 404 `document-unknown`. */
  async steps(directiveId: string, caller: Caller): Promise<DocumentHistory> {
    return this.database.read(async (session) => {
      await this.access.read(session, caller, directiveId);
      return { items: await this.history.of(session, directiveId) };
    });
  }

  private async view(session: Session, directiveId: string): Promise<DocumentView> {
    const found = await this.reader.find(session, directiveId);
    if (found === null) throw new Problem(404, 'document-unknown', { text: directiveId });
    return found;
  }
}
