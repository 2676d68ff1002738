import type { DocumentView, issuanceRequest } from '@namkhong/contracts/http/directive-documents';
import { localDate } from '@namkhong/domain';
import { Clock, Database, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DocumentAccess } from './document-access.js';
import { DocumentEnder } from './document-ender.js';
import { DocumentIssuer } from './document-issuer.js';
import { DocumentReader } from './document.reader.js';

/** Issues signed documents: number, date, the register, and what they order about older ones, all or nothing. */
@Injectable()
export class IssueService {
  constructor(
    private readonly database: Database,
    private readonly access: DocumentAccess,
    private readonly issuer: DocumentIssuer,
    private readonly ender: DocumentEnder,
    private readonly reader: DocumentReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws Problem 404, 403, 412; 409 `transition-not-allowed`, also for a document that this one would end; 422 for a day
   * or a term that does not fit.
   */
  async issue(
    directiveId: string,
    { issuedOn, termBeginsOn }: z.output<typeof issuanceRequest>,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<DocumentView> {
    const today = localDate(this.clock.now());
    const day = issuedOn ?? today;
    return this.database.transaction(async (session) => {
      const opened = await this.access.open(session, caller, 'document.issue', directiveId, ifMatch);
      const order = { issuedOn: day, termBeginsOn: termBeginsOn ?? null, today };
      const issued = await this.issuer.issue(session, opened, order, caller);
      for (const { kind, targetId } of issued.endings) {
        const ended = await this.access.seize(session, caller, 'document.issue', targetId);
        await this.ender.end(session, ended, {
          ...{ caller, byDirectiveId: issued.shownId, effectiveOn: day, reason: issued.reason },
          action: kind === 'revokes' ? 'revoke' : 'supersede',
        });
      }
      const view = await this.reader.find(session, directiveId);
      if (view === null) throw new Error(`document ${directiveId} vanished`);
      return view;
    });
  }
}
