import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of criteria sets; a version is written once and never changed. */
export class CreateMethodology1795510800001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE criteria_set (
        set_code text NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        title jsonb NOT NULL,
        effective_from date NOT NULL,
        legal_basis text[] NOT NULL,
        clause_id uuid,
        headline text NOT NULL CHECK (headline IN ('linear', 'top-two-box')),
        criteria jsonb NOT NULL CHECK (jsonb_array_length(criteria) BETWEEN 1 AND 40),
        low_rule jsonb NOT NULL,
        illustrative boolean NOT NULL,
        published_at timestamptz NOT NULL,
        PRIMARY KEY (set_code, version),
        UNIQUE (set_code, effective_from)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE criteria_set');
  }
}
