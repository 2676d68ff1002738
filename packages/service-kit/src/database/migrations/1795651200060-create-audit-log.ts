import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The chain of privileged acts. Each entry is one canonical text; everything asked for is generated from it, so that no
 * column can say anything else. The database chains, so that whatever writes is chained, and refuses to change or remove.
 */
export class CreateAuditLog1795651200060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entry (
        sequence bigint PRIMARY KEY,
        content text NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL,
        act text NOT NULL GENERATED ALWAYS AS (content::jsonb ->> 'act') STORED,
        actor text GENERATED ALWAYS AS (content::jsonb ->> 'actor') STORED,
        unit_line jsonb NOT NULL GENERATED ALWAYS AS (content::jsonb -> 'unitLine') STORED,
        targets jsonb NOT NULL GENERATED ALWAYS AS (content::jsonb -> 'targets') STORED
      )`);
    await runner.query('CREATE INDEX audit_entry_act ON audit_entry (act text_pattern_ops, sequence)');
    await runner.query('CREATE INDEX audit_entry_actor ON audit_entry (actor, sequence)');
    await runner.query('CREATE INDEX audit_entry_unit_line ON audit_entry USING gin (unit_line)');
    await runner.query('CREATE INDEX audit_entry_targets ON audit_entry USING gin (targets)');
    await runner.query(`
      CREATE TABLE audit_head (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        sequence bigint NOT NULL,
        hash text NOT NULL
      )`);
    await runner.query(`INSERT INTO audit_head (sequence, hash) VALUES (0, repeat('0', 64))`);
    await runner.query(`
      CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT sequence + 1, hash INTO NEW.sequence, NEW.previous_hash FROM audit_head FOR UPDATE;
        NEW.hash := encode(sha256(convert_to(
          NEW.previous_hash || ' ' || NEW.sequence || ' ' || NEW.content, 'UTF8')), 'hex');
        UPDATE audit_head SET sequence = NEW.sequence, hash = NEW.hash;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(`
      CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION audit_chain()`);
    await runner.query(`
      CREATE TRIGGER audit_entry_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()`);
    await runner.query(`
      CREATE TRIGGER audit_head_keep BEFORE DELETE OR TRUNCATE ON audit_head
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()`);
    // Also where triggers are switched off for a session, as replication does.
    await runner.query('ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_keep');
    await runner.query('ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_keep');
    // The owner as well: taking the right back is an act of its own, and visible in the server's log.
    await runner.query('REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM PUBLIC, CURRENT_USER');
    await runner.query('REVOKE DELETE, TRUNCATE ON audit_head FROM PUBLIC, CURRENT_USER');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_entry, audit_head');
    await runner.query('DROP FUNCTION audit_chain, audit_refuse');
  }
}
