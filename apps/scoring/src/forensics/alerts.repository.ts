import type { Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Actor } from './standing-decision.js';
import type { Alert, AlertDecision } from './subject-alert.js';

/** Alerts and the history of what was decided about them; both only grow. */
@Injectable()
export class AlertsRepository {
  /** False where the same rule and version has raised one about the official from the same month. */
  async add(session: Session, alert: Alert): Promise<boolean> {
    const added = await session.query(
      `INSERT INTO subject_alert (alert_id, unit_id, official_id, from_month, to_month, rule, rule_version, evidence,
                                  evidence_hash, favours_subject, drops_channel)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (official_id, rule, rule_version, from_month) DO NOTHING RETURNING alert_id`,
      [
        alert.alertId,
        alert.unitId,
        alert.officialId,
        alert.from,
        alert.to,
        alert.rule,
        alert.ruleVersion,
        JSON.stringify(alert.evidence),
        alert.evidenceHash,
        alert.favoursSubject,
        alert.dropsChannel,
      ],
    );
    return added.length > 0;
  }

  async addDecision(session: Session, decision: AlertDecision): Promise<void> {
    const { actor } = decision;
    await session.query(
      `INSERT INTO alert_decision (alert_id, sequence, state, actor_kind, actor_subject, reason, decide_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        decision.alertId,
        decision.sequence,
        decision.state,
        actor.kind,
        actor.kind === 'person' ? actor.subject : null,
        decision.reason,
        decision.decideBy,
        decision.decidedAt,
      ],
    );
  }

  /** An alert and the decision in force about it. The alert is held until the transaction ends. */
  async lock(
    session: Session,
    alertId: string,
  ): Promise<{ readonly alert: Alert; readonly inForce: AlertDecision } | null> {
    const [alert] = await session.query<Alert>(
      `SELECT alert_id AS "alertId", unit_id AS "unitId", official_id AS "officialId", rule,
              rule_version AS "ruleVersion", from_month::text AS "from", to_month::text AS "to",
              favours_subject AS "favoursSubject", drops_channel AS "dropsChannel", evidence,
              evidence_hash AS "evidenceHash"
         FROM subject_alert WHERE alert_id = $1 FOR UPDATE`,
      [alertId],
    );
    if (!alert) return null;
    const [row] = await session.query<
      Omit<AlertDecision, 'actor'> & { actorKind: Actor['kind']; actorSubject: string | null }
    >(
      `SELECT alert_id AS "alertId", sequence, state, actor_kind AS "actorKind", actor_subject AS "actorSubject", reason,
              decide_by::text AS "decideBy", decided_at AS "decidedAt"
         FROM alert_decision WHERE alert_id = $1 ORDER BY sequence DESC LIMIT 1`,
      [alertId],
    );
    if (!row) throw new Error(`alert ${alertId} was never raised`);
    const { actorKind, actorSubject, ...rest } = row;
    const actor: Actor =
      actorKind === 'person' ? { kind: actorKind, subject: actorSubject ?? '' } : { kind: actorKind };
    return { alert, inForce: { ...rest, actor } };
  }

  /** Notes that a quarter's channels were compared; false where they were before. */
  async noteComparison(session: Session, quarter: Quarter, at: Date): Promise<boolean> {
    const noted = await session.query(
      `INSERT INTO compared_quarter (quarter, compared_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1`,
      [quarter, at],
    );
    return noted.length > 0;
  }
}
