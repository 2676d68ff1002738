import type { Session } from '@namkhong/service-kit';
import type { ChangedMonth } from '../cells.repository.js';

/** Everything that is folded from the log and from nothing else, by the key of its rows. */
const projections = {
  rating: ['rating_id'],
  day_cell: ['subject_kind', 'subject_id', 'day', 'set_code', 'set_version', 'assurance', 'channel'],
  month_cell: [
    ...['subject_kind', 'subject_id', 'month', 'set_code', 'set_version', 'assurance', 'channel'],
    'stratum',
  ],
  service_day: ['subject_kind', 'subject_id', 'day', 'stratum'],
  tally: ['unit_id', 'month', 'set_code', 'channel'],
  final_finding: ['finding_id'],
} as const;
type Projection = keyof typeof projections;
const tables = Object.keys(projections) as Projection[];

/** Any number that no other lock of this service has. */
const LOCK = 1_795_597_200;
/** What is set for the length of a rebuild. */
const settings = [
  'statement_timeout',
  'transaction_timeout',
  'idle_in_transaction_session_timeout',
  'work_mem',
  'default_statistics_target',
];
const GROUP = 'unit_id, month, set_code, set_version, assurance';

/**
 * Takes what a rebuild works with, on this connection: the right to be the only one, and an empty copy of every
 * projection. The copies are temporary tables of the same names, which PostgreSQL finds first; so whatever folds in this
 * session folds into the copies. Right and copies end with the connection, however it ends.
 *
 * @returns false where another one is at work
 */
export async function openCopies(session: Session): Promise<boolean> {
  const [lock] = await session.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [LOCK]);
  if (!lock?.ours) return false;
  // The bounds of a request are not those of a rebuild.
  await session.query('SET statement_timeout = 0');
  await session.query('SET transaction_timeout = 0');
  await session.query("SET idle_in_transaction_session_timeout = '10min'");
  // Whole tables are joined in the end, while every fold waits: in memory as far as may be.
  await session.query("SET work_mem = '64MB'");
  // Only before a session's first temporary table; later the same value again changes nothing.
  await session.query("SET temp_buffers = '64MB'");
  // To know how large a copy is; values need not be known.
  await session.query('SET default_statistics_target = 1');
  for (const table of tables) {
    // Rows of ratings are appended as they are read; `keyRatings` follows.
    const keys = table === 'rating' ? '' : `, ${keyOf(table)}`;
    await session.query(
      `CREATE TEMP TABLE ${table} (LIKE public.${table} INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING DEFAULTS${keys})`,
    );
  }
  await session.query('CREATE TEMP TABLE replayed_event (event_id uuid PRIMARY KEY)');
  return true;
}

/** Gives the copy of ratings its key, once no rating has more than one row in it. */
export async function keyRatings(session: Session): Promise<void> {
  await session.query(`ALTER TABLE pg_temp.rating ADD ${keyOf('rating')}`);
}

function keyOf(table: Projection): string {
  return `PRIMARY KEY (${projections[table].join()})`;
}

/** Gives the connection back as it was. */
export async function closeCopies(session: Session): Promise<void> {
  await session.query('DISCARD TEMP');
  for (const setting of settings) await session.query(`RESET ${setting}`);
  await session.query('SELECT pg_advisory_unlock($1)', [LOCK]);
}

