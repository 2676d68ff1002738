import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-mail beside SMS: addresses, what officials chose, what they are told by mail, and the mails that carry it. */
export class SendMail1795651400050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE contact ADD COLUMN email_cipher text`);
    await runner.query(`
      CREATE TABLE preference (
        official_id uuid PRIMARY KEY,
        version     integer NOT NULL CHECK (version > 0),
        choices     jsonb NOT NULL,
        changed_at  timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE mail_message (
        mail_id      uuid PRIMARY KEY,
        cause        text NOT NULL,
        official_id  uuid NOT NULL,
        template     text NOT NULL,
        subject      text NOT NULL,
        body         text NOT NULL,
        state        text NOT NULL CHECK (state IN ('queued', 'submitted', 'failed', 'unknown')),
        attempts     integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        failure      text,
        due_at       timestamptz NOT NULL,
        retry_at     timestamptz,
        attempted_at timestamptz,
        created_at   timestamptz NOT NULL,
        changed_at   timestamptz NOT NULL,
        CONSTRAINT mail_once UNIQUE (cause, official_id, template)
      )`);
    await runner.query(`CREATE INDEX mail_due ON mail_message (retry_at) WHERE retry_at IS NOT NULL`);
    await runner.query(`
      CREATE TABLE mail_notice (
        notice_id     uuid PRIMARY KEY,
        cause_id      uuid NOT NULL,
        official_id   uuid NOT NULL,
        assignment_id uuid NOT NULL,
        template      text NOT NULL,
        line          text NOT NULL,
        by_sms        boolean NOT NULL,
        mail_id       uuid REFERENCES mail_message,
        withdrawn_at  timestamptz,
        created_at    timestamptz NOT NULL,
        CONSTRAINT mail_notice_once UNIQUE (cause_id, official_id, template)
      )`);
    await runner.query(
      `CREATE INDEX mail_notice_waiting ON mail_notice (official_id) WHERE mail_id IS NULL AND withdrawn_at IS NULL`,
    );
    await runner.query(`CREATE INDEX mail_notice_assignment ON mail_notice (assignment_id)`);
    await runner.query(`CREATE INDEX mail_notice_alone ON mail_notice (official_id) WHERE NOT by_sms`);
    // What only an e-mail told is read in the portal too.
    await runner.query(`ALTER TABLE notice_read DROP CONSTRAINT notice_read_message_id_fkey`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM notice_read WHERE message_id NOT IN (SELECT message_id FROM message)`);
    await runner.query(
      `ALTER TABLE notice_read ADD CONSTRAINT notice_read_message_id_fkey FOREIGN KEY (message_id) REFERENCES message`,
    );
    await runner.query(`DROP TABLE mail_notice, mail_message, preference`);
    await runner.query(`ALTER TABLE contact DROP COLUMN email_cipher`);
  }
}
