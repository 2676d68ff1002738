import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { HeldUntil } from './held-until.js';

/** What units hold: posts and service points that go on. Read for the decisions about units that end. */
@Injectable()
export class HoldingsRepository {
  async heldUntil(session: Session): Promise<HeldUntil> {
    const rows = await session.query<{ unit_id: string; until: CivilDate | null }>(`
      SELECT unit_id, CASE WHEN bool_or(until IS NULL) THEN NULL ELSE max(until) END::text AS until
        FROM (SELECT unit_id, valid_to AS until FROM posts
              UNION ALL
              SELECT unit_id, lead(since, 1, valid_to) OVER (PARTITION BY service_point_id ORDER BY since)
                FROM service_point_units JOIN service_points USING (service_point_id)) AS held
       GROUP BY unit_id`);
    return new Map(rows.map(({ unit_id, until }) => [unit_id, until]));
  }
}
