import type { clauseRequest, DocumentView } from '@namkhong/contracts/http/directive-documents';
import { isSecret, type Parsed } from '@namkhong/domain';
import { Database, Ids, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { insertClause, reorderClauses } from './arrange-clauses.js';
import { ClauseRepository } from './clause.repository.js';
import { DocumentAccess } from './document-access.js';
import { DocumentReader } from './document.reader.js';
import { requireSound } from './draft-writer.js';
import { refuseForbidden } from './text-fault.js';

/** An edit of the order of clauses, which it is given, answering the new one. */
type Edit = (session: Session, order: readonly string[]) => Promise<Parsed<readonly string[]>>;

/** Edits the clauses of a draft. Every edit names the version it was made on; a document that is no draft is frozen. */
@Injectable()
export class DraftClauseService {
  constructor(
    private readonly database: Database,
    private readonly access: DocumentAccess,
    private readonly clauses: ClauseRepository,
    private readonly reader: DocumentReader,
    private readonly ids: Ids,
  ) {}

  /** Throws Problem 404, 403, 409 `document-frozen`, 412, 422 `clause-unknown`, `secret-content-refused` … */
  async add(
    directiveId: string,
    { text, after }: z.output<typeof clauseRequest>,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    return this.edit(directiveId, caller, ifMatch, async (session, order) => {
      const clean = refuseForbidden([['text', text]]);
      if (!clean.ok) return clean;
      const clauseId = this.ids.next();
      const arranged = insertClause(order, clauseId, after);
      const ordinal = order.length + 1;
      if (arranged.ok) {
        await this.clauses.add(session, directiveId, {
          clauseId,
          ordinal,
          text,
          version: 1,
          repealed: false,
        });
      }
      return arranged;
    });
  }

  /** Throws Problem as `add` does. */
  async change(
    directiveId: string,
    clauseId: string,
    text: string,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    return this.edit(directiveId, caller, ifMatch, async (session, order) => {
      const clean = refuseForbidden([['text', text]]);
      if (!clean.ok) return clean;
      requireKnown(order, clauseId);
      await this.clauses.saveText(session, clauseId, text);
      return { ok: true, value: order };
    });
  }

  /** Throws Problem as `add` does. */
  async remove(
    directiveId: string,
    clauseId: string,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    return this.edit(directiveId, caller, ifMatch, async (session, order) => {
      requireKnown(order, clauseId);
      await this.clauses.remove(session, clauseId);
      return { ok: true, value: order.filter((each) => each !== clauseId) };
    });
  }

  /** Throws Problem as `add` does, 422 `clause-order-incomplete`. */
  async reorder(
    directiveId: string,
    clauseIds: readonly string[],
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    return this.edit(directiveId, caller, ifMatch, (_session, order) =>
      Promise.resolve(reorderClauses(order, clauseIds)),
    );
  }

  private async edit(
    directiveId: string,
    caller: Caller,
    ifMatch: string | undefined,
    edit: Edit,
  ): Promise<DocumentView> {
    return this.database.transaction(async (session) => {
      const { secrecy } = await this.access.openDraft(session, caller, directiveId, ifMatch);
      if (isSecret(secrecy)) throw new Problem(422, 'secret-content-refused', { text: secrecy });
      const standing = await this.clauses.of(session, directiveId);
      const order = requireSound(
        await edit(
          session,
          standing.map(({ clauseId }) => clauseId),
        ),
      );
      await this.clauses.arrange(session, directiveId, order);
      await this.access.raise(session, directiveId);
      const view = await this.reader.find(session, directiveId);
      if (view === null) throw new Error(`document ${directiveId} vanished`);
      return view;
    });
  }
}

function requireKnown(order: readonly string[], clauseId: string): void {
  if (!order.includes(clauseId)) throw new Problem(404, 'clause-unknown', { text: clauseId });
}
