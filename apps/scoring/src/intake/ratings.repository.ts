import type { DataOf, ratingSignalledV1, Standing } from '@namkhong/contracts';
import type { RatingEntry } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { arrayText } from './array-text.js';
import type { RatingState } from './rating-state.js';

type Signal = DataOf<typeof ratingSignalledV1>;

interface Row extends RatingEntry {
  readonly ratingId: string;
  /** Null together with everything of the content. */
  readonly revision: number | null;
  readonly logPartition: number | null;
  readonly logOffset: string | null;
  readonly withdrawal: number | null;
  readonly standing: Standing;
  readonly standingSequence: number;
  readonly standingRule: string | null;
}

const RATINGS_AT_ONCE = 5_000;

const COLUMNS = `rating_id, unit_id, official_id, day, set_code, set_version, assurance, channel, stratum, levels,
                 illustrative, revision, log_partition, log_offset, withdrawal, standing, standing_sequence,
                 standing_rule`;

const SELECT = `
  SELECT rating_id AS "ratingId", unit_id AS "unitId", official_id AS "officialId", day::text, set_code AS "setCode",
         set_version AS "setVersion", assurance, channel, stratum, levels, illustrative, revision,
         log_partition AS "logPartition", log_offset AS "logOffset", withdrawal, standing,
         standing_sequence AS "standingSequence", standing_rule AS "standingRule"
    FROM rating`;

/** The states of `stateColumns` as a table; a list of levels comes as its text. */
const GIVEN = `
  (SELECT rating_id, unit_id, official_id, day, set_code, set_version, assurance, channel, stratum,
          levels::smallint[] AS levels, illustrative, revision, log_partition, log_offset, withdrawal, standing,
          standing_sequence, standing_rule
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[], $5::text[], $6::integer[], $7::text[], $8::text[],
                 $9::text[], $10::text[], $11::boolean[], $12::integer[], $13::integer[], $14::bigint[], $15::integer[],
                 $16::text[], $17::integer[], $18::text[])
       AS state (${COLUMNS})) AS given`;

/** One compact row per rating, for reversal and for the count of different raters. */
@Injectable()
export class RatingsRepository {
  /**
   * Writes the states of ratings that were not heard of before; answers the ids of the others, which are neither changed
   * nor locked. Almost always there are none, and so nothing to send.
   *
   * @param states in the order of their ids, so that two writers never wait for each other crosswise
   */
  async add(session: Session, states: readonly RatingState[]): Promise<ReadonlySet<string>> {
    if (states.length === 0) return new Set();
    const known = await session.query<{ id: string }>(
      `WITH added AS (
         INSERT INTO rating (${COLUMNS}) SELECT ${COLUMNS} FROM ${GIVEN}
         ON CONFLICT (rating_id) DO NOTHING RETURNING rating_id)
       SELECT told.rating_id AS id FROM unnest($1::uuid[]) AS told (rating_id)
        WHERE NOT EXISTS (SELECT FROM added WHERE added.rating_id = told.rating_id)`,
      stateColumns(states),
    );
    return new Set(known.map(({ id }) => id));
  }

  /** The states of known ratings, locked until the transaction ends. */
  async lock(session: Session, ratingIds: readonly string[]): Promise<RatingState[]> {
    if (ratingIds.length === 0) return [];
    const rows = await session.query<Row>(
      `${SELECT} WHERE rating_id = ANY ($1::uuid[]) ORDER BY rating_id FOR UPDATE`,
      [ratingIds],
    );
    return rows.map(toState);
  }

  /** Writes locked states anew. */
  async replace(session: Session, states: readonly RatingState[]): Promise<void> {
    if (states.length === 0) return;
    const columns = COLUMNS.split(/,\s+/).filter((column) => column !== 'rating_id');
    await session.query(
      `UPDATE rating SET (${columns.join(', ')}) = ROW (${columns.map((column) => `given.${column}`).join(', ')})
         FROM ${GIVEN} WHERE rating.rating_id = given.rating_id`,
      stateColumns(states),
    );
  }

  /** Appends lines of `stateLine` to a table that has no key yet, whatever is known of their ratings. */
  async append(session: Session, lines: string): Promise<void> {
    if (lines !== '') await session.copyIn(`rating (${COLUMNS})`, lines);
  }

