import type {
  ReportingDuty,
  reportingDutyRequest,
} from '@namkhong/contracts/http/directive-reporting-duties';
import { AuditLog, type Caller, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { RecipientReader } from '../assignments/recipient.reader.js';
import { DirectiveReader } from '../directives/directive.reader.js';
import { DutyRepository } from './duty.repository.js';

type DutyRequest = z.output<typeof reportingDutyRequest>;

/** Lets the issuer order reports once and have them asked for period by period. */
@Injectable()
export class DutyService {
  constructor(
    private readonly database: Database,
    private readonly repository: DutyRepository,
    private readonly directives: DirectiveReader,
    private readonly recipients: RecipientReader,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
  ) {}

  /** Throws Problem 404 `reporting-duty-unknown`. */
  async one(dutyId: string): Promise<ReportingDuty> {
    return this.database.read((session) => this.show(session, dutyId));
  }

  /** Throws Problem 422 `clause-unknown`, `duty-interval-empty`, `unit-not-in-force` …, 409 `directive-not-issued`. */
  async create(caller: Caller, request: DutyRequest): Promise<ReportingDuty> {
    return this.database.transaction((session) => this.store(session, caller, this.ids.next(), 1, request));
  }

  /** What was asked for stays as it was. Throws as `create` does, and Problem 404, 412 `version-stale`. */
  async replace(
    caller: Caller,
    dutyId: string,
    expectedVersion: number,
    request: DutyRequest,
  ): Promise<ReportingDuty> {
    return this.database.transaction(async (session) => {
      const version = await this.repository.lock(session, dutyId);
      if (version === null) throw new Problem(404, 'reporting-duty-unknown', { text: dutyId });
      if (version !== expectedVersion) throw new Problem(412, 'version-stale');
      return this.store(session, caller, dutyId, version + 1, request);
    });
  }

  private async store(
    session: Session,
    caller: Caller,
    dutyId: string,
    version: number,
    request: DutyRequest,
  ): Promise<ReportingDuty> {
    const { clauseId, units, startsOn, endsOn, every } = request;
    if (endsOn !== null && endsOn < startsOn)
      throw new Problem(422, 'duty-interval-empty', { startsOn, endsOn });
    const directive = await this.directives.findByClause(session, clauseId);
    if (directive === null) throw new Problem(422, 'clause-unknown', { text: clauseId });
    if (directive.status !== 'issued') {
      throw new Problem(409, 'directive-not-issued', { text: directive.number });
    }
    await this.recipients.requireInForce(session, units, caller.today);
    await this.repository.save(session, { ...request, dutyId, version });
    this.audit.append(session, {
      act: 'reporting-duty.manage',
      ...{ caller, unit: null, targets: [dutyId, clauseId] },
      details: { version, every, startsOn, endsOn },
    });
    return this.show(session, dutyId);
  }

  private async show(session: Session, dutyId: string): Promise<ReportingDuty> {
    const duty = await this.repository.find(session, dutyId);
    if (duty === null) throw new Problem(404, 'reporting-duty-unknown', { text: dutyId });
    return duty;
  }
}
