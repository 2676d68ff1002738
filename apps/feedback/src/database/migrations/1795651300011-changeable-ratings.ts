import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A rating can be changed and withdrawn by its receipt; then its answers are gone. Whether it counts is scoring's word.
 */
export class ChangeableRatings1795651300011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table rating drop constraint rating_check, drop constraint rating_levels_check`,
    );
    await runner.query(`
      alter table rating
        alter column levels drop not null,
        add column revision integer not null default 0 check (revision >= 0),
        add column withdrawn_on date,
        add constraint rating_levels check (case when withdrawn_on is null then levels <> '{}' else levels is null end),
        add constraint rating_receipt check (receipt_hash is not null or assurance = 'open' or withdrawn_on is not null)`);
    await runner.query(`
      create table rating_standing (
        rating_id uuid primary key,
        sequence integer not null check (sequence >= 1),
        standing text not null check (standing in ('counted', 'quarantined', 'excluded')),
        rule text not null
      )`);
  }

  /** @throws where ratings were withdrawn or got a receipt without a ballot: the older form cannot hold them */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table rating_standing`);
    await runner.query(`
      alter table rating
        drop constraint rating_levels,
        drop constraint rating_receipt,
        drop column revision,
        drop column withdrawn_on,
        alter column levels set not null,
        add constraint rating_levels_check check (levels <> '{}'),
        add constraint rating_check check ((assurance = 'ballot') = (receipt_hash is not null))`);
  }
}
