import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A receipt can be forgotten at any time: the rating stays in the figures as nobody's, and no way leads to it. */
export class ForgottenReceipts1795651300015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rating
        add column receipt_forgotten boolean not null default false,
        drop constraint rating_receipt,
        add constraint rating_receipt check (receipt_hash is not null or assurance = 'open' or withdrawn_on is not null
          or receipt_forgotten)`);
  }

  /** @throws where the receipt of a rating with a ballot was forgotten: the older form cannot hold it */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rating
        drop constraint rating_receipt,
        add constraint rating_receipt check (receipt_hash is not null or assurance = 'open' or withdrawn_on is not null)`);
    await runner.query(`alter table rating drop column receipt_forgotten`);
  }
}
