import type { AlertView } from '@namkhong/contracts/http/scoring-forensics';
import type { Evidence } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { describeAlert } from './describe-alert.js';

export interface AlertFilter {
  readonly state: AlertView['state'] | null;
  /** The units wanted; null means all. */
  readonly unitIds: readonly string[] | null;
  readonly limit: number;
  /** The last alert of the page before. */
  readonly after: string | undefined;
}

interface Row extends Omit<AlertView, 'subject' | 'seen' | 'raisedAt' | 'decidedAt'> {
  readonly unitId: string;
  readonly officialId: string;
  readonly evidence: Evidence;
  readonly raisedAt: Date;
  readonly decidedAt: Date;
}

const SELECT = `
  SELECT alert_id AS "alertId", alert.unit_id AS "unitId", official_id AS "officialId", alert.rule,
         rule_version AS "ruleVersion", to_char(from_month, 'YYYY-MM') AS "from", to_char(to_month, 'YYYY-MM') AS "to",
         favours_subject AS "favoursSubject", drops_channel AS "dropsChannel", evidence, latest.state,
         raised.decide_by::text AS "decideBy", raised.decided_at AS "raisedAt", latest.decided_at AS "decidedAt",
         latest.reason, latest.sequence AS version, unit.name AS "unitName",
         coalesce(unit.illustrative, false) AS illustrative,
         (SELECT official_code FROM directory_post post WHERE post.official_id = alert.official_id
           ORDER BY valid_from DESC LIMIT 1) AS "officialCode"
    FROM subject_alert alert
    JOIN alert_decision raised USING (alert_id)
    JOIN LATERAL (SELECT state, decided_at, reason, sequence FROM alert_decision decision
                   WHERE decision.alert_id = alert.alert_id ORDER BY sequence DESC LIMIT 1) AS latest ON true
    LEFT JOIN directory_unit unit ON unit.unit_id = alert.unit_id
   WHERE raised.sequence = 1`;

/** What may be asked of alerts; callers decide beforehand for which units. */
@Injectable()
export class AlertsReader {
  /** Latest first. */
  async list(session: Session, { state, unitIds, limit, after }: AlertFilter): Promise<AlertView[]> {
    const rows = await session.query<Row>(
      `${SELECT} AND ($1::text IS NULL OR latest.state = $1) AND ($2::uuid[] IS NULL OR alert.unit_id = ANY ($2))
          AND ($3::uuid IS NULL OR alert_id < $3)
        ORDER BY alert_id DESC LIMIT $4`,
      [state, unitIds, after ?? null, limit],
    );
    return rows.map(toView);
  }

  async find(session: Session, alertId: string): Promise<AlertView | undefined> {
    const [row] = await session.query<Row>(`${SELECT} AND alert_id = $1`, [alertId]);
    return row && toView(row);
  }
}

function toView({ unitId, officialId, evidence, raisedAt, decidedAt, ...rest }: Row): AlertView {
  return {
    ...rest,
    subject: { kind: 'official', unitId, officialId },
    seen: [describeAlert(rest.rule, rest.dropsChannel, evidence)],
    raisedAt: raisedAt.toISOString(),
    decidedAt: rest.state === 'raised' ? null : decidedAt.toISOString(),
  };
}
