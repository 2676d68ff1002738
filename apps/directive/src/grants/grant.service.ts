import { grantRecordedV1 } from '@namkhong/contracts';
import { localDate } from '@namkhong/domain';
import {
  AuditLog,
  type Caller,
  Clock,
  Database,
  Events,
  Ids,
  Problem,
  type Session,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { GrantRepository } from './grant.repository.js';
import { decideGrant, type GrantRequest, type GrantState } from './record-grant.js';

/** Keeps the register of grants and announces every change; each service acts on its own copy. */
@Injectable()
export class GrantService {
  constructor(
    private readonly database: Database,
    private readonly repository: GrantRepository,
    private readonly events: Events,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a grant in the running transaction. Throws Problem 422 `grant-interval-empty`.
   *
   * @param caller who grants; null where the installation was configured so
   */
  async record(session: Session, request: GrantRequest, caller: Caller | null): Promise<GrantState> {
    await this.repository.lockSubject(session, request.subject);
    const same = await this.repository.findSame(session, request);
    const decision = decideGrant(same, request, () => this.ids.next());
    if (decision.outcome === 'interval-empty') throw new Problem(422, 'grant-interval-empty');
    if (decision.outcome === 'record') {
      await this.repository.save(session, decision.grant);
      await this.events.append(session, grantRecordedV1, decision.grant);
      const { grantId, subject, role, unitId, validFrom, validTo } = decision.grant;
      this.audit.append(session, {
        act: 'grant.record',
        caller,
        targets: [grantId],
        details: { subject, role, unitId, validFrom, validTo },
      });
    }
    return decision.grant;
  }

  async ofSubject(subject: string): Promise<GrantState[]> {
    return this.database.read((session) => this.repository.findBySubject(session, subject));
  }

  /**
   * Makes the subject an operator of the whole organisation, once: a new installation has nobody who could grant
   * anything. A grant that was ended later is not made again.
   */
  async bootstrapOperator(subject: string): Promise<void> {
    await this.database.transaction(async (session) => {
      await this.repository.lockSubject(session, subject);
      if (await this.repository.hasRoleEverywhere(session, subject, 'operator')) return;
      const validFrom = localDate(this.clock.now());
      const everything = { unitId: null, officialId: null, validFrom, validTo: null };
      await this.record(session, { subject, role: 'operator', ...everything }, null);
    });
  }
}
