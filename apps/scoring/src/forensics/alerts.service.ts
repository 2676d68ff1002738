import type { AlertReview, AlertView } from '@namkhong/contracts/http/scoring-forensics';
import { Clock, Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { Alerts } from './alerts.js';
import { AlertsReader } from './alerts.reader.js';
import { AlertsRepository } from './alerts.repository.js';
import { ReviewAccess } from './review-access.js';
import { reviewAlert } from './subject-alert.js';

export interface AlertsRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly state?: AlertView['state'] | undefined;
  readonly unitId?: string | undefined;
}

/** Shows people patterns about officials, and lets those decide who stand outside the line. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly database: Database,
    private readonly reader: AlertsReader,
    private readonly repository: AlertsRepository,
    private readonly alerts: Alerts,
    private readonly access: ReviewAccess,
    private readonly clock: Clock,
  ) {}

  /** Latest first, a page at a time. */
  async list(
    caller: Caller,
    { limit, cursor, state, unitId }: AlertsRequest,
  ): Promise<{ items: AlertView[]; next: string | null }> {
    return this.database.read(async (session) => {
      const unitIds = await this.access.units(session, caller, unitId);
      const filter = { state: state ?? null, unitIds, limit: limit + 1, after: cursor };
      const found = await this.reader.list(session, filter);
      const items = found.slice(0, limit);
      return { items, next: found.length > limit ? (items.at(-1)?.alertId ?? null) : null };
    });
  }

  /** @throws Problem 404 `alert-unknown`, 403 `permission-denied` */
  async one(caller: Caller, alertId: string): Promise<AlertView> {
    return this.database.read(async (session) => {
      const found = await this.find(session, alertId);
      await this.access.requireReading(session, caller, found.subject.unitId);
      return found;
    });
  }

  /**
   * @throws Problem 404 `alert-unknown`, 403 `permission-denied` or `reviewer-not-independent`, 412 `version-stale`,
   *   409 `already-decided-so`
   */
  async decide(
    caller: Caller,
    alertId: string,
    seenVersion: number,
    review: AlertReview,
  ): Promise<AlertView> {
    return this.database.transaction(async (session) => {
      const held = await this.repository.lock(session, alertId);
      if (!held) throw new Problem(404, 'alert-unknown', { alertId });
      const { alert, inForce } = held;
      await this.access.requireDeciding(session, caller, alert);
      if (inForce.sequence !== seenVersion) throw new Problem(412, 'version-stale');
      const decision = reviewAlert(inForce, review, caller.subject, this.clock.now());
      if (!decision) throw new Problem(409, 'already-decided-so');
      await this.alerts.decide(session, alert, decision);
      return this.find(session, alertId);
    });
  }

  private async find(session: Session, alertId: string): Promise<AlertView> {
    const found = await this.reader.find(session, alertId);
    if (!found) throw new Problem(404, 'alert-unknown', { alertId });
    return found;
  }
}
