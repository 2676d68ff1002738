import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each block was told and how far the log was folded then; what is told of whole quarters only, and of several units. */
export class KeepReleaseSnapshots1795597200050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE release_snapshot (
        snapshot_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        taken_at timestamptz NOT NULL,
        positions jsonb NOT NULL
      )`);
    await runner.query(`
      ALTER TABLE released_cell
        ADD COLUMN whole_quarter boolean NOT NULL DEFAULT false,
        ADD COLUMN units uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN snapshots bigint[] NOT NULL DEFAULT '{}',
        DROP CONSTRAINT released_cell_rated_check,
        ADD CONSTRAINT released_cell_rated_check CHECK (whole_quarter OR rated >= 10),
        DROP CONSTRAINT released_cell_pkey,
        ADD PRIMARY KEY (unit_id, month, set_code, set_version, assurance, channels, whole_quarter, units)`);
    await runner.query(`
      CREATE TABLE closed_quarter (
        set_code text NOT NULL,
        quarter text NOT NULL CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
        closed_at timestamptz NOT NULL,
        PRIMARY KEY (set_code, quarter)
      )`);
    await runner.query('ALTER TABLE rating ADD COLUMN log_partition integer, ADD COLUMN log_offset bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rating DROP COLUMN log_partition, DROP COLUMN log_offset');
    await runner.query('DROP TABLE closed_quarter');
    await runner.query('DELETE FROM released_cell WHERE whole_quarter');
    await runner.query(`
      ALTER TABLE released_cell
        DROP CONSTRAINT released_cell_pkey,
        DROP CONSTRAINT released_cell_rated_check,
        ADD CONSTRAINT released_cell_rated_check CHECK (rated >= 10),
        DROP COLUMN whole_quarter, DROP COLUMN units, DROP COLUMN snapshots,
        ADD PRIMARY KEY (unit_id, month, set_code, set_version, assurance, channels)`);
    await runner.query('DROP TABLE release_snapshot');
  }
}
