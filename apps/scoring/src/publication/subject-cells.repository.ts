import {
  quarterDays,
  type DatedTotal,
  type OfficialShare,
  type Quarter,
  type SubjectKind,
} from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { DroppedChannel } from '../forensics/dropped-channels.reader.js';

/** Which cells are read: ballots of one set and quarter. */
export interface QuarterOf {
  readonly setCode: string;
  readonly quarter: Quarter;
}

/** A subject's cells of one month, version, channel and kind of case. */
export interface MonthCell {
  readonly subjectId: string;
  readonly month: string;
  readonly setVersion: number;
  readonly channel: string;
  readonly stratum: string;
  readonly rated: bigint;
  readonly histograms: readonly bigint[];
  readonly crosses: readonly bigint[];
  readonly illustrative: boolean;
}

/** A subject's complete submissions of one day, version and channel. */
export interface DayCell extends DatedTotal {
  readonly subjectId: string;
  readonly setVersion: number;
  readonly channel: string;
}

/** A row as PostgreSQL gives it: whole numbers that may outgrow 2⁵³ as texts. */
type Texts<Row> = {
  readonly [Key in keyof Row]: Row[Key] extends bigint
    ? string
    : Row[Key] extends readonly bigint[]
      ? string[]
      : Row[Key];
};

/** Which rows of `rating` are in the cells. */
const COUNTED = 'counted';

const BALLOTS = `
  subject_kind = $1 AND subject_id = ANY ($2::uuid[]) AND set_code = $3 AND assurance = 'ballot'`;

/** Reads of the cells what a quarter's publication states of its subjects. */
@Injectable()
export class SubjectCellsRepository {
  /**
   * Keeps every count of services from changing until the transaction ends, as the privacy floor's keeper does with the
   * cells: then what is published is of one moment of the log.
   */
  async stopCountingServices(session: Session): Promise<void> {
    await session.query('LOCK TABLE service_day IN SHARE MODE');
  }

