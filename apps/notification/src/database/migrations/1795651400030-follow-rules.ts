import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages to others than the head of a unit, each once per event, recipient and template; what is known of tasks, of
 * invitations and of numbers that get nothing. Numbers and links of citizens are encrypted and go once they were sent.
 */
export class FollowRules1795651400030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message
        ALTER COLUMN unit_id DROP NOT NULL,
        ADD COLUMN recipient_kind text NOT NULL DEFAULT 'head' CHECK (recipient_kind IN ('head', 'official', 'phone')),
        ADD COLUMN recipient text,
        ADD COLUMN phone_cipher text,
        ADD COLUMN link_cipher text,
        ADD COLUMN phone_hash text`);
    await runner.query(`UPDATE message SET recipient = 'head:' || unit_id`);
    await runner.query(`ALTER TABLE message ALTER COLUMN recipient SET NOT NULL`);
    await runner.query(`ALTER TABLE message DROP CONSTRAINT message_cause_id_template_key`);
    await runner.query(
      `ALTER TABLE message ADD CONSTRAINT message_once UNIQUE (cause_id, recipient, template)`,
    );
    await runner.query(
      `CREATE INDEX message_phone ON message (phone_hash) WHERE phone_hash IS NOT NULL AND state = 'queued'`,
    );
    await runner.query(`CREATE INDEX message_official ON message (official_id, message_id)`);
    await runner.query(`ALTER TABLE contact ADD COLUMN phone_hash text`);
    await runner.query(`CREATE INDEX contact_phone ON contact (phone_hash)`);
    await runner.query(`
      CREATE TABLE task (
        assignment_id uuid PRIMARY KEY,
        unit_id       uuid NOT NULL,
        document      text,
        due_on        date,
        urgency       text NOT NULL CHECK (urgency IN ('normal', 'urgent', 'express')),
        acknowledged  boolean NOT NULL DEFAULT false,
        claimed       boolean NOT NULL DEFAULT false,
        closed        boolean NOT NULL DEFAULT false
      )`);
    await runner.query(`
      CREATE TABLE invitation (
        invitation_id uuid PRIMARY KEY,
        phone_hash    text NOT NULL,
        token_cipher  text NOT NULL,
        expires_on    date NOT NULL
      )`);
    await runner.query(`CREATE INDEX invitation_phone ON invitation (phone_hash)`);
    await runner.query(`
      CREATE TABLE suppression (
        suppression_id uuid PRIMARY KEY,
        phone_hash     text NOT NULL UNIQUE,
        phone_cipher   text NOT NULL,
        reason         text NOT NULL CHECK (reason IN ('opted-out', 'suppressed')),
        since          timestamptz NOT NULL
      )`);
    await runner.query(
      `CREATE TABLE answered_sender (phone_hash text PRIMARY KEY, answered_at timestamptz NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE answered_sender, suppression, invitation, task`);
    await runner.query(`ALTER TABLE contact DROP COLUMN phone_hash`);
    await runner.query(
      `DELETE FROM attempt USING message m WHERE attempt.message_id = m.message_id AND m.recipient_kind <> 'head'`,
    );
    await runner.query(`DELETE FROM message WHERE recipient_kind <> 'head'`);
    await runner.query(`
      ALTER TABLE message
        DROP CONSTRAINT message_once,
        DROP COLUMN recipient_kind, DROP COLUMN recipient, DROP COLUMN phone_cipher, DROP COLUMN link_cipher,
        DROP COLUMN phone_hash,
        ALTER COLUMN unit_id SET NOT NULL,
        ADD CONSTRAINT message_cause_id_template_key UNIQUE (cause_id, template)`);
    await runner.query(`DROP INDEX message_official`);
  }
}
