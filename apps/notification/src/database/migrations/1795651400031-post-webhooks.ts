import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other systems of the authority that are told of deliveries, and what is on its way to them. */
export class PostWebhooks1795651400031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        webhook_id    uuid PRIMARY KEY,
        url           text NOT NULL,
        secret_cipher text NOT NULL,
        created_at    timestamptz NOT NULL,
        ended_at      timestamptz
      )`);
    await runner.query(`
      CREATE TABLE webhook_delivery (
        delivery_id uuid PRIMARY KEY,
        webhook_id  uuid NOT NULL REFERENCES webhook,
        event_id    uuid NOT NULL,
        body        text NOT NULL,
        state       text NOT NULL CHECK (state IN ('queued', 'delivered', 'failed')),
        attempts    integer NOT NULL DEFAULT 0,
        failure     text,
        retry_at    timestamptz,
        created_at  timestamptz NOT NULL,
        changed_at  timestamptz NOT NULL,
        UNIQUE (webhook_id, event_id)
      )`);
    await runner.query(
      `CREATE INDEX webhook_delivery_due ON webhook_delivery (retry_at) WHERE retry_at IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX webhook_delivery_age ON webhook_delivery (changed_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE webhook_delivery, webhook`);
  }
}
