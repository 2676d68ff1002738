import type { PostView } from '@namkhong/contracts/http/directive-organisation';
import type { CivilDate, Validity } from '@namkhong/domain';
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
  readonly legal_basis: string | null;
  readonly illustrative: boolean;
}

export interface PostFilter {
  readonly unitId?: string | undefined;
  readonly officialCode?: string | undefined;
  readonly asOf?: CivilDate | undefined;
  readonly after?: string | undefined;
  /** Null for all of them. */
  readonly limit: number | null;
}

const SELECT = `SELECT post_id, official_id, officials.code AS official_code, unit_id, role, valid_from::text, valid_to::text,
  legal_basis, illustrative FROM posts JOIN officials USING (official_id)`;

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
    const posts = await session.query<PostRow>(SELECT);
    return {
      units: new Map(units.map((row) => [row.code, { unitId: row.unit_id, ...toValidity(row) }])),
      officials: new Map(officials.map((row) => [row.code, row.official_id])),
      posts: new Map(posts.map(toState).map((post) => [postKey(post), post])),
    };
  }

  /** Posts of these units that go on beyond the day; locked against other changes until the transaction ends. */
  async openAt(session: Session, unitIds: readonly string[], day: CivilDate): Promise<PostState[]> {
    await session.query(`LOCK TABLE posts IN SHARE ROW EXCLUSIVE MODE`);
    const rows = await session.query<PostRow>(
      `${SELECT} WHERE unit_id = ANY($1::uuid[]) AND (valid_to IS NULL OR valid_to > $2::date)
        ORDER BY officials.code, valid_from, role`,
      [unitIds, day],
    );
    return rows.map(toState);
  }

  /** One post with its version, locked until the transaction ends; null where there is none. */
  async lock(session: Session, postId: string): Promise<{ state: PostState; version: number } | null> {
    await session.query(`LOCK TABLE posts IN SHARE ROW EXCLUSIVE MODE`);
    const [row] = await session.query<PostRow & { version: number }>(
      `SELECT found.*, posts.version FROM (${SELECT}) AS found JOIN posts USING (post_id) WHERE post_id = $1`,
      [postId],
    );
    return row === undefined ? null : { state: toState(row), version: row.version };
  }

  async officialId(session: Session, officialCode: string): Promise<string | null> {
    const [row] = await session.query<{ official_id: string }>(
      `SELECT official_id FROM officials WHERE code = $1`,
      [officialCode],
    );
    return row?.official_id ?? null;
  }

  /** A post that exists, as people see it. */
  async show(session: Session, postId: string): Promise<PostView> {
    const [found] = await this.view(session, 'post_id = $1', [postId]);
    if (found === undefined) throw new Error(`there is no post ${postId}`);
    return found;
  }

  /** Posts by id, those of a unit or an official, on a day or ever; `after` is the last one of the page before. */
  async list(session: Session, filter: PostFilter): Promise<PostView[]> {
    return this.view(
      session,
      `($1::uuid IS NULL OR unit_id = $1) AND ($2::text IS NULL OR officials.code = $2)
        AND ($3::date IS NULL OR (valid_from <= $3 AND (valid_to IS NULL OR $3 < valid_to)))
        AND ($4::uuid IS NULL OR post_id > $4)
      ORDER BY post_id LIMIT $5`,
      [
        filter.unitId ?? null,
        filter.officialCode ?? null,
        filter.asOf ?? null,
        filter.after ?? null,
        filter.limit,
      ],
    );
  }

  private async view(session: Session, condition: string, params: unknown[]): Promise<PostView[]> {
    return session.query<PostView>(
      `SELECT post_id AS "postId", official_id AS "officialId", officials.code AS "officialCode", unit_id AS "unitId",
              role, valid_from::text AS "validFrom", valid_to::text AS "validTo", legal_basis AS "legalBasis",
              illustrative, version
         FROM posts JOIN officials USING (official_id) WHERE ${condition}`,
      params,
    );
  }

  async record(session: Session, posts: readonly PostState[]): Promise<void> {
    await session.query(
      `INSERT INTO officials (official_id, code) SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[])
       ON CONFLICT (official_id) DO NOTHING`,
      [posts.map((post) => post.officialId), posts.map((post) => post.officialCode)],
    );
    await session.query(
      `INSERT INTO posts (post_id, official_id, unit_id, role, valid_from, valid_to, illustrative, legal_basis)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::date[], $7::boolean[],
                            $8::text[])
       ON CONFLICT (post_id) DO UPDATE SET
         unit_id = excluded.unit_id, role = excluded.role, valid_to = excluded.valid_to,
         illustrative = excluded.illustrative, version = posts.version + 1`,
      [
        posts.map((post) => post.postId),
        posts.map((post) => post.officialId),
        posts.map((post) => post.unitId),
        posts.map((post) => post.role),
        posts.map((post) => post.validFrom),
        posts.map((post) => post.validTo),
        posts.map((post) => post.illustrative),
        posts.map((post) => post.legalBasis),
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
    legalBasis: row.legal_basis,
    illustrative: row.illustrative,
  };
}
