import type { DataOf, postRecordedV1, unitRecordedV1 } from '@namkhong/contracts';
import type { CivilDate, ParentEdge } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { nextParents } from './next-parents.js';
import { PostEntity } from './post.entity.js';
import { UnitEntity } from './unit.entity.js';

type UnitState = DataOf<typeof unitRecordedV1>;
type PostState = DataOf<typeof postRecordedV1>;

/** A unit as an event told of it, and the local date of the event. */
export interface DatedUnit {
  readonly unit: UnitState;
  readonly day: CivilDate;
}

interface EdgeRow extends ParentEdge {
  readonly unitId: string;
}

/** Writes the own copy. Every event carries a full state; only of parents does the one before say something more. */
@Injectable()
export class DirectoryRepository {
  async saveUnits(session: Session, events: readonly DatedUnit[]): Promise<void> {
    const units = latest(
      events.map(({ unit }) => unit),
      ({ unitId }) => unitId,
    );
    const rows = units.map(({ unitId, code, name, kind, parentId, validFrom, validTo, illustrative }) => ({
      unitId,
      code,
      name,
      kind,
      parentId,
      validFrom,
      validTo,
      illustrative,
    }));
    if (rows.length === 0) return;
    await session.manager.upsert(UnitEntity, rows, ['unitId']);
    await this.saveParents(session, events);
    await this.saveSuccessions(session, units);
  }

  async savePosts(session: Session, posts: readonly PostState[]): Promise<void> {
    const rows = latest(posts, (post) => post.postId).map(
      ({ postId, officialId, officialCode, unitId, validFrom, validTo, illustrative }) => ({
        postId,
        officialId,
        officialCode,
        unitId,
        validFrom,
        validTo,
        illustrative,
      }),
    );
    if (rows.length > 0) await session.manager.upsert(PostEntity, rows, ['postId']);
  }

  /** Event by event, because each may close the edge that the one before it opened. */
  private async saveParents(session: Session, events: readonly DatedUnit[]): Promise<void> {
    const ids = [...new Set(events.map(({ unit }) => unit.unitId))];
    const known = await session.query<EdgeRow>(
      `SELECT unit_id AS "unitId", parent_id AS "parentId", valid_from::text AS "validFrom", valid_to::text AS "validTo"
         FROM directory_parent WHERE unit_id = ANY ($1::uuid[]) ORDER BY unit_id, ordinal`,
      [ids],
    );
    const edgesOf = new Map<string, readonly ParentEdge[]>(Map.groupBy(known, ({ unitId }) => unitId));
    for (const { unit, day } of events) {
      edgesOf.set(unit.unitId, nextParents(edgesOf.get(unit.unitId) ?? [], unit, day));
    }
    const edges = [...edgesOf].flatMap(([unitId, ofUnit]) =>
      ofUnit.map((edge, ordinal) => ({ ...edge, unitId, ordinal })),
    );
    await session.query('DELETE FROM directory_parent WHERE unit_id = ANY ($1::uuid[])', [ids]);
    await session.query(
      `INSERT INTO directory_parent (unit_id, ordinal, parent_id, valid_from, valid_to)
       SELECT * FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::date[], $5::date[])`,
      [
        edges.map(({ unitId }) => unitId),
        edges.map(({ ordinal }) => ordinal),
        edges.map(({ parentId }) => parentId),
        edges.map(({ validFrom }) => validFrom),
        edges.map(({ validTo }) => validTo),
      ],
    );
  }

  private async saveSuccessions(session: Session, units: readonly UnitState[]): Promise<void> {
    await session.query('DELETE FROM directory_succession WHERE successor_id = ANY ($1::uuid[])', [
      units.map(({ unitId }) => unitId),
    ]);
    const links = units.flatMap(({ unitId, predecessorIds }) =>
      [...new Set(predecessorIds)].map((from) => ({ from, to: unitId })),
    );
    await session.query(
      `INSERT INTO directory_succession (predecessor_id, successor_id)
       SELECT * FROM unnest($1::uuid[], $2::uuid[])`,
      [links.map(({ from }) => from), links.map(({ to }) => to)],
    );
  }
}

function latest<T>(states: readonly T[], key: (state: T) => string): T[] {
  return [...new Map(states.map((state) => [key(state), state])).values()];
}
