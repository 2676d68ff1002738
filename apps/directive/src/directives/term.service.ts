import type { IssuerView, termRequest } from '@namkhong/contracts/http/directive-documents';
import { termBegins, termPeriod } from '@namkhong/domain';
import { AuditLog, Database, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { requireSound } from './draft-writer.js';
import { IssuerRepository } from './issuer.repository.js';
import { TermRepository } from './term.repository.js';
import { refuseForbidden } from './text-fault.js';

/** Keeps the terms of committees, by which the Party's documents are numbered. */
@Injectable()
export class TermService {
  constructor(
    private readonly database: Database,
    private readonly issuers: IssuerRepository,
    private readonly terms: TermRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Adds a term; documents of its days that were numbered elsewhere are counted to it. Throws Problem 404 `issuer-unknown`,
   * 409 `term-taken`, `term-has-numbers` where numbers were given out on its days, `term-numbers-double`, 422
   * `issuer-without-terms`, `character-forbidden`.
   */
  async add(issuerId: string, request: z.output<typeof termRequest>, caller: Caller): Promise<IssuerView> {
    const { name, congressClosedOn, firstMeetingOn } = request;
    requireSound(refuseForbidden([['name', name]]));
    const beginsOn = termBegins(congressClosedOn, firstMeetingOn);
    return this.database.transaction(async (session) => {
      const issuer = await this.issuers.lock(session, issuerId, 'change');
      if (issuer === null) throw new Problem(404, 'issuer-unknown', { text: issuerId });
      if (issuer.system !== 'party') throw new Problem(422, 'issuer-without-terms', { text: issuer.name });
      const known = await this.issuers.terms(session, issuerId);
      if (known.some((term) => term.beginsOn === beginsOn))
        throw new Problem(409, 'term-taken', { beginsOn });
      const before = known.find((term) => term.beginsOn > beginsOn)?.beginsOn ?? null;
      const days = { issuerId, beginsOn, before };
      const allocated = await this.terms.allocatedWithin(session, days);
      if (allocated !== null) throw new Problem(409, 'term-has-numbers', { beginsOn, number: allocated });
      const double = await this.terms.doubleWithin(session, days);
      if (double !== null) throw new Problem(409, 'term-numbers-double', { beginsOn, number: double });
      await this.issuers.addTerm(session, issuerId, { name, beginsOn, congressClosedOn });
      await this.terms.move(session, days, termPeriod({ beginsOn }));
      this.audit.append(session, {
        ...{ act: 'issuer.record/term', caller, unit: null },
        targets: [issuerId],
        details: { beginsOn },
      });
      return { ...issuer, terms: await this.issuers.terms(session, issuerId) };
    });
  }
}
