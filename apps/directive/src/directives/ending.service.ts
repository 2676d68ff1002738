import type {
  amendmentRequest,
  DocumentView,
  endingRequest,
} from '@namkhong/contracts/http/directive-documents';
import { localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DocumentAccess } from './document-access.js';
import { DocumentAmender } from './document-amender.js';
import { DocumentEnder } from './document-ender.js';
import { DocumentReader } from './document.reader.js';
import { requireSound } from './draft-writer.js';
import { refuseForbidden } from './text-fault.js';

/** Amends, supersedes and revokes documents of the register, by the document that orders it or by a decision that is none. */
@Injectable()
export class EndingService {
  constructor(
    private readonly database: Database,
    private readonly access: DocumentAccess,
    private readonly amender: DocumentAmender,
    private readonly ender: DocumentEnder,
    private readonly reader: DocumentReader,
    private readonly clock: Clock,
  ) {}

  /** Throws Problem 404, 403, 409 `transition-not-allowed`, 412, 422 `link-unknown`, `effective-…`, `character-forbidden`. */
  async end(
    action: 'supersede' | 'revoke',
    directiveId: string,
    request: z.output<typeof endingRequest>,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    const { reason, byDirectiveId } = request;
    requireSound(refuseForbidden([['reason', reason]]));
    const effectiveOn = this.dayOf(request.effectiveOn);
    return this.database.transaction(async (session) => {
      const opened = await this.access.open(session, caller, 'document.issue', directiveId, ifMatch);
      if (byDirectiveId !== null) {
        const kind = action === 'revoke' ? 'revokes' : 'supersedes';
        await this.amender.link(session, opened.document, kind, byDirectiveId);
      }
      await this.ender.end(session, opened, { action, caller, reason, byDirectiveId, effectiveOn });
      return this.view(session, directiveId);
    });
  }

  /** Throws Problem as `end` does, and 422 `clause-unknown`, `clause-repealed`, `clause-changed-twice`. */
  async amend(
    directiveId: string,
    request: z.output<typeof amendmentRequest>,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    const texts = request.changes.map((change, index) => {
      return [`changes.${index}.text`, change.kind === 'repeal' ? null : change.text] as const;
    });
    requireSound(refuseForbidden([['reason', request.reason], ...texts]));
    const effectiveOn = this.dayOf(request.effectiveOn);
    return this.database.transaction(async (session) => {
      const opened = await this.access.open(session, caller, 'document.issue', directiveId, ifMatch);
      await this.amender.amend(session, opened, { ...request, effectiveOn, caller });
      return this.view(session, directiveId);
    });
  }

  private dayOf(effectiveOn: CivilDate | undefined): CivilDate {
    const today = localDate(this.clock.now());
    const day = effectiveOn ?? today;
    if (day > today) throw new Problem(422, 'effective-in-future', { date: day, today });
    return day;
  }

  private async view(session: Session, directiveId: string): Promise<DocumentView> {
    const view = await this.reader.find(session, directiveId);
    if (view === null) throw new Error(`document ${directiveId} vanished`);
    return view;
  }
}
