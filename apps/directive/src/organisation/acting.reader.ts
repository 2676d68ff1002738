import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import {
  decideActingHead,
  type ActingHead,
  type HeadingPost,
  type StandingIn,
} from './decide-acting-head.js';

interface HeadingRow extends HeadingPost {
  readonly unitId: string;
}

/** Who answers for a unit on a day, leave and substitution taken into account. */
@Injectable()
export class ActingReader {
  /** Null where the unit has nobody who heads it that day: then the matter is the unit's above. */
  async actingHead(session: Session, unitId: string, day: CivilDate): Promise<ActingHead | null> {
    return (await this.actingHeads(session, [unitId], day)).get(unitId) ?? null;
  }

  /** The same for many units in three statements; a unit without anybody is left out. */
  async actingHeads(
    session: Session,
    unitIds: readonly string[],
    day: CivilDate,
  ): Promise<ReadonlyMap<string, ActingHead>> {
    const posts = await this.postsOf(session, unitIds, day);
    if (posts.length === 0) return new Map();
    const substitutions = await this.substitutionsOf(session, posts, day);
    const people = [
      ...posts.map((post) => post.officialId),
      ...substitutions.map((each) => each.substituteId),
    ];
    const onLeave = await this.onLeave(session, people, day);
    const postsByUnit = Map.groupBy(posts, ({ unitId }) => unitId);
    const heads = [...postsByUnit].flatMap(([unitId, ofUnit]) => {
      const head = decideActingHead({ posts: ofUnit, substitutions, onLeave }, day);
      return head === null ? [] : [[unitId, head] as const];
    });
    return new Map(heads);
  }

  private async postsOf(session: Session, unitIds: readonly string[], day: CivilDate): Promise<HeadingRow[]> {
    return session.query<HeadingRow>(
      `SELECT post_id AS "postId", unit_id AS "unitId", official_id AS "officialId", o.code AS "officialCode", role,
              valid_from::text AS "validFrom", valid_to::text AS "validTo"
         FROM posts JOIN officials o USING (official_id)
        WHERE unit_id = ANY($1::uuid[]) AND role <> 'staff'
          AND valid_from <= $2::date AND (valid_to IS NULL OR $2::date < valid_to)`,
      [unitIds, day],
    );
  }

  private async substitutionsOf(
    session: Session,
    posts: readonly HeadingPost[],
    day: CivilDate,
  ): Promise<StandingIn[]> {
    return session.query<StandingIn>(
      `SELECT post_id AS "postId", substitute_id AS "substituteId", o.code AS "substituteCode", kind,
              valid_from::text AS "validFrom", valid_to::text AS "validTo"
         FROM substitutions JOIN officials o ON o.official_id = substitute_id
        WHERE post_id = ANY($1::uuid[]) AND NOT withdrawn AND valid_from <= $2::date AND $2::date < valid_to
        ORDER BY substitution_id`,
      [posts.map(({ postId }) => postId), day],
    );
  }

  private async onLeave(
    session: Session,
    officialIds: readonly string[],
    day: CivilDate,
  ): Promise<ReadonlySet<string>> {
    const rows = await session.query<{ official_id: string }>(
      `SELECT official_id FROM leaves
        WHERE official_id = ANY($1::uuid[]) AND NOT withdrawn AND valid_from <= $2::date AND $2::date < valid_to`,
      [officialIds, day],
    );
    return new Set(rows.map((row) => row.official_id));
  }
}