  /** Units of whose months something is told. */
  async toldUnits(session: Session, { setCode, quarter }: QuarterOf): Promise<string[]> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<{ unitId: string }>(
      `SELECT DISTINCT unit_id AS "unitId" FROM released_cell
        WHERE set_code = $1 AND month >= $2 AND month < $3 AND assurance = 'ballot'`,
      [setCode, from, to],
    );
    return rows.map(({ unitId }) => unitId);
  }

  /** Officials with ballots in the quarter, in the order of their ids. */
  async officials(session: Session, { setCode, quarter }: QuarterOf): Promise<string[]> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<{ subjectId: string }>(
      `SELECT DISTINCT subject_id AS "subjectId" FROM month_cell
        WHERE subject_kind = 'official' AND set_code = $1 AND assurance = 'ballot' AND rated > 0
          AND month >= $2 AND month < $3
        ORDER BY 1`,
      [setCode, from, to],
    );
    return rows.map(({ subjectId }) => subjectId);
  }

  async months(
    session: Session,
    kind: SubjectKind,
    subjectIds: readonly string[],
    { setCode, quarter }: QuarterOf,
  ): Promise<MonthCell[]> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<Texts<MonthCell>>(
      `SELECT subject_id AS "subjectId", month::text, set_version AS "setVersion", channel, stratum, rated, histograms,
              crosses, illustrative::int > 0 AS illustrative
         FROM month_cell WHERE ${BALLOTS} AND month >= $4 AND month < $5 AND rated > 0
        ORDER BY subject_id, month, set_version, channel, stratum`,
      [kind, subjectIds, setCode, from, to],
    );
    return rows.map((row) => ({
      ...row,
      rated: BigInt(row.rated),
      histograms: row.histograms.map(BigInt),
      crosses: row.crosses.map(BigInt),
    }));
  }

  async days(
    session: Session,
    kind: SubjectKind,
    subjectIds: readonly string[],
    { setCode, quarter }: QuarterOf,
  ): Promise<DayCell[]> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<Texts<DayCell>>(
      `SELECT subject_id AS "subjectId", day::text, set_version AS "setVersion", channel, complete AS n,
              score_sum AS sum, score_squares AS "sumOfSquares"
         FROM day_cell WHERE ${BALLOTS} AND day >= $4 AND day < $5 AND complete > 0
        ORDER BY subject_id, day, set_version, channel`,
      [kind, subjectIds, setCode, from, to],
    );
    return rows.map((row) => ({
      ...row,
      n: BigInt(row.n),
      sum: BigInt(row.sum),
      sumOfSquares: BigInt(row.sumOfSquares),
    }));
  }

  /** Dossiers closed, owners invited, on time: by subject id. Nobody is in it who served nobody. */
  async services(
    session: Session,
    kind: SubjectKind,
    subjectIds: readonly string[],
    quarter: Quarter,
  ): Promise<Map<string, { closed: bigint; invited: bigint; onTime: bigint }>> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<{ subjectId: string; closed: string; invited: string; onTime: string }>(
      `SELECT subject_id AS "subjectId", sum(closed) AS closed, sum(invited) AS invited, sum(on_time) AS "onTime"
         FROM service_day
        WHERE subject_kind = $1 AND subject_id = ANY ($2::uuid[]) AND day >= $3 AND day < $4
        GROUP BY subject_id`,
      [kind, subjectIds, from, to],
    );
    return new Map(
      rows.map(({ subjectId, closed, invited, onTime }) => [
        subjectId,
        { closed: BigInt(closed), invited: BigInt(invited), onTime: BigInt(onTime) },
      ]),
    );
  }

  /**
   * How many ratings of whom are in each unit: what its total less its officials would leave. Ratings of a channel that is
   * dropped count as naming nobody.
   */
  async shares(
    session: Session,
    { setCode, quarter }: QuarterOf,
    dropped: readonly DroppedChannel[],
  ): Promise<OfficialShare[]> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<Texts<OfficialShare>>(
      `SELECT unit_id AS "unitId",
              CASE WHEN EXISTS (SELECT FROM unnest($4::uuid[], $5::text[], $6::date[], $7::date[])
                                              AS dropped (official_id, channel, first, last)
                                 WHERE dropped.official_id = rating.official_id AND dropped.channel = rating.channel
                                   AND date_trunc('month', day) BETWEEN first AND last)
                   THEN NULL ELSE official_id END AS "officialId",
              count(*) AS people
         FROM rating
        WHERE set_code = $1 AND day >= $2 AND day < $3 AND assurance = 'ballot' AND ${COUNTED}
        GROUP BY 1, 2 ORDER BY 1, 2`,
      [
        setCode,
        from,
        to,
        dropped.map(({ subjectId }) => subjectId),
        dropped.map(({ channel }) => channel),
        dropped.map((drop) => drop.from),
        dropped.map((drop) => drop.to),
      ],
    );
    return rows.map((row) => ({ ...row, people: BigInt(row.people) }));
  }

  /** The unit in which each official was rated last. */
  async unitsOf(
    session: Session,
    officialIds: readonly string[],
    { setCode, quarter }: QuarterOf,
  ): Promise<ReadonlyMap<string, string>> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<{ officialId: string; unitId: string }>(
      `SELECT DISTINCT ON (official_id) official_id AS "officialId", unit_id AS "unitId" FROM rating
        WHERE official_id = ANY ($1::uuid[]) AND set_code = $2 AND day >= $3 AND day < $4 AND assurance = 'ballot'
        ORDER BY official_id, day DESC, rating_id`,
      [officialIds, setCode, from, to],
    );
    return new Map(rows.map(({ officialId, unitId }) => [officialId, unitId]));
  }

  /** Different people behind the counted ratings of officials; nobody is in it of whom no signal is known. */
  async raters(
    session: Session,
    officialIds: readonly string[],
    { setCode, quarter }: QuarterOf,
  ): Promise<ReadonlyMap<string, number>> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<{ officialId: string; raters: number }>(
      `SELECT official_id AS "officialId", count(DISTINCT rater)::int AS raters
         FROM rating JOIN rating_signal USING (rating_id)
        WHERE official_id = ANY ($1::uuid[]) AND set_code = $2 AND day >= $3 AND day < $4 AND assurance = 'ballot'
          AND rater IS NOT NULL AND ${COUNTED}
        GROUP BY official_id`,
      [officialIds, setCode, from, to],
    );
    return new Map(rows.map(({ officialId, raters }) => [officialId, raters]));
  }
}