  /** Takes the rows of ratings that have more than one out of such a table: all of some ratings at a time, as they were appended. */
  async *takeRepeated(session: Session): AsyncGenerator<RatingState[]> {
    await session.query(
      `CREATE TEMP TABLE repeated AS
       SELECT rating_id, row_number() OVER () AS place FROM rating GROUP BY rating_id HAVING count(*) > 1`,
    );
    const [found] = await session.query<{ count: number }>('SELECT count(*)::int AS count FROM repeated');
    const count = found?.count ?? 0;
    if (count > 0) await session.query('CREATE INDEX rating_told ON rating (rating_id)');
    for (let from = 0; from < count; from += RATINGS_AT_ONCE) {
      const rows = await session.query<Row>(
        `${SELECT} JOIN repeated USING (rating_id) WHERE place > $1 AND place <= $2 ORDER BY rating.ctid`,
        [from, from + RATINGS_AT_ONCE],
      );
      await session.query(
        'DELETE FROM rating USING repeated WHERE rating.rating_id = repeated.rating_id AND place > $1 AND place <= $2',
        [from, from + RATINGS_AT_ONCE],
      );
      yield rows.map(toState);
    }
    await session.query('DROP INDEX IF EXISTS rating_told');
    await session.query('DROP TABLE repeated');
  }

  async addSignals(session: Session, signals: readonly Signal[]): Promise<void> {
    if (signals.length === 0) return;
    await session.query(
      `INSERT INTO rating_signal (rating_id, minute, seconds_taken, rater, device, network)
       SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::integer[], $4::bytea[], $5::bytea[], $6::bytea[])
       ON CONFLICT (rating_id) DO NOTHING`,
      [
        signals.map(({ ratingId }) => ratingId),
        signals.map(({ minute }) => minute),
        signals.map(({ secondsTaken }) => secondsTaken),
        signals.map(({ rater }) => bytes(rater)),
        signals.map(({ device }) => bytes(device)),
        signals.map(({ network }) => bytes(network)),
      ],
    );
  }

  /** Destroys signals from before an instant, at most `limit` of them; answers how many. */
  async forgetSignals(session: Session, before: Date, limit: number): Promise<number> {
    const [gone] = await session.query<{ count: number }>(
      `WITH old AS (SELECT rating_id FROM rating_signal WHERE minute < $1 ORDER BY minute LIMIT $2),
            gone AS (DELETE FROM rating_signal USING old WHERE rating_signal.rating_id = old.rating_id RETURNING 1)
       SELECT count(*)::int AS count FROM gone`,
      [before, limit],
    );
    return gone?.count ?? 0;
  }
}

/** The columns of the states, one array each. */
function stateColumns(states: readonly RatingState[]): string[] {
  const entries = states.map(({ content }) => content?.entry);
  const columns = [
    states.map(({ ratingId }) => ratingId),
    states.map(({ unitId }) => unitId),
    entries.map((entry) => entry?.officialId),
    entries.map((entry) => entry?.day),
    entries.map((entry) => entry?.setCode),
    entries.map((entry) => entry?.setVersion),
    entries.map((entry) => entry?.assurance),
    entries.map((entry) => entry?.channel),
    entries.map((entry) => entry?.stratum),
    entries.map((entry) => entry && `{${entry.levels.join()}}`),
    entries.map((entry) => entry?.illustrative),
    states.map(({ content }) => content?.revision),
    states.map(({ cast }) => cast?.partition),
    states.map(({ cast }) => cast?.offset),
    states.map(({ withdrawal }) => withdrawal),
    states.map(({ standing }) => standing.standing),
    states.map(({ standing }) => standing.sequence),
    states.map(({ standing }) => standing.rule),
  ];
  return columns.map(arrayText);
}

function toState(row: Row): RatingState {
  const { ratingId, revision, logPartition, logOffset, withdrawal, standing, standingSequence } = row;
  const { unitId, officialId, day, setCode, setVersion, assurance, channel, stratum, levels, illustrative } =
    row;
  const entry = {
    ...{ unitId, officialId, day, setCode, setVersion, assurance, channel, stratum, levels, illustrative },
  };
  const cast =
    logPartition === null || logOffset === null
      ? null
      : { partition: logPartition, offset: BigInt(logOffset) };
  return {
    ratingId,
    unitId,
    content: revision === null ? null : { revision, entry },
    cast,
    withdrawal,
    standing: { standing, sequence: standingSequence, rule: row.standingRule },
  };
}

function bytes(hash: string | null): Buffer | null {
  return hash === null ? null : Buffer.from(hash, 'base64url');
}
