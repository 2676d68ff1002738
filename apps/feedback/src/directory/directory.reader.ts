import { isValidOn, type Action, type CivilDate } from '@namkhong/domain';
import { Problem, type Caller, type Session } from '@namkhong/service-kit';
import { In } from 'typeorm';
import { PostEntity } from './post.entity.js';
import { UnitEntity } from './unit.entity.js';

export type Unit = Readonly<UnitEntity>;
export type Post = Readonly<PostEntity>;

/** Units and posts as they were on any day, by the codes that feeds and files use. */
export class Directory {
  private readonly units: ReadonlyMap<string, Unit[]>;
  private readonly posts: ReadonlyMap<string, Post[]>;

  constructor(units: readonly Unit[], posts: readonly Post[] = []) {
    this.units = Map.groupBy(units, (unit) => unit.code);
    this.posts = Map.groupBy(posts, (post) => post.officialCode);
  }

  /** The unit that bore the code on the day; `unit-not-in-force` when it bore it on other days only. */
  unitOn(code: string, day: CivilDate): Unit | 'unit-unknown' | 'unit-not-in-force' {
    const bearers = this.units.get(code);
    if (!bearers) return 'unit-unknown';
    return bearers.find((unit) => isValidOn(unit, day)) ?? 'unit-not-in-force';
  }

  /** The post the official held in the unit on the day. */
  postOn(
    officialCode: string,
    unitId: string,
    day: CivilDate,
  ): Post | 'official-unknown' | 'official-not-in-unit' {
    const held = this.posts.get(officialCode);
    if (!held) return 'official-unknown';
    return held.find((post) => post.unitId === unitId && isValidOn(post, day)) ?? 'official-not-in-unit';
  }
}

/** What other capabilities may know of the organisation. */
export class DirectoryReader {
  async load(
    session: Session,
    codes: { readonly units: readonly string[]; readonly officials?: readonly string[] },
  ): Promise<Directory> {
    const units = await session.manager.findBy(UnitEntity, { code: In([...new Set(codes.units)]) });
    const officialCodes = [...new Set(codes.officials ?? [])];
    const posts =
      officialCodes.length === 0
        ? []
        : await session.manager.findBy(PostEntity, { officialCode: In(officialCodes) });
    return new Directory(units, posts);
  }

  async unit(session: Session, unitId: string): Promise<Unit | null> {
    return session.manager.findOneBy(UnitEntity, { unitId });
  }

  /** @throws Problem 404 `unit-unknown`, 403 `permission-denied` */
  async requireUnit(session: Session, caller: Caller, action: Action, unitId: string): Promise<void> {
    const ancestorIds = await this.ancestors(session, unitId);
    if (!ancestorIds) throw new Problem(404, 'unit-unknown', { unitId });
    caller.require(action, { unitId, ancestorIds });
  }

  /** The ids of the units above, nearest first; undefined where the unit is unknown. */
  async ancestors(session: Session, unitId: string): Promise<string[] | undefined> {
    const rows = await session.query<{ unit_id: string }>(
      `with recursive above as (
         select unit_id, parent_id, 0 as height from directory_unit where unit_id = $1
         union all
         select parent.unit_id, parent.parent_id, above.height + 1
         from directory_unit parent join above on parent.unit_id = above.parent_id
       ) cycle unit_id set looped using path
       select unit_id from above where not looped order by height`,
      [unitId],
    );
    return rows.length === 0 ? undefined : rows.slice(1).map((row) => row.unit_id);
  }
}
