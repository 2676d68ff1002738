import { alertDecidedV1 } from '@namkhong/contracts';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AlertsRepository } from './alerts.repository.js';
import type { Alert, AlertDecision } from './subject-alert.js';

/** Raises and decides alerts: keeps what was decided and announces it in the same transaction. */
@Injectable()
export class Alerts {
  constructor(
    private readonly repository: AlertsRepository,
    private readonly events: Events,
  ) {}

  /** Answers false where this pattern was raised before, whatever became of it. */
  async raise(session: Session, alert: Alert, decision: AlertDecision): Promise<boolean> {
    if (!(await this.repository.add(session, alert))) return false;
    await this.decide(session, alert, decision);
    return true;
  }

  async decide(session: Session, alert: Alert, decision: AlertDecision): Promise<void> {
    await this.repository.addDecision(session, decision);
    const { alertId, unitId, officialId, rule, ruleVersion, from, to } = alert;
    await this.events.append(session, alertDecidedV1, {
      alertId,
      subject: { kind: 'official', unitId, officialId },
      from,
      to,
      rule,
      ruleVersion,
      sequence: decision.sequence,
      state: decision.state,
      favoursSubject: alert.favoursSubject,
      dropsChannel: alert.dropsChannel,
      evidenceHash: alert.evidenceHash,
      actor: decision.actor,
      decideBy: decision.decideBy,
      decidedAt: decision.decidedAt.toISOString(),
    });
  }
}
