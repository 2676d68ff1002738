import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A ballot about an official may carry a keyed hash of the applicant; it leaves the row when the ballot is spent. */
export class Raters1795465440000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ballot
        add column rater_hash text check (octet_length(rater_hash) = 43),
        add constraint ballot_rater check (rater_hash is null or (official_id is not null and not spent))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table ballot drop column rater_hash`);
  }
}
