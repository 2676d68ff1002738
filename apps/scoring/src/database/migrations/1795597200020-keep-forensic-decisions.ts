import type { MigrationInterface, QueryRunner } from 'typeorm';

const actor = `
  actor_kind text NOT NULL CHECK (actor_kind IN ('rule', 'person', 'deadline')),
  actor_subject text CHECK ((actor_subject IS NOT NULL) = (actor_kind = 'person')),
  reason text CHECK ((reason IS NOT NULL) = (actor_kind = 'person'))`;

const rule = `
  rule text NOT NULL,
  rule_version integer NOT NULL CHECK (rule_version >= 1),
  evidence jsonb NOT NULL,
  evidence_hash text NOT NULL CHECK (evidence_hash ~ '^[0-9a-f]{64}$')`;

/** The histories that only grow: PostgreSQL itself refuses to change or remove a row of them. */
const histories = ['standing_decision', 'subject_alert', 'alert_decision'];

/**
 * Which ratings count, which patterns were found about officials, and who decided so. What is in force is the decision with
 * the highest sequence. `examined_official` only spares detection what has not changed; it may be emptied at any time.
 */
export class KeepForensicDecisions1795597200020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
    for (const table of histories) {
      await runner.query(`
        CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE standing_decision, alert_decision, subject_alert, examined_official');
    await runner.query('DROP FUNCTION refuse_rewriting');
  }
}

const statements = [
  `CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME;
   END $$`,
  `CREATE TABLE standing_decision (
     decision_id uuid PRIMARY KEY,
     rating_id uuid NOT NULL,
     sequence integer NOT NULL CHECK (sequence >= 1),
     group_id uuid NOT NULL,
     unit_id uuid NOT NULL,
     official_id uuid NOT NULL,
     day date NOT NULL,
     channel text NOT NULL,
     standing text NOT NULL CHECK (standing IN ('counted', 'quarantined', 'excluded')),
     ${rule},
     ${actor},
     decide_by date CHECK ((decide_by IS NOT NULL) = (standing = 'quarantined')),
     decided_at timestamptz NOT NULL,
     UNIQUE (rating_id, sequence)
   )`,
  'CREATE INDEX standing_decision_group ON standing_decision (group_id)',
  'CREATE INDEX standing_decision_official ON standing_decision (official_id, day)',
  'CREATE INDEX standing_decision_unit ON standing_decision (unit_id, day)',
  `CREATE INDEX standing_decision_quarantined ON standing_decision (decide_by) WHERE standing = 'quarantined'`,
  `CREATE TABLE subject_alert (
     alert_id uuid PRIMARY KEY,
     unit_id uuid NOT NULL,
     official_id uuid NOT NULL,
     from_month date NOT NULL CHECK (extract(day FROM from_month) = 1),
     to_month date NOT NULL CHECK (extract(day FROM to_month) = 1 AND to_month >= from_month),
     ${rule},
     favours_subject boolean NOT NULL,
     drops_channel text,
     UNIQUE (official_id, rule, rule_version, from_month)
   )`,
  'CREATE INDEX subject_alert_unit ON subject_alert (unit_id)',
  `CREATE TABLE alert_decision (
     alert_id uuid NOT NULL REFERENCES subject_alert,
     sequence integer NOT NULL CHECK (sequence >= 1),
     state text NOT NULL CHECK (state IN ('raised', 'confirmed', 'dismissed')),
     ${actor},
     decide_by date CHECK ((decide_by IS NOT NULL) = (state = 'raised')),
     decided_at timestamptz NOT NULL,
     PRIMARY KEY (alert_id, sequence)
   )`,
  `CREATE TABLE examined_official (
     official_id uuid NOT NULL,
     period date NOT NULL,
     fingerprint text NOT NULL,
     examined_at timestamptz NOT NULL,
     PRIMARY KEY (official_id, period)
   )`,
];
