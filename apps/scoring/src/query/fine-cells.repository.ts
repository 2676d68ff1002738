import type { IndexQuery } from '@namkhong/contracts/http/scoring-query';
import { quarterDays } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { groupArrays, groupKey, type CellGroup } from '../intake/cells.reader.js';
import { FinerTellingReader } from '../release/finer-telling.reader.js';

/** A cell by kind of case or by day, as it was told once. */
export interface FineCell {
  readonly unitId: string;
  /** First of the month. */
  readonly month: string;
  readonly setVersion: number;
  readonly assurance: 'ballot' | 'open';
  /** `land/approved` or `2026-05-17`. */
  readonly value: string;
  readonly rated: string;
  readonly histograms: string[];
  readonly crosses: string[];
  readonly complete: string;
  readonly scoreSum: string;
  readonly scoreSquares: string;
  readonly illustrative: boolean;
  readonly toldAt: number;
}

export interface FineSelection {
  readonly setCode: string;
  readonly dimension: 'stratum' | 'day';
  readonly window: IndexQuery['window'];
  readonly unitIds: readonly string[] | null;
}

type SoundGroup = CellGroup & { readonly counted: number };

const KEY = 'set_code, unit_id, month, set_version, assurance';

/** Groups of the quarter with what is told of them month by month. */
const TOLD = `
  told AS (
    SELECT ${KEY}, sum(rated) AS rated, sum_counts(histograms) AS histograms, sum_counts(days) AS days,
           bool_or(illustrative) AS illustrative
      FROM released_cell
     WHERE set_code = $1 AND month >= $2::date AND month < $3::date AND NOT whole_quarter
     GROUP BY ${KEY})`;

/**
 * Copies what may be told finer. A unit's month is told by kind of case, or by day, only where every kind, every day, has
 * ten ratings and where they add up to the very blocks that are told, so that nobody is left over between the two.
 * Copied once and never again: a second copy would differ from the first by single people.
 */
@Injectable()
export class FineCellsRepository {
  constructor(private readonly finer: FinerTellingReader) {}

  /** Quarters of a set that are closed and not copied yet. */
  async uncopied(session: Session, setCode: string): Promise<string[]> {
    const rows = await session.query<{ quarter: string }>(
      `SELECT quarter FROM closed_quarter closed
        WHERE set_code = $1 AND NOT EXISTS (SELECT FROM fine_quarter copied
                                             WHERE copied.set_code = $1 AND copied.quarter = closed.quarter)
        ORDER BY quarter`,
      [setCode],
    );
    return rows.map(({ quarter }) => quarter);
  }

  /**
   * Copies nothing where another transaction did it before. Days are told only of months whose kinds are not: three ways
   * to divide the same people are more than can be shown to be safe.
   */
  async copy(session: Session, setCode: string, quarter: string, now: Date): Promise<void> {
    const marked = await session.query(
      'INSERT INTO fine_quarter (set_code, quarter) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
      [setCode, quarter],
    );
    if (marked.length === 0) return;
    const { from, to } = quarterDays(quarter);
    const scope = [setCode, from, to];
    const byKind = await session.query<SoundGroup>(`${STRATA} ${SOUND}`, scope);
    const kinds = await this.finer.mayTell(session, byKind, ({ stratum }) => stratum);
    await session.query(`${STRATA} ${COPY_STRATA}`, [...scope, now, ...groupArrays(kinds)]);
    const told = new Set(kinds.map(groupKey));
    const byDay = await session.query<SoundGroup>(`${DAYS} ${SOUND}`, scope);
    const free = byDay.filter((group) => !told.has(groupKey(group)));
    const days = await this.finer.mayTell(session, free, ({ day }) => day);
    await session.query(`${DAYS} ${COPY_DAYS}`, [...scope, now, ...groupArrays(days)]);
  }

