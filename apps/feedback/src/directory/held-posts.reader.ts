import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';

/** A post that somebody holds on a day, or stands in for the holder of, with the units above it, nearest first. */
export interface HeldPost {
  readonly officialId: string;
  readonly unitId: string;
  readonly above: readonly string[];
  /** Null where it was not told yet. */
  readonly role: 'head' | 'deputy' | 'staff' | null;
}

/** Where officials serve, and under whom. */
export class HeldPostsReader {
  /** All posts of the officials on the day; whoever stands in for somebody holds that post too. */
  async ofOfficials(session: Session, officialIds: readonly string[], on: CivilDate): Promise<HeldPost[]> {
    return session.query<HeldPost>(
      `with recursive held as (
         select official_id, unit_id, role from directory_post
         where official_id = any($1::uuid[]) and valid_from <= $2 and (valid_to is null or $2 < valid_to)
         union
         select substitute_id, post.unit_id, post.role
         from directory_substitution substitution join directory_post post on post.post_id = substitution.post_id
         where substitute_id = any($1::uuid[]) and not withdrawn
           and substitution.valid_from <= $2 and $2 < substitution.valid_to
       ), line as (
         select distinct held.unit_id as start, unit.unit_id, unit.parent_id, 0 as height
         from held join directory_unit unit on unit.unit_id = held.unit_id
         union all
         select line.start, parent.unit_id, parent.parent_id, line.height + 1
         from line join directory_unit parent on parent.unit_id = line.parent_id
       ) cycle unit_id set looped using path
       select official_id as "officialId", held.unit_id as "unitId", role,
         coalesce((select array_agg(line.unit_id::text order by height) from line
                   where line.start = held.unit_id and height > 0 and not looped), '{}') as above
       from held`,
      [[...officialIds], on],
    );
  }

  /** The official who bears the badge number on the day, wherever they serve; null where nobody does. */
  async idOfCode(session: Session, officialCode: string, on: CivilDate): Promise<string | null> {
    const [found] = await session.query<{ id: string }>(
      `select official_id as id from directory_post
       where official_code = $1 order by (valid_from <= $2 and (valid_to is null or $2 < valid_to)) desc, valid_from desc limit 1`,
      [officialCode, on],
    );
    return found?.id ?? null;
  }
}
