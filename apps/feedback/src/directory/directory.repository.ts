import type {
  DataOf,
  criteriaSetPublishedV1,
  postRecordedV1,
  substitutionRecordedV1,
  unitRecordedV1,
} from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import { CriteriaSetEntity } from './criteria-set.entity.js';
import { PostEntity } from './post.entity.js';
import { SubstitutionEntity } from './substitution.entity.js';
import { UnitEntity } from './unit.entity.js';

type UnitState = DataOf<typeof unitRecordedV1>;
type PostState = DataOf<typeof postRecordedV1>;
type SubstitutionState = DataOf<typeof substitutionRecordedV1>;
type PublishedSet = DataOf<typeof criteriaSetPublishedV1>;

/** Writes the own copies. Every event carries a full state, so the last one of a batch is what counts. */
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
      ({ postId, officialId, officialCode, unitId, role, validFrom, validTo, illustrative }) => ({
        postId,
        officialId,
        officialCode,
        unitId,
        role,
        validFrom,
        validTo,
        illustrative,
      }),
    );
    if (rows.length > 0) await session.manager.upsert(PostEntity, rows, ['postId']);
  }

  async saveSubstitutions(session: Session, substitutions: readonly SubstitutionState[]): Promise<void> {
    const rows = latest(substitutions, (each) => each.substitutionId).map(
      ({ substitutionId, postId, substituteId, validFrom, validTo, withdrawn }) => ({
        substitutionId,
        postId,
        substituteId,
        validFrom,
        validTo,
        withdrawn,
      }),
    );
    if (rows.length > 0) await session.manager.upsert(SubstitutionEntity, rows, ['substitutionId']);
  }

  async saveCriteriaSets(session: Session, sets: readonly PublishedSet[]): Promise<void> {
    const rows = latest(sets, (set) => `${set.setCode} ${set.version}`).map((set) => ({
      setCode: set.setCode,
      version: set.version,
      effectiveFrom: set.effectiveFrom,
      criteria: set.criteria.map(({ code, question }) => ({ code, question })),
    }));
    if (rows.length > 0) await session.manager.upsert(CriteriaSetEntity, rows, ['setCode', 'version']);
  }
}

function latest<T>(states: readonly T[], key: (state: T) => string): T[] {
  return [...new Map(states.map((state) => [key(state), state])).values()];
}
