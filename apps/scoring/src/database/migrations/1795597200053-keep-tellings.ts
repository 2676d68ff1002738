import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every telling of every released cell: when which of its blocks were told. */
export class KeepTellings1795597200053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE telling (
        unit_id uuid NOT NULL,
        month date NOT NULL,
        set_code text NOT NULL,
        set_version integer NOT NULL,
        assurance text NOT NULL,
        channels text[] NOT NULL,
        whole_quarter boolean NOT NULL,
        units uuid[] NOT NULL,
        snapshot_id bigint NOT NULL REFERENCES release_snapshot,
        snapshots bigint[] NOT NULL,
        PRIMARY KEY (unit_id, month, set_code, set_version, assurance, channels, whole_quarter, units, snapshot_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE telling');
  }
}
