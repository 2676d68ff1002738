import type { DataOf, postRecordedV1, unitRecordedV1 } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { PostEntity } from './post.entity.js';
import { UnitEntity } from './unit.entity.js';

type UnitState = DataOf<typeof unitRecordedV1>;
type PostState = DataOf<typeof postRecordedV1>;

/** Writes the own copy. Every event carries a full state, so the last one of a batch is what counts. */
@Injectable()
export class DirectoryRepository {
  async saveUnits(session: Session, units: readonly UnitState[]): Promise<void> {
    const rows = latest(units, (unit) => unit.unitId).map(
      ({ unitId, code, name, parentId, validFrom, validTo, illustrative }) => ({
        unitId,
        code,
        name,
        parentId,
        validFrom,
        validTo,
        illustrative,
      }),
    );
    if (rows.length > 0) await session.manager.upsert(UnitEntity, rows, ['unitId']);
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
}

function latest<T>(states: readonly T[], key: (state: T) => string): T[] {
  return [...new Map(states.map((state) => [key(state), state])).values()];
}