/** Those of the events that this replay has not met before, for effects that are not idempotent by themselves. */
export async function claimReplayed(session: Session, eventIds: readonly string[]): Promise<Set<string>> {
  const rows = await session.query<{ id: string }>(
    `INSERT INTO replayed_event SELECT * FROM unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING event_id AS id`,
    [eventIds],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface Comparison {
  /** Rows that were missing, too many or not the same, by table. */
  readonly differences: Readonly<Record<string, number>>;
  /** Months of units whose cells were not what they are now. */
  readonly months: readonly ChangedMonth[];
}

/**
 * Makes the projections equal to their copies and touches only rows that are not; to be called in the transaction that
 * keeps every fold away.
 */
export async function correctByCopies(session: Session): Promise<Comparison> {
  const differences: Record<string, number> = {};
  const months: ChangedMonth[] = [];
  for (const table of tables) {
    await session.query(`ANALYZE ${table}`);
    const { rows, changed } = await correct(session, table);
    differences[table] = rows;
    months.push(...changed.filter(({ kind }) => kind === 'unit'));
  }
  differences['taken_back'] = await correctTakenBack(session);
  return { differences, months };
}

type Changed = ChangedMonth & { readonly kind: string };

/** Removes rows that are not as the copy says, then adds what is missing. */
async function correct(
  session: Session,
  table: Projection,
): Promise<{ readonly rows: number; readonly changed: readonly Changed[] }> {
  const key: readonly string[] = projections[table];
  const columns = await session.query<{ name: string }>(
    `SELECT quote_ident(column_name) AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  const names = columns.map(({ name }) => name);
  const all = (alias: string) => `ROW (${names.map((name) => `${alias}.${name}`).join()})`;
  const sameKey = key.map((column) => `kept.${column} = made.${column}`).join(' AND ');
  const returning = (alias: string) =>
    table === 'month_cell'
      ? `RETURNING ${alias}.subject_kind AS kind, ${alias}.subject_id AS "subjectId", ${alias}.month::text,
                   ${alias}.set_code AS "setCode", ${alias}.set_version AS "setVersion", ${alias}.assurance`
      : '';
  const [differing] = await session.query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM public.${table} kept FULL JOIN pg_temp.${table} made ON ${sameKey}
      WHERE ${all('kept')} IS DISTINCT FROM ${all('made')}`,
  );
  const rows = differing?.rows ?? 0;
  if (rows === 0) return { rows, changed: [] };
  const removed = await session.query<Changed>(
    `DELETE FROM public.${table} kept
      WHERE NOT EXISTS (SELECT FROM pg_temp.${table} made
                         WHERE ${sameKey} AND ${all('made')} IS NOT DISTINCT FROM ${all('kept')})
     ${returning('kept')}`,
  );
  const added = await session.query<Changed>(
    `INSERT INTO public.${table} AS now (${names.join()})
     SELECT ${names.map((name) => `made.${name}`).join()} FROM pg_temp.${table} made
      WHERE NOT EXISTS (SELECT FROM public.${table} kept WHERE ${sameKey})
     ${returning('now')}`,
  );
  return { rows, changed: [...removed, ...added] };
}

/** The groups of changed ratings follow from the ratings; those that came in were noted by the table itself. */
async function correctTakenBack(session: Session): Promise<number> {
  const [gone] = await session.query<{ rows: number }>(
    `WITH gone AS (
       DELETE FROM taken_back noted
        WHERE NOT EXISTS (SELECT FROM pg_temp.rating
                           WHERE unit_id = noted.unit_id AND date_trunc('month', day)::date = noted.month
                             AND set_code = noted.set_code AND set_version = noted.set_version
                             AND assurance = noted.assurance
                             AND (revision > 0 OR withdrawal IS NOT NULL OR standing_sequence > 0))
       RETURNING 1)
     SELECT count(*)::int AS rows FROM gone`,
  );
  const [missing] = await session.query<{ rows: number }>(
    `WITH added AS (
       INSERT INTO taken_back (${GROUP})
       SELECT DISTINCT unit_id, date_trunc('month', day)::date, set_code, set_version, assurance FROM pg_temp.rating
        WHERE revision IS NOT NULL AND (revision > 0 OR withdrawal IS NOT NULL OR standing_sequence > 0)
       ON CONFLICT DO NOTHING RETURNING 1)
     SELECT count(*)::int AS rows FROM added`,
  );
  return (gone?.rows ?? 0) + (missing?.rows ?? 0);
}
