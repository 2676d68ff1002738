import type { Channel } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** A channel that an official's figures leave out in some months, because a reviewer confirmed an alert about it. */
export interface DroppedChannel {
  readonly subjectId: string;
  readonly channel: Channel;
  /** First days of the first and the last month; both included. */
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Which channels whoever adds up an official's cells must leave out. The cells themselves keep everything. */
@Injectable()
export class DroppedChannelsReader {
  /** By subject id, as decided now; nobody is in it of whom nothing is left out. A unit never is. */
  async of(
    session: Session,
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly DroppedChannel[]>> {
    const rows = await session.query<DroppedChannel>(
      `SELECT alert.official_id AS "subjectId", alert.drops_channel AS channel, alert.from_month::text AS "from",
              alert.to_month::text AS "to"
         FROM subject_alert alert
         JOIN LATERAL (SELECT state FROM alert_decision decision WHERE decision.alert_id = alert.alert_id
                        ORDER BY sequence DESC LIMIT 1) AS latest ON latest.state = 'confirmed'
        WHERE alert.official_id = ANY ($1::uuid[]) AND alert.drops_channel IS NOT NULL
        ORDER BY alert.from_month, alert.drops_channel`,
      [subjectIds],
    );
    return Map.groupBy(rows, ({ subjectId }) => subjectId);
  }
}
