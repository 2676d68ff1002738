import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { HeldUntil } from './held-until.js';
import type { OpenSubstitution } from './organisation-draft.js';
import type { PostState } from './post-state.js';
import { PostRepository } from './post.repository.js';
import type { ServicePointState } from './service-point-state.js';
import { ServicePointRepository } from './service-point.repository.js';
import { UnitMatters, type StayingMatter } from './unit-matters.port.js';

/** What units hold beyond a day. */
export interface Holdings {
  readonly posts: readonly PostState[];
  readonly servicePoints: readonly ServicePointState[];
  readonly substitutions: readonly OpenSubstitution[];
  readonly matters: readonly StayingMatter[];
}

/** What units hold: posts and service points that go on. Read for the decisions about units that end. */
@Injectable()
export class HoldingsRepository {
  constructor(
    private readonly posts: PostRepository,
    private readonly points: ServicePointRepository,
    private readonly matters: UnitMatters,
  ) {}

  /** What these units hold beyond the day, locked against other changes until the transaction ends. */
  async beyond(session: Session, unitIds: readonly string[], day: CivilDate): Promise<Holdings> {
    const posts = await this.posts.openAt(session, unitIds, day);
    const servicePoints = await this.points.openAt(session, unitIds, day);
    const substitutions = await session.query<OpenSubstitution>(
      `SELECT substitution_id AS "substitutionId", post_id AS "postId", code AS "substituteCode"
         FROM substitutions JOIN officials ON official_id = substitute_id
        WHERE post_id = ANY($1::uuid[]) AND NOT withdrawn AND valid_to > $2::date ORDER BY substitution_id`,
      [posts.map(({ postId }) => postId), day],
    );
    const matters = await this.matters.staying(session, unitIds, day);
    return { posts, servicePoints, substitutions, matters };
  }

  /** Locks what it reads against other changes until the transaction ends. */
  async heldUntil(session: Session): Promise<HeldUntil> {
    await session.query(`LOCK TABLE posts, service_points IN SHARE ROW EXCLUSIVE MODE`);
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
