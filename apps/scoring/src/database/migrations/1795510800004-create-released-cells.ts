import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may be told: copies of the cells behind the privacy floor, and which of them are due. */
export class CreateReleasedCells1795510800004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE release_queue (
        unit_id uuid NOT NULL,
        month date NOT NULL,
        set_code text NOT NULL,
        set_version integer NOT NULL,
        assurance text NOT NULL,
        first_change timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_change timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (unit_id, month, set_code, set_version, assurance)
      )`);
    await runner.query(`
      CREATE TABLE released_cell (
        unit_id uuid NOT NULL,
        month date NOT NULL,
        set_code text NOT NULL,
        set_version integer NOT NULL,
        assurance text NOT NULL,
        channels text[] NOT NULL CHECK (cardinality(channels) >= 1),
        rated bigint NOT NULL CHECK (rated >= 10),
        histograms bigint[] NOT NULL,
        crosses bigint[] NOT NULL,
        days bigint[] NOT NULL CHECK (cardinality(days) = 93),
        illustrative boolean NOT NULL,
        released_at timestamptz NOT NULL,
        PRIMARY KEY (unit_id, month, set_code, set_version, assurance, channels)
      )`);
    await runner.query('CREATE INDEX released_cell_set_month ON released_cell (set_code, month)');
    await runner.query(`
      CREATE TABLE published_figure (
        unit_id uuid NOT NULL,
        set_code text NOT NULL,
        publication_id uuid NOT NULL,
        fingerprint text NOT NULL,
        published_at timestamptz NOT NULL,
        PRIMARY KEY (unit_id, set_code)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE release_queue, released_cell, published_figure');
  }
}