  async count(session: Session, selection: FineSelection): Promise<number> {
    const [row] = await session.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM fine_cell WHERE ${SELECTION}`,
      parametersOf(selection),
    );
    return row?.count ?? 0;
  }

  async select(session: Session, selection: FineSelection): Promise<FineCell[]> {
    return session.query(
      `SELECT unit_id AS "unitId", month::text, set_version AS "setVersion", assurance, value, rated::text, histograms,
              crosses, complete::text, score_sum::text AS "scoreSum", score_squares::text AS "scoreSquares",
              illustrative, extract(epoch FROM told_at)::float8 * 1000 AS "toldAt"
         FROM fine_cell WHERE ${SELECTION} ORDER BY unit_id, month, set_version, assurance, value`,
      parametersOf(selection),
    );
  }

  /** Groups with ratings of which nothing is told this fine. */
  async untold(
    session: Session,
    selection: FineSelection,
  ): Promise<Pick<FineCell, 'unitId' | 'month' | 'setVersion' | 'assurance'>[]> {
    return session.query(
      `SELECT DISTINCT subject_id AS "unitId", month::text, set_version AS "setVersion", assurance
         FROM month_cell cell
        WHERE subject_kind = 'unit' AND rated > 0 AND set_code = $1
          AND month BETWEEN $3::date AND $4::date AND ($5::uuid[] IS NULL OR subject_id = ANY ($5))
          AND NOT EXISTS (SELECT FROM fine_cell fine
                           WHERE fine.set_code = $1 AND fine.dimension = $2 AND fine.unit_id = cell.subject_id
                             AND fine.month = cell.month AND fine.set_version = cell.set_version
                             AND fine.assurance = cell.assurance)`,
      parametersOf(selection),
    );
  }
}

const SELECTION = `
  set_code = $1 AND dimension = $2 AND month BETWEEN $3::date AND $4::date
  AND ($5::uuid[] IS NULL OR unit_id = ANY ($5))`;

function parametersOf({ setCode, dimension, window, unitIds }: FineSelection): unknown[] {
  return [setCode, dimension, `${window.from}-01`, `${window.to}-01`, unitIds];
}

const SOUND = `
  SELECT unit_id AS "unitId", month::text, set_code AS "setCode", set_version AS "setVersion", assurance,
         rated::int AS counted
    FROM sound`;

const CHOSEN = `
  JOIN unnest($5::uuid[], $6::date[], $7::text[], $8::integer[], $9::text[])
    AS chosen (unit_id, month, set_code, set_version, assurance) USING (${KEY})`;

const STRATA = `
  WITH ${TOLD},
  fine AS (
    SELECT set_code, subject_id AS unit_id, month, set_version, assurance, stratum, sum(rated) AS rated,
           sum_counts(histograms) AS histograms, sum_counts(crosses) AS crosses
      FROM month_cell
     WHERE subject_kind = 'unit' AND set_code = $1 AND month >= $2::date AND month < $3::date AND rated > 0
     GROUP BY set_code, subject_id, month, set_version, assurance, stratum),
  sound AS (
    SELECT ${KEY}, rated, illustrative
      FROM (SELECT ${KEY}, min(fine.rated) AS least, sum(fine.rated) AS rated, sum_counts(fine.histograms) AS histograms
              FROM fine GROUP BY ${KEY}) AS whole
      JOIN told USING (${KEY}, rated, histograms)
     WHERE least >= 10)
`;

const COPY_STRATA = `
  INSERT INTO fine_cell (${KEY}, dimension, value, rated, histograms, crosses, complete, score_sum, score_squares,
                         illustrative, told_at)
  SELECT ${KEY}, 'stratum', stratum, fine.rated, histograms, crosses, 0, 0, 0, illustrative, $4::timestamptz
    FROM fine JOIN sound USING (${KEY}) ${CHOSEN}`;

const DAYS = `
  WITH ${TOLD},
  fine AS (
    SELECT set_code, subject_id AS unit_id, date_trunc('month', day)::date AS month, set_version, assurance, day,
           extract(day FROM day)::int AS place, sum(rated) AS rated, sum(complete) AS complete,
           sum(score_sum) AS score_sum, sum(score_squares) AS score_squares
      FROM day_cell
     WHERE subject_kind = 'unit' AND set_code = $1 AND day >= $2::date AND day < $3::date AND rated > 0
     GROUP BY set_code, subject_id, day, set_version, assurance),
  sound AS (
    SELECT ${KEY}, told.rated, told.illustrative
      FROM fine JOIN told USING (${KEY})
     GROUP BY ${KEY}, told.rated, told.days, told.illustrative
    HAVING min(fine.rated) >= 10 AND sum(fine.rated) = told.rated
       AND bool_and(told.days[3 * place - 2] = complete AND told.days[3 * place - 1] = score_sum
                    AND told.days[3 * place] = score_squares)
       AND sum(complete) = (SELECT sum(n) FROM unnest(told.days) WITH ORDINALITY AS each (n, i) WHERE i % 3 = 1))
`;

const COPY_DAYS = `
  INSERT INTO fine_cell (${KEY}, dimension, value, rated, histograms, crosses, complete, score_sum, score_squares,
                         illustrative, told_at)
  SELECT ${KEY}, 'day', day::text, fine.rated, '{}', '{}', complete, score_sum, score_squares, sound.illustrative,
         $4::timestamptz
    FROM fine JOIN sound USING (${KEY}) ${CHOSEN}`;
