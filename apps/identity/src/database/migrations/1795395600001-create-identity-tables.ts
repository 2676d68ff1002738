import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, signing keys, and what the provider keeps of logins: all of it sealed, and all of it with an end. */
export class CreateIdentityTables1795395600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        login text PRIMARY KEY CHECK (length(login) BETWEEN 1 AND 64),
        name text NOT NULL,
        password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
        changed_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE signing_key (
        kid text PRIMARY KEY,
        sealed_jwk bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE provider_record (
        kind text NOT NULL,
        id_hash bytea NOT NULL,
        sealed_payload bytea NOT NULL,
        grant_id text,
        uid_hash bytea,
        consumed_at timestamptz,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (kind, id_hash)
      )`);
    await runner.query('CREATE INDEX provider_record_grant ON provider_record (grant_id)');
    await runner.query('CREATE INDEX provider_record_uid ON provider_record (kind, uid_hash)');
    await runner.query('CREATE INDEX provider_record_expiry ON provider_record (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provider_record, signing_key, account');
  }
}
