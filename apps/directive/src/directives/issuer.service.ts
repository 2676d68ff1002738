import type { issuerChange, issuerRequest, IssuerView } from '@namkhong/contracts/http/directive-documents';
import { isWritableSymbol } from '@namkhong/domain';
import {
  AuditLog,
  Clock,
  Database,
  Ids,
  Problem,
  requireVersion,
  type Caller,
  type Session,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { normaliseName } from './draft-directive.js';
import { requireSound } from './draft-writer.js';
import { IssuerRepository, type Issuer } from './issuer.repository.js';
import { refuseForbidden } from './text-fault.js';

/** Keeps who issues documents, with which symbol. */
@Injectable()
export class IssuerService {
  constructor(
    private readonly database: Database,
    private readonly issuers: IssuerRepository,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<IssuerView[]> {
    return this.database.read((session) => this.issuers.list(session));
  }

  /** Throws Problem 404 `issuer-unknown`. */
  async one(issuerId: string): Promise<IssuerView> {
    return this.database.read(async (session) => this.view(session, issuerId));
  }

  /** Throws Problem 409 `issuer-taken`, 422 `symbol-unwritable`, `character-forbidden`. */
  async record(request: z.output<typeof issuerRequest>, caller: Caller): Promise<IssuerView> {
    requireWritable(request.system, request.symbol);
    requireSound(refuseForbidden([['name', request.name]]));
    const issuer: Issuer = {
      ...{ ...request, name: normaliseName(request.name) },
      ...{ issuerId: this.ids.next(), version: 1 },
    };
    return this.database.transaction(async (session) => {
      if (!(await this.issuers.add(session, issuer, this.clock.now()))) {
        throw new Problem(409, 'issuer-taken', { text: issuer.name });
      }
      this.note(session, 'issuer.record', caller, issuer);
      return this.view(session, issuer.issuerId);
    });
  }

  /**
   * Changes symbol, unit or numbering; documents keep what they bear. Throws Problem 404 `issuer-unknown`, 409
   * `issuer-numbers-given` where the way of numbering would change under numbers in use, 412, 422.
   */
  async change(
    issuerId: string,
    request: z.output<typeof issuerChange>,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<IssuerView> {
    return this.database.transaction(async (session) => {
      const issuer = await this.issuers.lock(session, issuerId, 'change');
      if (issuer === null) throw new Problem(404, 'issuer-unknown', { text: issuerId });
      requireVersion(ifMatch, issuer.version);
      requireWritable(issuer.system, request.symbol);
      if (request.numbering !== issuer.numbering && (await this.issuers.hasNumbers(session, issuerId))) {
        throw new Problem(409, 'issuer-numbers-given', { text: issuer.name });
      }
      const changed = { ...issuer, ...request, version: issuer.version + 1 };
      await this.issuers.save(session, changed);
      this.note(session, 'issuer.record/change', caller, changed);
      return this.view(session, issuerId);
    });
  }

  private note(
    session: Session,
    act: 'issuer.record' | 'issuer.record/change',
    caller: Caller,
    { issuerId, version, numbering, unitId }: Issuer,
  ): void {
    const details = { version, numbering, ...(unitId === null ? {} : { unitId }) };
    this.audit.append(session, { act, caller, unit: null, targets: [issuerId], details });
  }

  private async view(session: Session, issuerId: string): Promise<IssuerView> {
    const issuer = await this.issuers.find(session, issuerId);
    if (issuer === null) throw new Problem(404, 'issuer-unknown', { text: issuerId });
    return { ...issuer, terms: await this.issuers.terms(session, issuerId) };
  }
}

function requireWritable(system: 'state' | 'party', symbol: string): void {
  if (!isWritableSymbol(system, symbol)) throw new Problem(422, 'symbol-unwritable', { text: symbol });
}
