import { disclosurePublishedV1 } from '@namkhong/contracts';
import type {
  disclosurePublicationRequest,
  DisclosureView,
} from '@namkhong/contracts/http/directive-disclosures';
import type { Action } from '@namkhong/domain';
import { type Caller, Clock, Database, Events, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { UnitReader } from '../organisation/unit.reader.js';
import { registerNumber } from '../register-number.js';
import { DisclosureReader } from './disclosure.reader.js';
import { DisclosureRepository } from './disclosure.repository.js';

type PublicationRequest = z.output<typeof disclosurePublicationRequest>;

/** Takes what units publish, and decides where they need not. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly database: Database,
    private readonly disclosures: DisclosureRepository,
    private readonly reader: DisclosureReader,
    private readonly units: UnitReader,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes the next edition. The day is today's, whatever the document says.
   *
   * @throws Problem 404 `disclosure-unknown`, 403 `permission-denied`, 412 `version-stale`, 409 `disclosure-waived`, 422
   *   `document-number-invalid` or `disclosure-document-dated-ahead`
   */
  async publish(
    caller: Caller,
    disclosureId: string,
    expected: number,
    request: PublicationRequest,
  ): Promise<DisclosureView> {
    const documentNumber = registerNumber(request.documentNumber);
    if (request.documentDate !== null && request.documentDate > caller.today)
      throw new Problem(422, 'disclosure-document-dated-ahead', { day: request.documentDate });
    return this.database.transaction(async (session) => {
      const found = await this.locked(session, caller, 'disclosure.publish', disclosureId, expected);
      if (found.state === 'waived') throw new Problem(409, 'disclosure-waived');
      const edition = found.publications.length + 1;
      const publication = { ...request, documentNumber, edition, publishedOn: caller.today };
      const by = { subject: caller.subject, at: this.clock.now() };
      await this.disclosures.addPublication(session, disclosureId, publication, by);
      const published = await this.one(session, caller, disclosureId);
      const { ruleCode, unitId, period, dueOn, illustrative } = published;
      await this.events.append(session, disclosurePublishedV1, {
        disclosureId,
        ruleCode,
        unitId,
        period,
        edition,
        publishedOn: publication.publishedOn,
        dueOn,
        late: published.state === 'late',
        illustrative,
      });
      return published;
    });
  }

  /** The unit need not publish it, for a reason that everybody can read. Throws as `publish` does, 409 `disclosure-published`. */
  async waive(
    caller: Caller,
    disclosureId: string,
    expected: number,
    reason: string,
  ): Promise<DisclosureView> {
    return this.database.transaction(async (session) => {
      const found = await this.locked(session, caller, 'disclosure.waive', disclosureId, expected);
      if (found.state === 'waived') throw new Problem(409, 'disclosure-waived');
      if (found.publications.length > 0) throw new Problem(409, 'disclosure-published');
      await this.disclosures.saveWaiver(session, disclosureId, reason, this.clock.now());
      return this.one(session, caller, disclosureId);
    });
  }

  private async locked(
    session: Session,
    caller: Caller,
    action: Action,
    disclosureId: string,
    expected: number,
  ): Promise<DisclosureView> {
    await this.disclosures.lock(session, disclosureId);
    const found = await this.one(session, caller, disclosureId);
    const unit = await this.units.target(session, found.unitId);
    if (unit === null) throw new Error(`disclosure ${disclosureId} names a unit that does not exist`);
    caller.require(action, unit);
    if (found.version !== expected) throw new Problem(412, 'version-stale');
    return found;
  }

  private async one(session: Session, { today }: Caller, disclosureId: string): Promise<DisclosureView> {
    const found = await this.reader.find(session, disclosureId, today);
    if (found === null) throw new Problem(404, 'disclosure-unknown');
    return found;
  }
}
