import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { CellDeltas, DayDelta, MonthDelta } from './cell-deltas.js';

/** Adds to the cells; the tables refuse a count below zero. */
@Injectable()
export class CellsRepository {
  /** Adds merged deltas, and notes which months of which units changed so that their release is considered. */
  async add(session: Session, { days, months }: CellDeltas): Promise<void> {
    if (days.length > 0) await this.addDays(session, days);
    if (months.length === 0) return;
    await this.addMonths(session, months);
    await this.noteChanges(session, months);
  }

  private async addDays(session: Session, days: readonly DayDelta[]): Promise<void> {
    await session.query(
      `INSERT INTO day_cell AS cell (subject_kind, subject_id, set_code, set_version, assurance, channel, day, rated,
                                     straight_lined, complete, score_sum, score_squares)
       SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::date[],
                            $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[])
       ON CONFLICT (subject_kind, subject_id, day, set_code, set_version, assurance, channel) DO UPDATE
          SET rated = cell.rated + excluded.rated,
              straight_lined = cell.straight_lined + excluded.straight_lined,
              complete = cell.complete + excluded.complete,
              score_sum = cell.score_sum + excluded.score_sum,
              score_squares = cell.score_squares + excluded.score_squares`,
      [
        ...keyColumns(days),
        days.map(({ day }) => day),
        days.map(({ rated }) => rated),
        days.map(({ straightLined }) => straightLined),
        days.map(({ complete }) => complete),
        days.map(({ scoreSum }) => scoreSum),
        days.map(({ scoreSquares }) => scoreSquares),
      ],
    );
  }

  private async addMonths(session: Session, months: readonly MonthDelta[]): Promise<void> {
    await session.query(
      `INSERT INTO month_cell AS cell (subject_kind, subject_id, set_code, set_version, assurance, channel, month,
                                       stratum, rated, histograms, crosses, illustrative)
       SELECT subject_kind, subject_id, set_code, set_version, assurance, channel, month, stratum, rated,
              histograms::bigint[], crosses::bigint[], illustrative
         FROM unnest($1::text[], $2::uuid[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::date[], $8::text[],
                     $9::bigint[], $10::text[], $11::text[], $12::boolean[])
           AS delta (subject_kind, subject_id, set_code, set_version, assurance, channel, month, stratum, rated,
                     histograms, crosses, illustrative)
       ON CONFLICT (subject_kind, subject_id, month, set_code, set_version, assurance, channel, stratum) DO UPDATE
          SET rated = cell.rated + excluded.rated,
              histograms = add_counts(cell.histograms, excluded.histograms),
              crosses = add_counts(cell.crosses, excluded.crosses),
              illustrative = cell.illustrative OR excluded.illustrative`,
      [
        ...keyColumns(months),
        months.map(({ month }) => month),
        months.map(({ stratum }) => stratum),
        months.map(({ rated }) => rated),
        months.map(({ histograms }) => `{${histograms.join()}}`),
        months.map(({ crosses }) => `{${crosses.join()}}`),
        months.map(({ illustrative }) => illustrative),
      ],
    );
  }

  /** The update takes the row's lock, so that a release at this moment cannot strike out a change it has not seen. */
  private async noteChanges(session: Session, months: readonly MonthDelta[]): Promise<void> {
    const ofUnits = months.filter(({ subjectKind }) => subjectKind === 'unit');
    await session.query(
      `INSERT INTO release_queue (unit_id, month, set_code, set_version, assurance)
       SELECT DISTINCT * FROM unnest($1::uuid[], $2::date[], $3::text[], $4::integer[], $5::text[])
        ORDER BY 1, 2, 3, 4, 5
       ON CONFLICT (unit_id, month, set_code, set_version, assurance)
         DO UPDATE SET last_change = clock_timestamp()`,
      [
        ofUnits.map(({ subjectId }) => subjectId),
        ofUnits.map(({ month }) => month),
        ofUnits.map(({ setCode }) => setCode),
        ofUnits.map(({ setVersion }) => setVersion),
        ofUnits.map(({ assurance }) => assurance),
      ],
    );
  }
}

function keyColumns(deltas: readonly (DayDelta | MonthDelta)[]): unknown[][] {
  return [
    deltas.map(({ subjectKind }) => subjectKind),
    deltas.map(({ subjectId }) => subjectId),
    deltas.map(({ setCode }) => setCode),
    deltas.map(({ setVersion }) => setVersion),
    deltas.map(({ assurance }) => assurance),
    deltas.map(({ channel }) => channel),
  ];
}
