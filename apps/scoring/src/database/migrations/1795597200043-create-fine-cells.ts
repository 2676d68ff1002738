import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is told finer than a month's parts: by kind of case and by day, copied once when a quarter was closed. */
export class CreateFineCells1795597200043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE AGGREGATE sum_counts (bigint[]) (SFUNC = add_counts, STYPE = bigint[], PARALLEL = SAFE)',
    );
    await runner.query(`
      CREATE TABLE fine_cell (
        set_code text NOT NULL,
        unit_id uuid NOT NULL,
        month date NOT NULL,
        set_version integer NOT NULL,
        assurance text NOT NULL,
        dimension text NOT NULL CHECK (dimension IN ('stratum', 'day')),
        value text NOT NULL,
        rated bigint NOT NULL CHECK (rated >= 10),
        histograms bigint[] NOT NULL,
        crosses bigint[] NOT NULL,
        complete bigint NOT NULL CHECK (complete BETWEEN 0 AND rated),
        score_sum bigint NOT NULL CHECK (score_sum >= 0),
        score_squares bigint NOT NULL CHECK (score_squares >= 0),
        illustrative boolean NOT NULL,
        told_at timestamptz NOT NULL,
        PRIMARY KEY (set_code, unit_id, month, set_version, assurance, dimension, value)
      )`);
    await runner.query('CREATE INDEX fine_cell_set_month ON fine_cell (set_code, dimension, month)');
    await runner.query(`
      CREATE TABLE fine_quarter (
        set_code text NOT NULL,
        quarter text NOT NULL,
        PRIMARY KEY (set_code, quarter)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fine_cell, fine_quarter');
    await runner.query('DROP AGGREGATE sum_counts (bigint[])');
  }
}
