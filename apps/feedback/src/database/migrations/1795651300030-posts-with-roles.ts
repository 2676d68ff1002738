import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who leads, and who stands in for whom: needed to keep reports from those they are about. Null is a role not told yet. */
export class PostsWithRoles1795651300030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table directory_post add column role text check (role in ('head', 'deputy', 'staff'))`,
    );
    await runner.query(`create index directory_post_official on directory_post (official_id)`);
    await runner.query(`
      create table directory_substitution (
        substitution_id uuid primary key,
        post_id uuid not null,
        substitute_id uuid not null,
        valid_from date not null,
        valid_to date not null,
        withdrawn boolean not null
      )`);
    await runner.query(`create index directory_substitute on directory_substitution (substitute_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table directory_substitution`);
    await runner.query(`drop index directory_post_official`);
    await runner.query(`alter table directory_post drop column role`);
  }
}
