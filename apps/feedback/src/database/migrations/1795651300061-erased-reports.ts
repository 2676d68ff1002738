import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report whose time is over keeps types, stages and days for the counts, and nothing that leads to anybody or any unit. */
export class ErasedReports1795651300061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report
        alter column token_mac drop not null,
        alter column unit_id drop not null,
        add column erased_on date,
        add constraint report_erased check (case when erased_on is null
          then token_mac is not null and unit_id is not null
          else token_mac is null and unit_id is null and identity is null and reply_key = '' and sign_key = ''
            and fingerprint = '' end)`);
    await runner.query(`create index report_kept on report (received_on) where erased_on is null`);
  }

  /** @throws where a report was erased: the older form cannot hold it */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index report_kept`);
    await runner.query(`
      alter table report
        drop constraint report_erased,
        drop column erased_on,
        alter column token_mac set not null,
        alter column unit_id set not null`);
  }
}
