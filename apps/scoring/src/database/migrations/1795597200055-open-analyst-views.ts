import type { MigrationInterface, QueryRunner } from 'typeorm';

const histogram = 'cell.histograms[5 * criterion.place - 4 : 5 * criterion.place]';

/**
 * Read-only views over released cells for people who bring their own SQL, behind the same floor: whatever they add up or
 * subtract, they do it to sums of ten ratings and more. The group role reads them and nothing else; logins are made in it
 * by whoever runs the database. Where this service may not make roles, README.md says how.
 */
export class OpenAnalystViews1795597200055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA analyst');
    await runner.query(`
      CREATE VIEW analyst.released_cell WITH (security_barrier) AS
      SELECT cell.unit_id, unit.code AS unit_code, unit.name AS unit_name, cell.month, cell.set_code, cell.set_version,
             cell.assurance, cell.channels, cell.rated, cell.illustrative, cell.released_at
        FROM public.released_cell cell LEFT JOIN public.directory_unit unit USING (unit_id)
       WHERE cell.rated >= 10 AND NOT cell.whole_quarter`);
    await runner.query(`
      CREATE VIEW analyst.released_criterion WITH (security_barrier) AS
      SELECT unit_id, unit_code, unit_name, month, set_code, set_version, assurance, channels, criterion, n,
             round(25 * codes::numeric / n, 2) AS linear, round(100 * top_two::numeric / n, 2) AS top_two_box,
             CASE WHEN tellable THEN counts[1] END AS level_1, CASE WHEN tellable THEN counts[2] END AS level_2,
             CASE WHEN tellable THEN counts[3] END AS level_3, CASE WHEN tellable THEN counts[4] END AS level_4,
             CASE WHEN tellable THEN counts[5] END AS level_5, illustrative, released_at
        FROM (SELECT counted.*, n >= 30 OR 10 * largest <= 9 * n AS tellable
                FROM (SELECT cell.unit_id, unit.code AS unit_code, unit.name AS unit_name, cell.month, cell.set_code,
                             cell.set_version, cell.assurance, cell.channels, criterion.value ->> 'code' AS criterion,
                             cell.illustrative, cell.released_at, ${histogram} AS counts,
                             (SELECT sum(c)::bigint FROM unnest(${histogram}) AS c) AS n,
                             (SELECT max(c) FROM unnest(${histogram}) AS c) AS largest,
                             (SELECT sum((k - 1) * c)::bigint FROM unnest(${histogram}) WITH ORDINALITY AS level (c, k)) AS codes,
                             cell.histograms[5 * criterion.place - 1] + cell.histograms[5 * criterion.place] AS top_two
                        FROM public.released_cell cell
                        JOIN public.criteria_set USING (set_code)
                       CROSS JOIN LATERAL jsonb_array_elements(criteria) WITH ORDINALITY AS criterion (value, place)
                        LEFT JOIN public.directory_unit unit USING (unit_id)
                       WHERE criteria_set.version = cell.set_version AND NOT cell.whole_quarter) AS counted
               WHERE n >= 10) AS told`);
    await runner.query(`
      CREATE VIEW analyst.criteria_set WITH (security_barrier) AS
      SELECT set_code, version, title, effective_from, legal_basis, headline, criteria, illustrative, published_at
        FROM public.criteria_set`);
    await runner.query(`
      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'namkhong_analyst') THEN
          CREATE ROLE namkhong_analyst NOLOGIN;
        END IF;
      EXCEPTION
        -- Another database of the same server may be making it at this moment; or we may not.
        WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
      END $$`);
    await runner.query(`
      DO $$
      BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'namkhong_analyst') THEN
          GRANT USAGE ON SCHEMA analyst TO namkhong_analyst;
          GRANT SELECT ON ALL TABLES IN SCHEMA analyst TO namkhong_analyst;
        END IF;
      END $$`);
  }

  /** The role stays: other databases of the server may use it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA analyst CASCADE');
  }
}
