import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Polls, votes and comments. A vote has no day and no order, a comment a day alone; neither has anything of who sent it. Votes go
 * when their poll closes: counts stay.
 */
export class Polls1795651300060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table poll (
        poll_id uuid primary key,
        unit_id uuid not null,
        title jsonb not null,
        text jsonb not null,
        document text,
        options jsonb not null,
        max_choices integer not null check (max_choices >= 1),
        takes_comments boolean not null,
        opens_on date not null,
        closes_on date not null check (opens_on < closes_on),
        withdrawal_reason text,
        counts jsonb,
        illustrative boolean not null
      )`);
    await runner.query(`create index poll_unit on poll (unit_id, poll_id)`);
    await runner.query(
      `create index poll_running on poll (closes_on) where counts is null and withdrawal_reason is null`,
    );
    await runner.query(`
      create table poll_vote (
        receipt_hash bytea primary key check (octet_length(receipt_hash) = 32),
        poll_id uuid not null references poll,
        choices text[] not null check (cardinality(choices) >= 1)
      )`);
    await runner.query(`create index poll_vote_poll on poll_vote (poll_id)`);
    await runner.query(`
      create table poll_comment (
        comment_id uuid primary key,
        poll_id uuid not null references poll,
        receipt_hash bytea not null unique check (octet_length(receipt_hash) = 32),
        text text not null,
        received_on date not null,
        state text not null check (state in ('waiting', 'published', 'refused', 'withdrawn')),
        ground text check (ground in ('personal-data', 'insult', 'off-topic', 'advertising', 'repeated', 'unlawful')),
        decided_on date,
        check ((state = 'refused') = (ground is not null)),
        check (state <> 'withdrawn' or text = '')
      )`);
    await runner.query(
      `create index poll_comment_poll on poll_comment (poll_id, state, received_on, comment_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table poll_comment, poll_vote, poll`);
  }
}
