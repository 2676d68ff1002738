import type { Validity } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { postKey, type PostRole, type PostState } from './post-state.js';

interface PostRow {
  readonly post_id: string;
  readonly official_id: string;
  readonly official_code: string;
  readonly unit_id: string;
  readonly role: PostRole;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly illustrative: boolean;
}

/** Writes officials and the posts they hold; reads what the decision about an import needs. */
@Injectable()
export class PostRepository {
  /** The units of these codes, and everything recorded about officials; locked against other imports. */
  async loadFor(session: Session, unitCodes: readonly string[]) {
    await session.query(`LOCK TABLE posts, officials IN SHARE ROW EXCLUSIVE MODE`);
    const units = await session.query<{ code: string; unit_id: string } & NamedValidity>(
      `SELECT code, unit_id, valid_from::text, valid_to::text FROM units WHERE code = ANY($1::text[])`,
      [unitCodes],
    );
    const officials = await session.query<{ code: string; official_id: string }>(
      `SELECT code, official_id FROM officials`,
    );
    const posts = await session.query<PostRow>(
      `SELECT post_id, official_id, officials.code AS official_code, unit_id, role, valid_from::text, valid_to::text,
              illustrative
         FROM posts JOIN officials USING (official_id)`,
    );
    return {
      units: new Map(units.map((row) => [row.code, { unitId: row.unit_id, ...toValidity(row) }])),
      officials: new Map(officials.map((row) => [row.code, row.official_id])),
      posts: new Map(posts.map(toState).map((post) => [postKey(post), post])),
    };
  }

  async record(session: Session, posts: readonly PostState[]): Promise<void> {
    await session.query(
      `INSERT INTO officials (official_id, code) SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[])
       ON CONFLICT (official_id) DO NOTHING`,
      [posts.map((post) => post.officialId), posts.map((post) => post.officialCode)],
    );
    await session.query(
      `INSERT INTO posts (post_id, official_id, unit_id, role, valid_from, valid_to, illustrative)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::date[], $7::boolean[])
       ON CONFLICT (post_id) DO UPDATE SET valid_to = excluded.valid_to, illustrative = excluded.illustrative`,
      [
        posts.map((post) => post.postId),
        posts.map((post) => post.officialId),
        posts.map((post) => post.unitId),
        posts.map((post) => post.role),
        posts.map((post) => post.validFrom),
        posts.map((post) => post.validTo),
        posts.map((post) => post.illustrative),
      ],
    );
  }
}

interface NamedValidity {
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

function toValidity(row: NamedValidity): Validity {
  return { validFrom: row.valid_from, validTo: row.valid_to };
}

function toState(row: PostRow): PostState {
  return {
    postId: row.post_id,
    officialId: row.official_id,
    officialCode: row.official_code,
    unitId: row.unit_id,
    role: row.role,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    illustrative: row.illustrative,
  };
}
