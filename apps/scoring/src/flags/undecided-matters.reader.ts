import type { UndecidedMatter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { UndecidedMatters } from './undecided-matters.port.js';

interface Row extends UndecidedMatter {
  readonly subjectId: string;
}

/** Alerts and quarantines as they are written down in `undecided_matter`. */
@Injectable()
export class UndecidedMattersReader implements UndecidedMatters {
  async of(session: Session, subjectIds: readonly string[]): Promise<ReadonlyMap<string, UndecidedMatter[]>> {
    const rows = await session.query<Row>(
      `SELECT subject_id AS "subjectId", kind, decide_by::text AS "decideBy" FROM undecided_matter
        WHERE subject_id = ANY ($1::uuid[]) AND kind IN ('alert', 'quarantine') AND decided_at IS NULL
        ORDER BY decide_by, matter_id`,
      [subjectIds],
    );
    return Map.groupBy(rows, ({ subjectId }) => subjectId);
  }
}
