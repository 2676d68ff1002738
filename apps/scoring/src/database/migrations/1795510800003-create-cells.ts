import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No count is ever negative and none is missing, in an array as little as in a column. */
const counts = (column: string) =>
  `${column} bigint[] NOT NULL CHECK (0 <= ALL (${column}) AND array_position(${column}, NULL) IS NULL)`;

const cellKey = `
  subject_kind text NOT NULL CHECK (subject_kind IN ('unit', 'official')),
  subject_id uuid NOT NULL,
  set_code text NOT NULL,
  set_version integer NOT NULL,
  assurance text NOT NULL CHECK (assurance IN ('ballot', 'open')),
  channel text NOT NULL`;

/** The cells of the index: integers that events are added to. README.md describes their layout. */
export class CreateCells1795510800003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE rating, rating_signal, day_cell, month_cell, service_day, tally, intake_progress',
    );
    await runner.query('DROP FUNCTION add_counts');
  }
}

const statements = [
  `CREATE FUNCTION add_counts(a bigint[], b bigint[]) RETURNS bigint[]
     LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
     RETURN (SELECT coalesce(array_agg(x + y ORDER BY i), '{}') FROM unnest(a, b) WITH ORDINALITY AS pair(x, y, i))`,
  `CREATE TABLE rating (
     rating_id uuid PRIMARY KEY,
     unit_id uuid NOT NULL,
     official_id uuid,
     day date NOT NULL,
     set_code text NOT NULL,
     set_version integer NOT NULL,
     assurance text NOT NULL,
     channel text NOT NULL,
     stratum text NOT NULL,
     levels smallint[] NOT NULL CHECK (0 <= ALL (levels) AND 5 >= ALL (levels))
   )`,
  'CREATE INDEX rating_official_day ON rating (official_id, day) WHERE official_id IS NOT NULL',
  `CREATE TABLE rating_signal (
     rating_id uuid PRIMARY KEY,
     minute timestamptz NOT NULL,
     seconds_taken integer,
     rater bytea,
     device bytea,
     network bytea
   )`,
  'CREATE INDEX rating_signal_minute ON rating_signal (minute)',
  `CREATE TABLE day_cell (
     ${cellKey},
     day date NOT NULL,
     rated bigint NOT NULL CHECK (rated >= 0),
     straight_lined bigint NOT NULL CHECK (straight_lined >= 0),
     complete bigint NOT NULL CHECK (complete BETWEEN 0 AND rated),
     score_sum bigint NOT NULL CHECK (score_sum >= 0),
     score_squares bigint NOT NULL CHECK (score_squares >= 0),
     PRIMARY KEY (subject_kind, subject_id, day, set_code, set_version, assurance, channel)
   )`,
  'CREATE INDEX day_cell_set_day ON day_cell (set_code, day)',
  `CREATE TABLE month_cell (
     ${cellKey},
     month date NOT NULL CHECK (extract(day FROM month) = 1),
     stratum text NOT NULL,
     rated bigint NOT NULL CHECK (rated >= 0),
     ${counts('histograms')},
     ${counts('crosses')},
     illustrative boolean NOT NULL,
     PRIMARY KEY (subject_kind, subject_id, month, set_code, set_version, assurance, channel, stratum)
   )`,
  "CREATE INDEX month_cell_set_month ON month_cell (set_code, month) WHERE subject_kind = 'unit'",
  `CREATE TABLE service_day (
     subject_kind text NOT NULL CHECK (subject_kind IN ('unit', 'official')),
     subject_id uuid NOT NULL,
     day date NOT NULL,
     stratum text NOT NULL,
     closed bigint NOT NULL CHECK (closed >= 0),
     invited bigint NOT NULL CHECK (invited >= 0),
     on_time bigint NOT NULL CHECK (on_time >= 0),
     missing_phone bigint NOT NULL CHECK (missing_phone >= 0),
     invalid_phone bigint NOT NULL CHECK (invalid_phone >= 0),
     PRIMARY KEY (subject_kind, subject_id, day, stratum)
   )`,
  `CREATE TABLE tally (
     unit_id uuid NOT NULL,
     month date NOT NULL CHECK (extract(day FROM month) = 1),
     set_code text NOT NULL,
     channel text NOT NULL,
     set_version integer NOT NULL,
     tally_id uuid NOT NULL UNIQUE,
     counts jsonb NOT NULL,
     printed_figure smallint CHECK (printed_figure BETWEEN 0 AND 100),
     PRIMARY KEY (unit_id, month, set_code, channel)
   )`,
  `CREATE TABLE intake_progress (
     topic text NOT NULL,
     partition integer NOT NULL,
     ratings bigint NOT NULL CHECK (ratings >= 0),
     folded_at timestamptz NOT NULL,
     PRIMARY KEY (topic, partition)
   )`,
];
