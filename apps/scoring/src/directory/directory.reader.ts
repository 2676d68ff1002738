import type { ReviewerPlace, TargetUnit } from '@namkhong/domain';
import type { Caller, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { PostEntity } from './post.entity.js';
import { UnitEntity } from './unit.entity.js';

export type Unit = Readonly<UnitEntity>;

/** A unit deeper than this has a circle above it. */
const DEEPEST = 16;

/** Roles of those who serve in a unit or command it; the others look at it from outside. */
const LINE_ROLES: readonly string[] = ['official', 'unit-head'];

/** What other capabilities may know of the organisation. */
@Injectable()
export class DirectoryReader {
  async unit(session: Session, unitId: string): Promise<Unit | null> {
    return session.manager.findOneBy(UnitEntity, { unitId });
  }

  /** Every unit in which an official holds or ever held a post. */
  async unitsOfOfficial(session: Session, officialId: string): Promise<string[]> {
    const posts = await session.manager.findBy(PostEntity, { officialId });
    return [...new Set(posts.map(({ unitId }) => unitId))];
  }

  /** Where somebody who would decide about others serves or commands, or ever did. */
  async reviewerPlace(session: Session, caller: Caller): Promise<ReviewerPlace> {
    const { officialId } = caller;
    const posts = officialId === undefined ? [] : await this.unitsOfOfficial(session, officialId);
    const granted = caller.grants.filter(({ role }) => LINE_ROLES.includes(role));
    return { officialId, units: [...posts, ...granted.map(({ unitId }) => unitId)] };
  }

  /** Each unit with those above it, for the question whether a grant covers it. An unknown unit has none above it. */
  async targets(session: Session, unitIds: readonly string[]): Promise<TargetUnit[]> {
    const rows = await session.query<TargetUnit>(
      `WITH RECURSIVE above AS (
         SELECT id AS unit_id, id AS ancestor_id, 0 AS steps FROM unnest($1::uuid[]) AS id
         UNION ALL
         SELECT above.unit_id, unit.parent_id, steps + 1
           FROM above JOIN directory_unit unit ON unit.unit_id = above.ancestor_id
          WHERE unit.parent_id IS NOT NULL AND steps < $2
       )
       SELECT unit_id AS "unitId",
              array_agg(ancestor_id::text) FILTER (WHERE ancestor_id <> unit_id) AS "ancestorIds"
         FROM above GROUP BY unit_id`,
      [unitIds, DEEPEST],
    );
    return rows.map(({ unitId, ancestorIds }) => ({ unitId, ancestorIds: ancestorIds ?? [] }));
  }

  /** The given units and all below them. */
  async subtrees(session: Session, roots: readonly string[]): Promise<string[]> {
    const rows = await session.query<{ unitId: string }>(
      `WITH RECURSIVE below AS (
         SELECT id AS unit_id FROM unnest($1::uuid[]) AS id
         UNION
         SELECT unit.unit_id FROM directory_unit unit JOIN below ON unit.parent_id = below.unit_id
       )
       SELECT unit_id AS "unitId" FROM below`,
      [roots],
    );
    return rows.map(({ unitId }) => unitId);
  }
}
