import type {
  declaredNumbers,
  declaredNumbersRequest,
  seriesList,
} from '@namkhong/contracts/http/directive-documents';
import { findDocumentType, numberingPeriod } from '@namkhong/domain';
import { AuditLog, Clock, Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DocumentAccess } from './document-access.js';
import { requireSound } from './draft-writer.js';
import { IssuerRepository, type Issuer } from './issuer.repository.js';
import { seriesType } from './number-allocator.js';
import { NumberRepository } from './number.repository.js';
import { refuseForbidden } from './text-fault.js';

/** Declares numbers that documents outside of the register bear, so that they are never given out. */
@Injectable()
export class DeclaredNumberService {
  constructor(
    private readonly database: Database,
    private readonly access: DocumentAccess,
    private readonly issuers: IssuerRepository,
    private readonly numbers: NumberRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Where each series of the issuer stands. Throws Problem 404 `issuer-unknown`, 403 `permission-denied`. */
  async series(issuerId: string, caller: Caller): Promise<z.output<typeof seriesList>> {
    return this.database.read(async (session) => {
      const issuer = requireIssuer(await this.issuers.find(session, issuerId), issuerId);
      await this.access.requireFor(session, caller, 'document.read', issuer.unitId);
      return { items: await this.numbers.summaries(session, issuerId) };
    });
  }

  /**
   * The series goes on from where it was, past what is declared. Throws Problem 404 `issuer-unknown`, 403, 422
   * `document-type-unknown`, `term-missing`, `date-before-term`, `character-forbidden`.
   */
  async declare(
    issuerId: string,
    request: z.output<typeof declaredNumbersRequest>,
    caller: Caller,
  ): Promise<z.output<typeof declaredNumbers>> {
    const { secret, issuedOn, from, to, reason } = request;
    const type = findDocumentType(request.type);
    requireSound(refuseForbidden([['reason', reason]]));
    return this.database.transaction(async (session) => {
      const issuer = requireIssuer(await this.issuers.lock(session, issuerId, 'share'), issuerId);
      const unit = await this.access.requireFor(session, caller, 'document.issue', issuer.unitId);
      if (type === null || type.system !== issuer.system) {
        throw new Problem(422, 'document-type-unknown', { text: request.type });
      }
      const period = await this.periodOf(session, issuer, {
        ...{ secret, issuedOn, system: type.system },
        year: type.yearInNumber ? Number(issuedOn.slice(0, 4)) : null,
      });
      const key = { issuerId, type: seriesType(issuer, type), period };
      await this.numbers.lockSeries(session, key);
      const entry = { issuedOn, reason, notedBy: caller.subject };
      const declared = await this.numbers.declare(session, key, { from, to }, entry, this.clock.now());
      this.audit.append(session, {
        ...{ act: 'document.issue/declare', caller, unit },
        targets: [issuerId],
        details: { type: key.type, period, from, to, declared },
      });
      return { period, declared, unchanged: to - from + 1 - declared };
    });
  }

  private async periodOf(
    session: Session,
    { issuerId }: Issuer,
    document: Parameters<typeof numberingPeriod>[0],
  ): Promise<string> {
    return requireSound(numberingPeriod(document, await this.issuers.terms(session, issuerId)));
  }
}

function requireIssuer(issuer: Issuer | null, issuerId: string): Issuer {
  if (issuer === null) throw new Problem(404, 'issuer-unknown', { text: issuerId });
  return issuer;
}
