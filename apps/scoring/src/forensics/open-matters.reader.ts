import type { UndecidedMatter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { UndecidedMatters } from '../flags/undecided-matters.port.js';

interface Row extends UndecidedMatter {
  readonly subjectId: string;
}

/** Quarantines of a subject's ratings and alerts about it that nobody has decided yet. */
@Injectable()
export class OpenMattersReader implements UndecidedMatters {
  async of(session: Session, subjectIds: readonly string[]): Promise<ReadonlyMap<string, UndecidedMatter[]>> {
    const rows = await session.query<Row>(
      `SELECT subject_id AS "subjectId", kind, decide_by::text AS "decideBy"
         FROM (SELECT unnest(ARRAY[official_id, unit_id]) AS subject_id, 'quarantine' AS kind, decide_by
                 FROM standing_decision decision
                WHERE standing = 'quarantined' AND (official_id = ANY ($1::uuid[]) OR unit_id = ANY ($1::uuid[]))
                  AND NOT EXISTS (SELECT FROM standing_decision later
                                   WHERE later.rating_id = decision.rating_id AND later.sequence > decision.sequence)
               UNION ALL
               SELECT official_id, 'alert', decide_by
                 FROM subject_alert JOIN alert_decision decision USING (alert_id)
                WHERE state = 'raised' AND official_id = ANY ($1::uuid[])
                  AND NOT EXISTS (SELECT FROM alert_decision later
                                   WHERE later.alert_id = decision.alert_id AND later.sequence > decision.sequence)
              ) AS open
        WHERE subject_id = ANY ($1::uuid[])
        GROUP BY subject_id, kind, decide_by ORDER BY decide_by, kind`,
      [subjectIds],
    );
    return Map.groupBy(rows, ({ subjectId }) => subjectId);
  }
}
