import type { Session } from '@namkhong/service-kit';
import { arrayText } from './array-text.js';
import { CountBelowZeroError } from './count-below-zero.error.js';

const CHECK_VIOLATION = '23514';

/** A table whose rows are found by a key and only ever added to. */
export interface AdditiveTable<Delta> {
  readonly table: string;
  readonly key: readonly {
    readonly column: string;
    readonly type: string;
    readonly of: (delta: Delta) => string | number;
  }[];
  /** Whole numbers, or lists of them that have one length within a call; the table refuses any below zero. */
  readonly counts: readonly { readonly column: string; readonly of: (delta: Delta) => Count }[];
  /** Whether a row of zeros is no row, so that what came and went leaves none behind, in whatever order. */
  readonly dropsZeros: boolean;
}

type Count = number | readonly number[];

/**
 * Adds to the rows, and inserts those that are missing. What takes something back never inserts: its row has to be there.
 *
 * @param deltas one for each key, in the order of the keys, so that two writers never wait for each other crosswise
 * @throws CountBelowZeroError where more is taken back than is there; then nothing may be committed
 */
export async function addToTable<Delta>(
  session: Session,
  table: AdditiveTable<Delta>,
  deltas: readonly Delta[],
): Promise<void> {
  const isLess = (delta: Delta) =>
    table.counts.some(({ of }) => [of(delta)].flat().some((count) => count < 0));
  const less = deltas.filter(isLess);
  try {
    if (less.length === 0) return await upsert(session, table, deltas);
    await lock(session, table, deltas);
    await upsert(
      session,
      table,
      deltas.filter((delta) => !isLess(delta)),
    );
    await takeBack(session, table, less);
  } catch (error) {
    if ((error as { code?: unknown }).code !== CHECK_VIOLATION) throw error;
    throw new CountBelowZeroError(table.table, error);
  }
}

async function upsert<Delta>(
  session: Session,
  table: AdditiveTable<Delta>,
  deltas: readonly Delta[],
): Promise<void> {
  if (deltas.length === 0) return;
  const { columns, given, values } = describe(table, deltas);
  await session.query(
    `INSERT INTO ${table.table} AS cell (${columns.join()}) SELECT ${columns.join()} FROM ${given}
     ON CONFLICT (${table.key.map(({ column }) => column).join()}) DO UPDATE SET ${sums(table, deltas, 'excluded')}`,
    values,
  );
}

async function takeBack<Delta>(
  session: Session,
  table: AdditiveTable<Delta>,
  deltas: readonly Delta[],
): Promise<void> {
  const { given, values } = describe(table, deltas);
  const changed = await session.query(
    `UPDATE ${table.table} cell SET ${sums(table, deltas, 'delta')} FROM ${given} WHERE ${sameKey(table)} RETURNING 1`,
    values,
  );
  if (changed.length < deltas.length) throw new CountBelowZeroError(table.table, 'a row is missing');
  if (!table.dropsZeros) return;
  const isZero = table.counts.map(({ column, of }) => {
    const [first] = deltas;
    return first && typeof of(first) === 'number' ? `cell.${column} = 0` : `0 = ALL (cell.${column})`;
  });
  await session.query(
    `DELETE FROM ${table.table} cell USING ${given} WHERE ${sameKey(table)} AND ${isZero.join(' AND ')}`,
    values,
  );
}

/** An update takes its rows as it finds them; locked before, in the order given, they are taken like everybody's. */
async function lock<Delta>(
  session: Session,
  table: AdditiveTable<Delta>,
  deltas: readonly Delta[],
): Promise<void> {
  const types = table.key.map(({ type }, index) => `$${index + 1}::${type}[]`);
  const columns = table.key.map(({ column }) => column);
  await session.query(
    `SELECT 1 FROM unnest(${types.join()}) WITH ORDINALITY AS delta (${columns.join()}, place)
       JOIN ${table.table} cell ON ${sameKey(table)}
      ORDER BY place FOR UPDATE OF cell`,
    table.key.map(({ of }) => arrayText(deltas.map(of))),
  );
}

/** The deltas as a table with the columns of theirs; lists travel as their text. */
function describe<Delta>({ key, counts }: AdditiveTable<Delta>, deltas: readonly Delta[]) {
  const columns = [...key, ...counts].map(({ column }) => column);
  const isList = ({ of }: (typeof counts)[number]) => deltas.some((delta) => typeof of(delta) !== 'number');
  const types = [
    ...key.map(({ type }) => type),
    ...counts.map((count) => (isList(count) ? 'text' : 'bigint')),
  ];
  const read = [
    ...key.map(({ column }) => column),
    ...counts.map((count) => (isList(count) ? `${count.column}::bigint[] AS ${count.column}` : count.column)),
  ];
  const unnested = types.map((type, index) => `$${index + 1}::${type}[]`);
  const text = (count: Count) => (typeof count === 'number' ? count : arrayText(count));
  return {
    columns,
    given: `(SELECT ${read.join()} FROM unnest(${unnested.join()}) AS given (${columns.join()})) AS delta`,
    values: [
      ...key.map(({ of }) => arrayText(deltas.map(of))),
      ...counts.map(({ of }) => arrayText(deltas.map((delta) => text(of(delta))))),
    ],
  };
}

/** Written out place by place: a function that does not know how long its lists are takes six times as long. */
function sums<Delta>({ counts }: AdditiveTable<Delta>, [first]: readonly Delta[], from: string): string {
  return counts
    .map(({ column, of }) => {
      const count = first ? of(first) : 0;
      if (typeof count === 'number') return `${column} = cell.${column} + ${from}.${column}`;
      const places = count.map(
        (_, index) => `cell.${column}[${index + 1}] + ${from}.${column}[${index + 1}]`,
      );
      return `${column} = ARRAY[${places.join()}]::bigint[]`;
    })
    .join();
}

function sameKey<Delta>({ key }: AdditiveTable<Delta>): string {
  return key.map(({ column }) => `cell.${column} = delta.${column}`).join(' AND ');
}
