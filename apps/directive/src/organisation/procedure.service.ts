import { procedureRecordedV1 } from '@namkhong/contracts';
import type { procedureRequest, ProcedureView } from '@namkhong/contracts/http/directive-organisation';
import { AuditLog, type Caller, Database, Events, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { checkProcedure } from './decide-procedure.js';
import { ProcedureRepository } from './procedure.repository.js';
import { readOptionalNumber } from './read-document-number.js';

/** Keeps the procedures that people come for; an amended one is another record of its code. */
@Injectable()
export class ProcedureService {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureRepository,
    private readonly events: Events,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
  ) {}

  /** Throws Problem 422 `document-number-invalid` or the code of a {@link ProcedureFault}. */
  async record(caller: Caller, request: z.output<typeof procedureRequest>): Promise<ProcedureView> {
    const stated = {
      ...request,
      name: request.name.normalize('NFC'),
      legalBasis: readOptionalNumber(request.legalBasis),
    };
    return this.database.transaction(async (session) => {
      const known = await this.procedures.loadAll(session);
      const procedure = { ...stated, procedureId: this.ids.next(), version: 1 };
      await this.save(session, procedure, known);
      const targets = [procedure.procedureId];
      this.audit.append(session, { act: 'procedure.record', caller, targets });
      return procedure;
    });
  }

  /** Throws Problem 404 `procedure-unknown`, 412 `version-stale`, and as {@link record} does. */
  async end(caller: Caller, procedureId: string, validTo: string, version: number): Promise<ProcedureView> {
    return this.database.transaction(async (session) => {
      const known = await this.procedures.loadAll(session);
      const found = known.find((each) => each.procedureId === procedureId);
      if (found === undefined) throw new Problem(404, 'procedure-unknown', { text: procedureId });
      if (found.version !== version) throw new Problem(412, 'version-stale');
      if (found.validTo === validTo) return found;
      const ended = { ...found, validTo, version: version + 1 };
      await this.save(session, ended, known);
      this.audit.append(session, { act: 'procedure.record/end', caller, targets: [procedureId] });
      return ended;
    });
  }

  private async save(
    session: Session,
    procedure: ProcedureView,
    known: readonly ProcedureView[],
  ): Promise<void> {
    const sameCode = known.filter(({ code }) => code === procedure.code);
    const checked = checkProcedure(procedure, sameCode);
    if (!checked.ok) throw new Problem(422, checked.reason.code, checked.reason.params);
    await this.procedures.record(session, [checked.value]);
    await this.events.append(session, procedureRecordedV1, checked.value);
  }
}
